"""What the feeds share: which there are, and the title, the text and the photos of an entry."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from html import escape
from typing import NamedTuple

from copydesk.export.address import address, page_address
from copydesk.export.item import Image, Item
from copydesk.export.press import Press
from copydesk.export.purge import Purge
from copydesk.export.said import notes
from copydesk.export.tombstone import Notice
from copydesk.export.view import EditionView
from copydesk.export.xml import Xml

MEDIA = "http://search.yahoo.com/mrss/"
DC = "http://purl.org/dc/elements/1.1/"
TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"

# What no feed has a field for; `content` is the text of an entry, as readers see it
LOST = {
    "dateline": "No feed has a field for it; it stands on the article's page.",
    "people": "No feed has a field for notes on names; they stand on the article's page.",
    "embargo": "No feed has a field for it; an article is in a feed when it is over.",
    "aliases": "Earlier addresses are in feeds/redirects.json.",
    "ai": "No feed has a field for it; the note at the end of the content says it.",
    "updates": "No feed has a field for the note; it is at the end of the content.",
    "corrections": "No feed has a field for the note; it is at the end of the content.",
    "sources.url": "No feed has a field for it; it stands on the article's page.",
    "sources.kind": "No feed has a field for it.",
    "sources.accessed": "No feed has a field for it; it stands on the article's page.",
    "sources.archive": "No feed has a field for it.",
    "rights.terms": "No feed has a field for them; they stand on the article's page.",
    "photos.digital_source_type": "No feed has a field for it; the content says what was made with AI.",
    "photos.expires": "No feed has a field for it; a photo leaves the feed when its rights run out.",
    "signoff": "No feed has a field for it; it stands in report/validation.json.",
}


class Channel(NamedTuple):
    """One feed of the edition, of all sections or of one: its folder in the bundle, its newest items, and the
    page that shows the same."""

    folder: str
    title: str
    description: str
    home: str
    items: tuple[Item, ...]

    def path(self, name: str) -> str:
        """Where a file of this feed stands in the bundle."""
        return f"{self.folder}/{name}"

    def address(self, name: str, press: Press) -> str:
        """Where a file of this feed stands on the web."""
        return page_address(press.settings, self.path(name))


class Shown(NamedTuple):
    """The file of a photo that a feed shows, as far as it is known; a `size` is in bytes."""

    url: str
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    size: int | None = None


def channels(view: EditionView) -> Iterator[Channel]:
    """The feed of everything, and one for each section of the register, whether it has articles or not."""
    press = view.press
    publisher, home = press.settings.publisher, page_address(press.settings, "")
    has_pages = press.writes("front") and press.writes("html")
    yield Channel("feeds", publisher, f"News from {publisher}", home, view.latest())
    for section in press.desk.sections.entries.values():
        name, words = f"{section.name} · {publisher}", section.text("description") or section.name
        items = view.latest(section.code)
        front = page_address(press.settings, f"sections/{section.code}.html") if has_pages and items else home
        yield Channel(f"feeds/sections/{section.code}", name, words, front, items)


def xml_feeds(
    view: EditionView, name: str, write: Callable[[Xml, Channel, EditionView], None]
) -> Iterator[tuple[str, bytes]]:
    """Each channel as a file of a `name`, with its path in the bundle; `write` fills it."""
    for channel in channels(view):
        xml = Xml()
        write(xml, channel, view)
        yield channel.path(name), xml.bytes()


def title(item: Item, press: Press) -> str:
    """The headline behind its label: `Update: Ministers meet in Kyiv`."""
    if not item.label:
        return item.headline
    return f"{press.furnishings.of(item.language).label(item.label)}: {item.headline}"


def last_change(channel: Channel, gone: Iterable[Notice | Purge], press: Press) -> datetime | None:
    """When what a feed says changed last, in the newsroom's time zone; None where it has said nothing yet."""
    changes = [max(filter(None, (item.published, item.embargo, item.modified))) for item in channel.items]
    changes += [notice.at for notice in gone]
    return max(changes).astimezone(press.settings.zone) if changes else None


def page(id: str, press: Press) -> str:
    """Where the page of an article stands on the web."""
    return address(press.settings, id, "article.html")


def content(item: Item, press: Press) -> str:
    """All that a reader of a feed sees, as HTML: lead, photos, text, and the notes on what has changed."""
    return press.once(f"content of {item.id}", lambda: _content(item, press))


def shown(image: Image, item: Item, press: Press) -> Shown:
    """The largest file of a photo that every feed reader can show."""
    if file := image.file:
        url = address(press.settings, item.id, file.name)
        return Shown(url, file.media_type, file.width, file.height, file.size)
    return Shown(image.url or "")


def write_media(xml: Xml, item: Item, press: Press) -> None:
    """The photos of an item as Media RSS: https://www.rssboard.org/media-rss."""
    for image in item.images:
        file = shown(image, item, press)
        with xml.element(
            "media:content",
            url=file.url,
            type=file.media_type,
            medium="image",
            width=_text(file.width),
            height=_text(file.height),
            fileSize=_text(file.size),
        ):
            xml.leaf("media:title", image.alt, type="plain")
            if image.caption:
                xml.leaf("media:description", image.caption, type="plain")
            if image.credit:
                xml.leaf("media:credit", image.credit)
            if image.rights:
                xml.leaf("media:copyright", image.rights)


def _content(item: Item, press: Press) -> str:
    body = press.text(item)
    placed = {image.id for image in body.images}
    lead, others = item.images[:1], [image for image in item.images[1:] if image.id not in placed]
    parts = [f"<p>{escape(item.lead)}</p>\n"]
    for part in (*lead, *body.parts, *others):
        parts.append(part if isinstance(part, str) else _figure(part, item, press))
    said = notes(item, press.furnishings.of(item.language))
    return "".join([*parts, *(f"<p>{escape(note)}</p>\n" for note in said)])


def _figure(image: Image, item: Item, press: Press) -> str:
    file = shown(image, item, press)
    size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
    words = press.furnishings.of(item.language)
    kind = "photo" if image.is_photograph else "picture"
    credit = words.say(kind, credit=image.credit) if image.credit else None
    made_by_ai = words.say("made_with_ai") if image.made_by_ai else None
    said = " ".join(filter(None, (image.caption, credit, made_by_ai)))
    caption = f"<figcaption>{escape(said)}</figcaption>" if said else ""
    return f'<figure><img src="{escape(file.url)}" alt="{escape(image.alt)}"{size}>{caption}</figure>\n'


def _text(number: int | None) -> str | None:
    return str(number) if number else None
