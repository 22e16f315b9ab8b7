"""The file of an article as it goes out: byte for byte as it was filed, but for the names of its photos.

The newsroom's own files stay at home. So a photo is named as its largest JPEG in the bundle, and one that may
not be shown any more has an empty name.
"""

from collections.abc import Iterable

from copydesk.article.model import Article
from copydesk.article.write import quoted, scalar
from copydesk.edit.change import apply, change_of
from copydesk.export.item import Image
from copydesk.finding import Edit
from copydesk.text import Span


def outgoing(article: Article, data: bytes, images: Iterable[Image]) -> bytes:
    """The bytes of an article's file, with the names that its photos have beside it in the bundle."""
    names = {image.id: image.file.name for image in images if image.file}
    edits = []
    for photo in article.photos:
        place = article.front.places.get((*photo.route, "file"))
        if photo.file and place:
            name, start = names.get(photo.id or "", ""), place.value.start
            typed = quoted(name, place.style) if place.style in ("'", '"') else scalar(name, in_list=True)
            end = start + len(article.source.text[slice(*place.value)].rstrip())
            edits.append(Edit(Span(start, end), typed))
    return apply(data, change_of(article.source.text, edits)) if edits else data
