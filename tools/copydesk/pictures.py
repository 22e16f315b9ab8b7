"""The pictures of a newsroom: those in its folder, each read once, or those that are known already.

Nothing outside the folder is read, and no link is followed.
"""

import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from copydesk.desk.settings import Settings
from copydesk.files import Entry, shown_path
from copydesk.picture.read import Picture, read_picture

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


class PictureFolder:
    """The pictures of a newsroom by their paths from its folder."""

    def __init__(self, root: Path, settings: Settings):
        self._root, self._limit = root, settings.limits.photo_bytes
        self._linked: dict[str, bool] = {"": False}

    def get(self, path: str) -> Picture | None:
        """The picture at a path, or None where the path leads out of the folder. Never raises."""
        if ".." in path.split("/") or path.startswith("/") or "\0" in path:
            return None
        file = os.path.join(self._root, path)
        try:
            found = os.lstat(file)
            if stat.S_ISLNK(found.st_mode) or self._is_linked(path.rpartition("/")[0]):
                return Picture(trouble="link")
            if not stat.S_ISREG(found.st_mode):
                return Picture(trouble="unreadable", reason="it is no plain file")
            if found.st_size > self._limit:
                return Picture(size=found.st_size, trouble="too-large")
            return _read(file, found.st_mtime_ns, found.st_size)
        except (FileNotFoundError, NotADirectoryError):
            return Picture(trouble="missing")
        except (OSError, ValueError) as error:
            return Picture(trouble="unreadable", reason=getattr(error, "strerror", "") or str(error))

    def _is_linked(self, folder: str) -> bool:
        """Whether a folder, or one above it in the newsroom's, is a link."""
        if folder not in self._linked:
            above = folder.rpartition("/")[0]
            self._linked[folder] = self._is_linked(above) or os.path.islink(os.path.join(self._root, folder))
        return self._linked[folder]


class KnownPictures(dict[str, Picture]):
    """Pictures by their paths, of which there are no others: one that is not among them is missing."""

    def get(self, path: str, default: Picture | None = None) -> Picture | None:
        return self[path] if path in self else Picture(trouble="missing")


def picture_of(entry: Entry) -> Picture:
    """What a file is whose bytes are at hand; `trouble` may be `missing`, too."""
    if entry.data is None:
        trouble = "link" if entry.trouble == "outside" else entry.trouble
        known = trouble in ("missing", "link", "too-large")
        return Picture(size=entry.size, trouble=trouble if known else "unreadable", reason=entry.reason)
    return read_picture(BytesIO(entry.data))


def is_picture_name(name: str) -> bool:
    """Whether a file's name is that of a picture."""
    return name.lower().endswith(SUFFIXES) and not name.rpartition("/")[2].startswith(".")


def find_pictures(folder: Path, root: Path) -> Iterator[str]:
    """The path from `root` of every picture file under a folder, by its name. Links are not followed."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_picture_name(name):
                yield shown_path(os.path.join(above, name), root)


@lru_cache(maxsize=4096)
def _read(file: str, changed: int, size: int) -> Picture:
    """One picture; read again only when it has changed."""
    with open(file, "rb") as data:
        return read_picture(data)
