"""The photos of an article that show another picture than before, as far as names and bytes tell."""

from collections.abc import Iterable
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.git import FileChange
from copydesk.picture.place import photo_path


class PictureFiles(NamedTuple):
    """The paths of the files that a change gave other bytes, and of those that it moved: (from, to)."""

    other: frozenset[str] = frozenset()
    moved: frozenset[tuple[str, str]] = frozenset()


UNTOUCHED = PictureFiles()


def picture_files(found: Iterable[FileChange]) -> PictureFiles:
    """What has become of files."""
    pairs = [(before, after) for before, after in found if before and after]
    return PictureFiles(
        frozenset(new.path for old, new in pairs if old.path == new.path and old.blob != new.blob),
        frozenset((old.path, new.path) for old, new in pairs if old.path != new.path),
    )


def replaced(before: Article, after: Article, files: PictureFiles, folder: str) -> list[Photo]:
    """The photos of `after` that were in `before` by the same id and name another file or address now, or a file
    with other bytes; `folder` is that of all articles."""
    known = {photo.id: photo for photo in before.photos if photo.id}
    return [
        photo
        for photo in after.photos
        if photo.id in known and not _is_same(known[photo.id], before, photo, after, files, folder)
    ]


def _is_same(old: Photo, before: Article, new: Photo, after: Article, files: PictureFiles, folder: str) -> bool:
    if not (old.file and new.file):
        return (old.file, old.url) == (new.file, new.url)
    was, now = photo_path(before.path, old.file, folder), photo_path(after.path, new.file, folder)
    return now not in files.other if was == now else (was, now) in files.moved
