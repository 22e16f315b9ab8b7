"""What becomes of one article: its files, and what the edition, the manifest and the reports tell of it.

It depends on the article, the desk, the formats, its photos and what it asks of the edition, and on nothing else.
"""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from copydesk.article.body import Body, read_body
from copydesk.article.copy import Copy
from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.model import Article
from copydesk.article.quotes import Quotes
from copydesk.export.body import Body as Rendered
from copydesk.export.edition import Listing
from copydesk.export.item import Item, SignedOff
from copydesk.export.lookup import make_item
from copydesk.export.loss import Left, lossy_fields
from copydesk.export.manifest import File
from copydesk.export.photos import print_photos
from copydesk.export.press import Press
from copydesk.export.prints import Prints
from copydesk.export.state import Files
from copydesk.export.view import Card
from copydesk.finding import Finding
from copydesk.text import Source, Span, decode

Put = Callable[[str, bytes], File]


class Pressed(NamedTuple):
    """An article as it went into the bundle: the `digest` of its own file, a SHA-256; its `files`; `item` and its `body` are there only of the newest, for the
    feeds; `lossy` are its fields that some format can't carry; `photos` are the pictures that were drawn, each with
    its path and blob, and `drawn_with` the programs. One with `findings` has no place in a bundle."""

    findings: tuple[Finding, ...]
    digest: str = ""
    files: tuple[File, ...] = ()
    card: Card | None = None
    item: Item | None = None
    body: Rendered | None = None
    version: int = 0
    signoffs: tuple[SignedOff, ...] = ()
    left: Left = Left()
    lossy: tuple[str, ...] = ()
    not_written: tuple[str, ...] = ()
    photos: tuple[tuple[str, str | None], ...] = ()
    drawn_with: str = ""


def press_article(
    listing: Listing, data: bytes, whole: bool, files: Files, press: Press, prints: Prints, put: Put
) -> Pressed:
    """Write the files of an article that is out, from the bytes of its own; with the `whole` item of it, if feeds may
    want it."""
    article = _read(decode(listing.path, data))
    written: list[File] = []

    def put_beside(name: str, data: bytes) -> File:
        written.append(put(f"items/{listing.id}/{name}", data))
        return written[-1]

    photos = print_photos(article, files, press, prints, put_beside)
    if photos.findings:
        return Pressed(tuple(photos.findings))
    item = make_item(article, data, photos.renditions, press.edition, press.desk)
    not_written = []
    for format in press.formats:
        made = format.write_item(item, press) if format.write_item and format.file else None
        if made is not None:
            put_beside(format.file, made)
        elif format.write_item:
            not_written.append(format.name)
        for name, more in format.write_beside(item, press) if format.write_beside else ():
            put_beside(name, more)
    return Pressed(
        (),
        hashlib.sha256(data).hexdigest(),
        tuple(written),
        Card.of(item),
        item if whole else None,
        press.page(item) if whole else None,
        item.version,
        item.signoffs,
        _left(item, article, photos.stills, press),
        lossy_fields(item, article.front.values, press.formats),
        tuple(not_written),
        tuple(photos.blobs.items()),
        photos.drawn_with,
    )


def _read(source: Source) -> Article:
    """An article as far as it is wanted here: without its copy, and without its body where nothing is looked for in
    that."""
    front = read_frontmatter(source)
    sought = ("article:", "copydesk:")
    if any(source.text.find(sign, front.body_start) >= 0 for sign in sought):
        body = read_body(source, front.body_start)
    else:
        body = Body(Span(front.body_start, len(source.text)))
    return Article(source.path, source, front, body, Copy("", (), Quotes((), ())))


def _left(item: Item, article: Article, stills: int, press: Press) -> Left:
    links = press.page(item).unlinked + len(article.related) - len(item.related)
    markdown = item.source is None and press.writes("markdown")
    return Left(links, int(markdown), len(article.photos) - len(item.images), stills)
