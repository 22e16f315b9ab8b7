"""What all NewsML-G2 items share: the frame, the management part, concepts and rights.

NewsML-G2 2.35: https://iptc.org/std/NewsML-G2/guidelines/. Codes with a prefix are of the IPTC's NewsCodes,
which the catalogue names.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

import copydesk
from copydesk.desk.settings import Settings
from copydesk.export.address import address, tag
from copydesk.export.item import Image, Item, Rights
from copydesk.export.xml import Xml

NEWS_ITEM = "application/vnd.iptc.g2.newsitem+xml"
ALT_TEXT = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/AltTextAccessibility"

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOGUE = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"


class Managed(NamedTuple):
    """What the management part of an item says first; `kind` is text or picture."""

    kind: str
    version: int
    first: datetime
    last: datetime
    status: str = "usable"
    embargo: datetime | None = None


@contextmanager
def news_item(guid: str, managed: Managed, language: str) -> Iterator[Xml]:
    """A newsItem for as long as the `with` lasts."""
    xml = Xml()
    about = {
        "xmlns": _NAMESPACE,
        "standard": "NewsML-G2",
        "standardversion": "2.35",
        "conformance": "power",
        "guid": guid,
        "version": str(managed.version),
        "xml:lang": language,
    }
    with xml.element("newsItem", **about):
        xml.leaf("catalogRef", href=_CATALOGUE)
        yield xml


def management(xml: Xml, managed: Managed, settings: Settings) -> None:
    """The first elements of itemMeta."""
    xml.leaf("itemClass", qcode=f"ninat:{managed.kind}")
    concept(xml, "provider", settings.publisher, uri=f"https://{settings.domain}/")
    xml.leaf("versionCreated", managed.last.isoformat())
    xml.leaf("firstCreated", managed.first.isoformat())
    if managed.embargo:
        xml.leaf("embargoed", managed.embargo.isoformat())
    xml.leaf("pubStatus", qcode=f"stat:{managed.status}")
    xml.leaf("generator", "copydesk", versioninfo=copydesk.__version__)


def concept(
    xml: Xml,
    element: str,
    name: str,
    /,
    definition: str | None = None,
    note: str | None = None,
    url: str | None = None,
    country: str | None = None,
    **about: str | None,
) -> None:
    """A person, a place, an organisation or a topic: `about` are attributes, `url` is where it has a page."""
    with xml.element(element, **about):
        xml.leaf("name", name)
        if definition:
            xml.leaf("definition", definition)
        if note:
            xml.leaf("note", note)
        if url:
            xml.leaf("remoteInfo", href=url)
        if country:
            xml.leaf("broader", type="cpnat:geoArea", qcode=f"iso3166-1a2:{country}")


def rights(xml: Xml, rights: Rights) -> None:
    """Who holds the rights, and on which terms."""
    with xml.element("rightsInfo"):
        concept(xml, "copyrightHolder", rights.holder)
        if rights.notice:
            xml.leaf("copyrightNotice", rights.notice)
        if rights.terms:
            xml.leaf("usageTerms", rights.terms)


def picture_guid(image: Image, item: Item, settings: Settings) -> str:
    """The name for good of a photo of an article."""
    return tag(settings, item.id, image.id)


def picture_name(image: Image) -> str:
    """The file of a photo's own newsItem, in the folder of its article."""
    return f"photo-{image.id}.newsml.xml"


def see_also(xml: Xml, kind: str, guid: str, href: str, title: str) -> None:
    """A link from an item to another that goes with it."""
    link = {"rel": "irel:seeAlso", "residref": guid, "href": href, "contenttype": NEWS_ITEM}
    with xml.element("link", **link):
        xml.leaf("itemClass", qcode=f"ninat:{kind}")
        xml.leaf("title", title)


def item_address(id: str, settings: Settings) -> str:
    """Where the newsItem of an article stands."""
    return address(settings, id, "article.newsml.xml")
