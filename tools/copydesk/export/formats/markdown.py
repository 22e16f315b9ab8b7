"""The article as it was filed: Markdown with its YAML front matter, byte for byte as in Git but for its photos' names.

A photo's `file` is the name that it has in the bundle, beside the article; it is empty where the rights to it have run
out.
"""

from copydesk.export.item import Item
from copydesk.export.press import Press

file = "article.md"
media_type = "text/markdown"
lost = {"photos.file": "The name in the newsroom stays there; the one that the photo has in the bundle is in its place."}


def write_item(item: Item, press: Press) -> bytes | None:
    """The bytes of the file; None where they name an article that is not out."""
    return item.source
