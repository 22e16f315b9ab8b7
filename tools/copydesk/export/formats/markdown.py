"""The article as it was filed: Markdown with YAML front matter, byte for byte but for the names of its photos.

A photo's `file` is the name that it has in the bundle, beside the article; it is empty where the rights to it
have run out.
"""

from copydesk.export.item import Item
from copydesk.export.press import Press

file = "article.md"
media_type = "text/markdown"
lost = {"photos.file": "The newsroom's own name stays there; the photo's name in the bundle is in its place."}


def write_item(item: Item, press: Press) -> bytes | None:
    """The bytes of the file; None where they name an article that is not out."""
    return item.source
