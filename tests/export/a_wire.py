"""Articles as items without a bundle: a generated newsroom's, with files for photos that nobody drew."""

from collections.abc import Iterator
from functools import cache

from bench.newsroom import articles, write_newsroom

from copydesk.article.model import read_article
from copydesk.article.times import parse_time
from copydesk.desk import load_desk
from copydesk.export.catalogue import chosen
from copydesk.export.edition import choose
from copydesk.export.item import Item, Rendition
from copydesk.export.lookup import make_item
from copydesk.export.outline import outline_of
from copydesk.export.press import Press
from copydesk.files import Entry
from copydesk.text import decode

COUNT, SEED = 540, 5  # of which some are drafts, held or withdrawn


@cache
def generated(folder) -> tuple[Press, tuple[Item, ...]]:
    """The press and the items of a generated newsroom, whose settings and registers go to a new folder."""
    made = list(articles(COUNT, SEED))
    write_newsroom(folder, [], SEED)
    desk = load_desk(folder)
    entries = [Entry(article.path, article.text.encode()) for article in made]
    edition = choose(((entry.path, outline_of(entry)) for entry in entries), parse_time("2027-01-01T00:00:00Z"))
    return Press(desk, edition, chosen()), tuple(_items(edition, desk, {entry.path: entry.data for entry in entries}))


def _items(edition, desk, data) -> Iterator[Item]:
    for listing in edition.published:
        article = read_article(decode(listing.path, data[listing.path]))
        files = {photo.id: _renditions(photo.id) for photo in article.photos if photo.file}
        yield make_item(article, data[listing.path], files, edition, desk)


def _renditions(id: str) -> tuple[Rendition, ...]:
    return tuple(
        Rendition(f"{id}-{width}w.{suffix}", width, width // 2, f"image/{kind}", width * 50, "ab" * 32)
        for width in (480, 960, 1920)
        for suffix, kind in (("webp", "webp"), ("jpg", "jpeg"))
    )
