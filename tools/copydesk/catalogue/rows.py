"""The rows of all articles. One that is in the cache is not worked out again, and the file of one that Git
knows as unchanged not even read."""

from collections.abc import Callable
from pathlib import Path

from copydesk.article.model import read_article
from copydesk.cache import Cache, key_of
from copydesk.catalogue.row import Row, from_bytes, row_of, to_bytes
from copydesk.desk import Desk
from copydesk.files import Entry, find_articles, is_article_name, read_entry, shown_path
from copydesk.git import Repository, blob_id
from copydesk.program import program
from copydesk.text import decode

_KIND = "row"
_AT_ONCE = 1000


def rows_of(
    desk: Desk,
    repository: Repository | None,
    cache: Cache,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Row]:
    """The rows of a newsroom's articles, in the order of their paths. `progress(done, of)` is called as they
    are read. Raises DeskError where Git can't be asked."""
    files = [
        file for file in find_articles([desk.root / desk.settings.articles]) if is_article_name(file.name)
    ]
    blobs = repository.unchanged(desk.settings.articles) if repository else {}
    reader = _Reader(desk, cache, blobs)
    rows = []
    for start in range(0, len(files), _AT_ONCE):
        rows += reader.rows(files[start : start + _AT_ONCE])
        progress(len(rows), len(files))
    return rows


class _Reader:
    def __init__(self, desk: Desk, cache: Cache, blobs: dict[str, str]):
        self.desk, self.cache, self.blobs = desk, cache, blobs
        self.like = next(iter(blobs.values()), None)

    def rows(self, files: list[Path]) -> list[Row]:
        """The rows of some files. Those that had to be read are kept."""
        paths = [shown_path(file, self.desk.root) for file in files]
        keys = {path: _key(path, self.blobs[path]) for path in paths if path in self.blobs}
        kept = self.cache.get(_KIND, keys.values())
        rows, new = [], {}
        for path, file in zip(paths, files):
            data = kept.get(keys.get(path, b""))
            row = from_bytes(path, data) if data else None
            if row is None:
                entry = read_entry(file, self.desk.root, self.desk.settings.limits.article_bytes)
                row = _row(entry)
                if entry.data is not None and self.like:
                    new[_key(path, blob_id(entry.data, self.like))] = to_bytes(row)
            rows.append(row)
        self.cache.put(_KIND, new)
        return rows


def _row(entry: Entry) -> Row:
    return Row(entry.path) if entry.data is None else row_of(read_article(decode(entry.path, entry.data)))


def _key(path: str, blob: str) -> bytes:
    return key_of(program(), path, blob)
