"""Atom (RFC 4287) of the newest articles and of each section; withdrawn ones are deleted entries (RFC 6721).

A reader of the feed deletes the entry whose id a deleted entry names; its comment says why, in the words of
the notice; of what was purged it says nothing. Every feed names all of these, for it may have carried them once.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from copydesk.export.address import tag
from copydesk.export.formats._feed import (
    DC,
    LOST,
    MEDIA,
    TOPICS,
    Channel,
    content,
    last_change,
    page,
    title,
    write_media,
    xml_feeds,
)
from copydesk.export.item import Item
from copydesk.export.press import Press
from copydesk.export.tombstone import Notice
from copydesk.export.view import EditionView
from copydesk.export.xml import Xml

NAME = "atom.xml"
media_type = "application/atom+xml"
lost = LOST | {"byline.role": "Atom has fields for a writer's name and address only."}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed needs a time; one that is still empty keeps this one
_NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:dc": DC,
    "xmlns:media": MEDIA,
}


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The feeds, each with its path in the bundle."""
    return xml_feeds(view, NAME, _write)


def _write(xml: Xml, channel: Channel, view: EditionView) -> None:
    press, withdrawn = view.press, view.withdrawn
    settings = press.settings
    updated = last_change(channel, (*withdrawn, *view.purged), press) or _NEVER
    with xml.element("feed", **_NAMESPACES, **{"xml:lang": settings.language}):
        xml.leaf("id", channel.address(NAME, press))
        xml.leaf("title", channel.title)
        xml.leaf("subtitle", channel.description)
        xml.leaf("updated", updated.isoformat())
        xml.leaf("link", rel="self", type=media_type, href=channel.address(NAME, press))
        xml.leaf("link", rel="alternate", type="text/html", href=channel.home)
        _person(xml, settings.publisher, f"https://{settings.domain}/")
        if settings.rights.notice:
            xml.leaf("rights", settings.rights.notice)
        xml.leaf("generator", "copydesk")
        for notice in withdrawn:  # before the entries: by its grammar a feed ends with those
            _deleted(xml, notice, press)
        for purge in view.purged:
            xml.leaf("at:deleted-entry", ref=tag(settings, purge.id), when=purge.at.isoformat())
        for item in channel.items:
            _entry(xml, item, press)


def _entry(xml: Xml, item: Item, press: Press) -> None:
    settings = press.settings
    with xml.element("entry", **{"xml:lang": item.language}):
        xml.leaf("id", tag(settings, item.id))
        xml.leaf("title", title(item, press))
        xml.leaf("published", item.published.isoformat())
        xml.leaf("updated", (item.modified or item.published).isoformat())
        xml.leaf("link", rel="alternate", type="text/html", href=page(item.id, press))
        for author in item.authors:
            _person(xml, author.name, author.url)
        scheme = f"https://{settings.domain}/sections/"
        xml.leaf("category", term=item.section.code, scheme=scheme, label=item.section.name)
        for topic in item.topics:
            scheme = TOPICS if topic.code else None
            xml.leaf("category", term=topic.code or topic.name, scheme=scheme, label=topic.name)
        xml.leaf("summary", item.lead)
        xml.leaf("content", content(item, press), type="html")
        for related in item.related:
            xml.leaf("link", rel="related", href=page(str(related.code), press), title=related.name)
        for source in item.sources:
            xml.leaf("dc:source", source.name)
        xml.leaf("rights", item.rights.notice or f"© {item.rights.holder}")
        write_media(xml, item, press)


def _deleted(xml: Xml, notice: Notice, press: Press) -> None:
    with xml.element("at:deleted-entry", ref=tag(press.settings, notice.id), when=notice.at.isoformat()):
        xml.leaf("at:comment", " ".join(filter(None, (notice.reason, notice.note))))
        if notice.replaced_by:
            xml.leaf("link", rel="related", type="text/html", href=page(notice.replaced_by, press))


def _person(xml: Xml, name: str, uri: str | None) -> None:
    with xml.element("author"):
        xml.leaf("name", name)
        if uri:
            xml.leaf("uri", uri)
