"""RSS 2.0 with Media RSS, of the newest articles and of each section: https://www.rssboard.org/rss-2-0.

The text is in `content:encoded`, the writers are `dc:creator`, the sources `dc:source`. RSS has no way to say
that an article was withdrawn, other than to leave it out: the Atom feed and redirects.json say it.
"""

from collections.abc import Iterator
from email.utils import format_datetime
from html import escape

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
from copydesk.export.view import EditionView
from copydesk.export.xml import Xml

NAME = "rss.xml"
media_type = "application/rss+xml"
lost = LOST | {
    "topics": "A category of RSS has one text: the name, not the code.",
    "byline.role": "RSS has a field for the name only.",
    "byline.uri": "RSS has a field for the name only.",
    "withdrawal": "RSS can't say that an article was withdrawn; atom.xml and redirects.json do.",
}
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": DC,
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:media": MEDIA,
}


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The feeds, each with its path in the bundle."""
    return xml_feeds(view, NAME, _write)


def _write(xml: Xml, channel: Channel, view: EditionView) -> None:
    press, settings = view.press, view.press.settings
    with xml.element("rss", version="2.0", **_NAMESPACES), xml.element("channel"):
        xml.leaf("title", channel.title)
        xml.leaf("link", channel.home)
        xml.leaf("description", channel.description)
        xml.leaf("language", settings.language)
        if settings.rights.notice:
            xml.leaf("copyright", settings.rights.notice)
        if changed := last_change(channel, view.withdrawn, press):
            xml.leaf("lastBuildDate", format_datetime(changed))
        xml.leaf("generator", "copydesk")
        xml.leaf("docs", "https://www.rssboard.org/rss-2-0")
        xml.leaf("atom:link", href=channel.address(NAME, press), rel="self", type=media_type)
        for item in channel.items:
            _item(xml, item, press)


def _item(xml: Xml, item: Item, press: Press) -> None:
    with xml.element("item"):
        xml.leaf("title", title(item, press))
        xml.leaf("link", page(item.id, press))
        xml.leaf("guid", tag(press.settings, item.id), isPermaLink="false")
        xml.leaf("pubDate", format_datetime(item.published))
        if item.modified:
            xml.leaf("dcterms:modified", item.modified.isoformat())
        for author in item.authors:
            xml.leaf("dc:creator", author.name)
        xml.leaf("category", item.section.name)
        for topic in item.topics:
            xml.leaf("category", topic.name, domain=TOPICS if topic.code else None)
        xml.leaf("description", escape(item.lead, quote=False))  # readers take it for HTML
        xml.leaf("content:encoded", content(item, press))
        xml.leaf("dc:language", item.language)
        for source in item.sources:
            xml.leaf("dc:source", source.name)
        xml.leaf("dc:rights", item.rights.notice or item.rights.holder)
        for related in item.related:
            xml.leaf("atom:link", rel="related", href=page(str(related.code), press), title=related.name)
        write_media(xml, item, press)
