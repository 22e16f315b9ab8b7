"""The sitemap (https://www.sitemaps.org/protocol.html): an index, and a file for each month's articles.

A change to one article changes the file of one month. robots.txt should name the index.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from copydesk.export.formats._feed import page
from copydesk.export.press import Press
from copydesk.export.view import Card, EditionView
from copydesk.export.xml import Xml

MOST = 50_000  # addresses in one file, by the protocol
media_type = "application/xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The files of the months, then the index, each with its path in the bundle."""
    home = f"https://{view.press.settings.domain}/"
    front = "feeds/sitemap/front.xml"
    yield front, _urls([(home, None)])
    paths = [front]
    for month, group in groupby(view.cards, lambda card: card.published.isoformat()[:7]):
        cards = list(group)
        for start in range(0, len(cards), MOST):
            part = f"-{start // MOST + 1}" if start else ""
            paths.append(f"feeds/sitemap/{month}{part}.xml")
            yield paths[-1], _urls([_url(card, view.press) for card in cards[start : start + MOST]])
    yield "feeds/sitemap.xml", _index([home + path for path in paths])


def _url(card: Card, press: Press) -> tuple[str, str | None]:
    return page(card.id, press), (card.modified or card.published).isoformat()


def _urls(urls: Sequence[tuple[str, str | None]]) -> bytes:
    xml = Xml()
    with xml.element("urlset", xmlns=_NAMESPACE):
        for address, changed in urls:
            with xml.element("url"):
                xml.leaf("loc", address)
                if changed:
                    xml.leaf("lastmod", changed)
    return xml.bytes()


def _index(addresses: Sequence[str]) -> bytes:
    xml = Xml()
    with xml.element("sitemapindex", xmlns=_NAMESPACE):
        for address in addresses:
            with xml.element("sitemap"):
                xml.leaf("loc", address)
    return xml.bytes()
