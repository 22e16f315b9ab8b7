"""The news sitemap: what was published in the two days before the edition, for search engines.

Google says which, and that there may be no more than 1,000:
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
By its schema a sitemap has at least one address: where nothing is so new it is the front page.
"""

from collections.abc import Iterator
from datetime import timedelta

from copydesk.export.formats._feed import page
from copydesk.export.view import Card, EditionView
from copydesk.export.xml import Xml

MOST = 1000
DAYS = 2
media_type = "application/xml"
_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The sitemap and its path in the bundle."""
    since = view.press.as_of - timedelta(days=DAYS)
    new = [card for card in view.cards if card.published > since][:MOST]
    xml = Xml()
    with xml.element("urlset", **_NAMESPACES):
        for card in new:
            _url(xml, card, view)
        if not new:
            with xml.element("url"):
                xml.leaf("loc", f"https://{view.press.settings.domain}/")
    yield "feeds/sitemap-news.xml", xml.bytes()


def _url(xml: Xml, card: Card, view: EditionView) -> None:
    with xml.element("url"):
        xml.leaf("loc", page(card.id, view.press))
        with xml.element("news:news"):
            with xml.element("news:publication"):
                xml.leaf("news:name", view.press.settings.publisher)
                xml.leaf("news:language", _language(card.language))
            xml.leaf("news:publication_date", card.published.isoformat())
            xml.leaf("news:title", card.headline)


def _language(tag: str) -> str:
    """The code of ISO 639 that a news sitemap wants; of Chinese, the script."""
    primary, *rest = tag.split("-")
    if primary == "zh":
        return "zh-tw" if {"Hant", "TW", "HK", "MO"} & set(rest) else "zh-cn"
    return primary
