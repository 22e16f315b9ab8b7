"""A photo as a NewsML-G2 item of its own: its caption, credit, rights, and a remoteContent for each file."""

from datetime import datetime, time

from copydesk.export.address import address, tag
from copydesk.export.formats._newsml import (
    ALT_TEXT,
    Managed,
    concept,
    item_address,
    management,
    news_item,
    picture_guid,
    rights,
    see_also,
)
from copydesk.export.item import Image, Item, Rendition, Rights
from copydesk.export.press import Press
from copydesk.export.xml import Xml

_THUMBNAIL = 480  # up to so many pixels in width


def write_picture(image: Image, item: Item, press: Press) -> bytes:
    """The newsItem of a photo."""
    settings = press.settings
    last = item.modified or item.published
    managed = Managed("picture", item.version, item.published, last, "usable", item.embargo)
    with news_item(picture_guid(image, item, settings), managed, item.language) as xml:
        holder = image.agency.name if image.agency else item.rights.holder
        rights(xml, Rights(holder, image.rights, None))
        with xml.element("itemMeta"):
            management(xml, managed, settings)
            xml.leaf("title", image.caption or image.alt)
            if image.expires:
                moment = datetime.combine(image.expires, time(23, 59, 59), settings.zone)
                xml.leaf("expires", moment.isoformat())
            see_also(xml, "text", tag(settings, item.id), item_address(item.id, settings), item.headline)
        with xml.element("contentMeta"):
            _content(xml, image, item)
        with xml.element("contentSet"):
            widest = max((rendition.width for rendition in image.renditions), default=0)
            for rendition in image.renditions:
                _rendition(xml, rendition, widest, item, press)
            if image.url:
                xml.leaf("remoteContent", rendition="rnd:highRes", href=image.url)
    return xml.bytes()


def _content(xml: Xml, image: Image, item: Item) -> None:
    if image.source_type:
        xml.leaf("digitalSourceType", qcode=f"digsrctype:{image.source_type}")
    if image.agency:
        agency = {"type": "cpnat:organisation", "literal": image.agency.code}
        concept(xml, "infoSource", image.agency.name, **agency)
    if image.photographer:
        concept(xml, "creator", image.photographer, type="cpnat:person")
    xml.leaf("language", tag=item.language)
    xml.leaf("headline", item.headline)
    if image.photographer:
        xml.leaf("by", image.photographer)
    if image.credit:
        xml.leaf("creditline", image.credit)
    if image.caption:
        xml.leaf("description", image.caption, role="drol:caption")
    if image.alt:
        xml.leaf("description", image.alt, roleuri=ALT_TEXT)


def _rendition(xml: Xml, rendition: Rendition, widest: int, item: Item, press: Press) -> None:
    kind = "highRes" if rendition.width == widest else "thumbnail" if rendition.width <= _THUMBNAIL else "web"
    about = {
        "rendition": f"rnd:{kind}",
        "href": address(press.settings, item.id, rendition.name),
        "contenttype": rendition.media_type,
        "size": str(rendition.size),
        "width": str(rendition.width),
        "height": str(rendition.height),
    }
    with xml.element("remoteContent", **about):
        xml.leaf("hash", rendition.sha256, hashtypeuri="http://www.w3.org/2001/04/xmlenc#sha256")
