"""JSON Feed 1.1 of the newest articles and of each section: https://www.jsonfeed.org/version/1.1/.

The text is in `content_html`; a photo's caption and credit stand below it there.
"""

from collections.abc import Iterator
from typing import Any

from copydesk.export.address import tag
from copydesk.export.filled import filled
from copydesk.export.formats._feed import LOST, Channel, channels, content, page, shown, title
from copydesk.export.item import Item
from copydesk.export.jsontext import json_bytes
from copydesk.export.press import Press
from copydesk.export.view import EditionView

NAME = "feed.json"
media_type = "application/feed+json"
lost = LOST | {
    "byline.role": "JSON Feed has fields for a writer's name and address only.",
    "section": "A tag of JSON Feed has one text: the name, not the code.",
    "topics": "A tag of JSON Feed has one text: the name, not the code.",
    "photos": "JSON Feed has a field for one image; the others, captions and credits are in the content.",
    "photos.rights": "JSON Feed has no field for them; they stand on the article's page.",
    "sources": "JSON Feed has no field for them; they stand on the article's page.",
    "related": "JSON Feed has no field for it; the links stand on the article's page.",
    "rights": "JSON Feed has no field for them; they stand on the article's page.",
    "withdrawal": "JSON Feed can't say that an article was withdrawn; atom.xml and redirects.json do.",
}


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The feeds, each with its path in the bundle."""
    for channel in channels(view):
        feed = _feed(channel, view.press)
        yield channel.path(NAME), json_bytes(feed)


def _feed(channel: Channel, press: Press) -> dict[str, Any]:
    settings = press.settings
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.address(NAME, press),
        "description": channel.description,
        "language": settings.language,
        "authors": [{"name": settings.publisher, "url": f"https://{settings.domain}/"}],
        "items": [_item(item, press) for item in channel.items],
    }


def _item(item: Item, press: Press) -> dict[str, Any]:
    return filled(
        {
            "id": tag(press.settings, item.id),
            "url": page(item.id, press),
            "title": title(item, press),
            "summary": item.lead,
            "content_html": content(item, press),
            "image": shown(item.images[0], item, press).url if item.images else None,
            "date_published": item.published.isoformat(),
            "date_modified": item.modified.isoformat() if item.modified else None,
            "authors": [filled({"name": author.name, "url": author.url}) for author in item.authors],
            "tags": list(dict.fromkeys([item.section.name, *(topic.name for topic in item.topics)])),
            "language": item.language,
        }
    )
