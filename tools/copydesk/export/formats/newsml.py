"""NewsML-G2 2.35, IPTC's XML for the wire: a newsItem for each article, and one for each of its photos.

The text is XHTML in inlineXML. A photo is a newsItem of its own, photo-ID.newsml.xml, to which the article's
links: so its caption, credit and rights go where the photo goes. A withdrawn article is a newsItem with the
status canceled.
"""

from collections.abc import Iterator
from html import escape

from copydesk.export.address import address, tag
from copydesk.export.formats._newsml import (
    NEWS_ITEM,
    Managed,
    concept,
    item_address,
    management,
    news_item,
    picture_guid,
    picture_name,
    rights,
    see_also,
)
from copydesk.export.formats._newsml_picture import write_picture
from copydesk.export.item import Change, Image, Item
from copydesk.export.press import Press
from copydesk.export.said import AI_SHARE, by_line, dateline, notes
from copydesk.export.tombstone import Notice
from copydesk.export.xml import Xml

file = "article.newsml.xml"
media_type = NEWS_ITEM
lost = {
    "aliases": "An item has one address; earlier ones are in feeds/redirects.json.",
    "ai": "digitalSourceType says that a model had a share; for what, only the words of edNote.",
    "corrections.was": "There is no field for it: the words stand in edNote.",
    "corrections.now": "There is no field for it: the words stand in edNote.",
    "label": "sig:update and sig:correction say what it says; breaking is a genre without a code.",
    "signoff": "There is no field for it: it stands in report/validation.json.",
    "sources.archive": "There is no field for it.",
    "sources.kind": "There is no field for it.",
}


def write_item(item: Item, press: Press) -> bytes:
    """The newsItem of an article."""
    last = item.modified or item.published
    managed = Managed("text", item.version, item.published, last, "usable", item.embargo)
    with news_item(tag(press.settings, item.id), managed, item.language) as xml:
        rights(xml, item.rights)
        with xml.element("itemMeta"):
            management(xml, managed, press.settings)
            _about_item(xml, item, press)
        with xml.element("contentMeta"):
            _about_content(xml, item, press)
        with xml.element("contentSet"):
            _text(xml, item, press)
    return xml.bytes()


def write_beside(item: Item, press: Press) -> Iterator[tuple[str, bytes]]:
    """The newsItems of its photos."""
    for image in item.images:
        yield picture_name(image), write_picture(image, item, press)


def write_withdrawn(notice: Notice, press: Press) -> bytes:
    """The newsItem that takes an article back: nothing is left but its name, and why."""
    settings = press.settings
    managed = Managed("text", notice.version, notice.published, notice.at, "canceled")
    guid = tag(settings, notice.id)
    with news_item(guid, managed, notice.language) as xml, xml.element("itemMeta"):
        management(xml, managed, settings)
        xml.leaf("edNote", " ".join(filter(None, (notice.reason, notice.note))))
        if notice.replaced_by:
            guid, href = tag(settings, notice.replaced_by), item_address(notice.replaced_by, settings)
            xml.leaf("link", rel="irel:replacedBy", residref=guid, href=href)
    return xml.bytes()


def _about_item(xml: Xml, item: Item, press: Press) -> None:
    settings = press.settings
    xml.leaf("title", item.headline)
    for note in notes(item, press.furnishings.of(item.language)):
        xml.leaf("edNote", note)
    for signal in _signals(item.changes):
        xml.leaf("signal", qcode=f"sig:{signal}")
    for image in item.images:
        href = address(settings, item.id, picture_name(image))
        see_also(xml, "picture", picture_guid(image, item, settings), href, image.caption or image.alt)
    for related in item.related:
        id = str(related.code)
        see_also(xml, "text", tag(settings, id), item_address(id, settings), related.name)


def _signals(changes: tuple[Change, ...]) -> list[str]:
    """What happened since the first publication: nothing, updates, corrections, or both."""
    updated = any(change.kind == "update" for change in changes)
    corrected = any(change.kind != "update" for change in changes)
    return ["update"] * updated + ["correction"] * corrected


def _about_content(xml: Xml, item: Item, press: Press) -> None:
    if item.images and item.images[0].renditions:
        smallest = item.images[0].renditions[0]
        xml.leaf(
            "icon",
            href=address(press.settings, item.id, smallest.name),
            contenttype=smallest.media_type,
            width=str(smallest.width),
            height=str(smallest.height),
        )
    xml.leaf("contentCreated", item.published.isoformat())
    if item.modified:
        xml.leaf("contentModified", item.modified.isoformat())
    if item.ai:
        xml.leaf("digitalSourceType", qcode=f"digsrctype:{AI_SHARE}")
    concept(xml, "located", item.place, country=item.country, type="cpnat:geoArea", literal=item.place)
    for source in item.sources:
        read = f"Read on {source.accessed.isoformat()}" if source.accessed else None
        concept(xml, "infoSource", source.name, note=read, url=source.url, literal=source.code)
    for author in item.authors:
        about = {"type": "cpnat:person", "literal": author.code}
        concept(xml, "creator", author.name, definition=author.role, url=author.url, **about)
    xml.leaf("altId", item.id)
    xml.leaf("language", tag=item.language)
    if item.label:
        concept(xml, "genre", item.label.capitalize(), literal=item.label)
    concept(xml, "subject", item.section.name, type="cpnat:abstract", literal=item.section.code)
    for topic in item.topics:
        qcode = f"medtop:{topic.code}" if topic.code else None
        concept(xml, "subject", topic.name, type="cpnat:abstract", qcode=qcode)
    for note in item.people:
        concept(xml, "subject", note.name, definition=note.role, type="cpnat:person", literal=note.code)
    xml.leaf("slugline", item.slug)
    xml.leaf("headline", item.headline)
    words = press.furnishings.of(item.language)
    xml.leaf("dateline", dateline(item, words))
    xml.leaf("by", by_line(item, words))
    xml.leaf("creditline", press.settings.publisher)
    xml.leaf("description", item.lead, role="drol:summary")


def _text(xml: Xml, item: Item, press: Press) -> None:
    body = press.text(item)
    content = {
        "contenttype": "application/xhtml+xml",
        "charcount": str(len(body.text)),
        "wordcount": str(len(body.text.split())),
    }
    with xml.element("inlineXML", **content), xml.element("html", xmlns="http://www.w3.org/1999/xhtml"):
        with xml.element("head"):
            xml.leaf("title", item.headline)
        with xml.element("body"):
            for part in body.parts:
                xml.markup(part if isinstance(part, str) else _figure(part, item, press))


def _figure(image: Image, item: Item, press: Press) -> str:
    source = address(press.settings, item.id, image.file.name) if image.file else image.url or ""
    words = escape(" ".join(filter(None, (image.caption, image.credit))))
    return (
        f'<figure><img src="{escape(source)}" alt="{escape(image.alt)}" />'
        f"<figcaption>{words}</figcaption></figure>\n"
    )
