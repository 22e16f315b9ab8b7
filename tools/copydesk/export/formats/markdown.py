"""The article as it was filed: Markdown with its YAML front matter, byte for byte as in Git."""

from copydesk.export.item import Item
from copydesk.export.press import Press

file = "article.md"
media_type = "text/markdown"
lost: dict[str, str] = {}


def write_item(item: Item, press: Press) -> bytes | None:
    """The bytes of the file; None where they name an article that is not out."""
    return item.source
