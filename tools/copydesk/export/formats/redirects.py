"""Redirects, for the web server: where readers of an old address are sent, and which addresses are gone.

    {"format": "copydesk-redirects/1",
     "redirects": [
       {"from": "/2025/09/17/talks", "status": 301, "to": "/items/20250918-k7x4m2/article.html"},
       {"from": "/items/20250916-b3c4d5/article.html", "status": 410}]}

In the order of `from`, each once. 301: moved for good, to an article's page; of a withdrawn article, to the
page of the one that replaces it. 410: gone, and nothing stands in its place. The earlier addresses of a
withdrawn article are not told: their words are those of its headline.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from copydesk.export.jsontext import json_bytes
from copydesk.export.view import EditionView

media_type = "application/json"


def write_edition(view: EditionView) -> Iterator[tuple[str, bytes]]:
    """The list and its path in the bundle."""
    found: dict[str, dict[str, Any]] = {}
    for notice in view.withdrawn:
        found[_page(notice.id)] = (
            {"status": 301, "to": _page(notice.replaced_by)} if notice.replaced_by else {"status": 410}
        )
    found |= {_page(purge.id): {"status": 410} for purge in view.purged}
    for card in reversed(view.cards):  # of two that claim an address the newest has it
        found |= {f"/{quote(alias)}": {"status": 301, "to": _page(card.id)} for alias in card.aliases}
    redirects = [{"from": old, **found[old]} for old in sorted(found)]
    data = {"format": "copydesk-redirects/1", "redirects": redirects}
    yield "feeds/redirects.json", json_bytes(data)


def _page(id: str) -> str:
    return f"/items/{id}/article.html"
