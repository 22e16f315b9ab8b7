"""What was drawn of a photo before, so that a mended comma draws nothing again.

The pixels of the renditions depend on the bytes of the photo, the settings, the program and its Pillow: that is the key
under which a cache keeps which files of a bundle they went into. They are taken from those files, if the digests of
them are still right, and the words in them are taken out: what an article says of the photo has no part in this.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.cache import Cache, key_of
from copydesk.desk.settings import Photos
from copydesk.export.manifest import File
from copydesk.export.staging import unchanged
from copydesk.packing import from_bytes, to_bytes
from copydesk.picture.embed import bare
from copydesk.program import program

if TYPE_CHECKING:
    from copydesk.export.renditions import Drawing, Drawn

KIND = "photo"


class Print(NamedTuple):
    """A file of a bundle with a rendition in it: its size in pixels, and what it is."""

    file: File
    width: int
    height: int
    media_type: str


class Sheet(NamedTuple):
    """All prints of a photo, in the order in which they were drawn. `moved`: it was animated."""

    prints: tuple[Print, ...]
    moved: bool


def key(data: bytes, media_type: str, photos: Photos, most_pixels: int) -> bytes:
    """All that the renditions of a photo depend on: what `renditions.draw` is given, and what it draws with."""
    from copydesk.export.renditions import drawn_with  # brings Pillow, which takes its time

    return key_of(program(), drawn_with(), media_type, repr(photos), str(most_pixels), data)


class Prints:
    """The prints that a process can take again: those that a cache knows in the `old` bundle, and those that it has put
    into the `new` one itself. Where there is no such bundle on this machine it is None."""

    def __init__(self, cache: Cache, old: Path | None, new: Path | None):
        self._cache, self._old, self._new = cache, old, new
        self._own: dict[bytes, Sheet] = {}
        self._fresh: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> "Drawing | None":
        """The renditions of a photo without words, if all its prints are as they were."""
        if self._new and key in self._own:
            return _drawing(self._own[key], self._new)
        kept = self._cache.get(KIND, [key]) if self._old else {}
        self._cache.close()  # no other process is to begin with it open
        sheet = from_bytes(kept[key]) if key in kept else None
        return _drawing(sheet, self._old) if isinstance(sheet, Sheet) and self._old else None

    def keep(self, key: bytes, sheet: Sheet) -> None:
        """Note the prints of a photo in the new bundle."""
        self._own[key] = sheet
        self._fresh[key] = to_bytes(sheet)

    def taken(self) -> dict[bytes, bytes]:
        """What was noted since this was last asked, as a cache is to keep it."""
        fresh, self._fresh = self._fresh, {}
        return fresh


def _drawing(sheet: Sheet, bundle: Path) -> "Drawing | None":
    from copydesk.export.renditions import Drawing

    files = tuple(file for print in sheet.prints if (file := _drawn(print, bundle)))
    return Drawing(files, sheet.moved) if len(files) == len(sheet.prints) else None


def _drawn(print: Print, bundle: Path) -> "Drawn | None":
    from copydesk.export.renditions import Drawn

    data = unchanged(os.path.join(bundle, print.file.path), print.file)
    return Drawn(print.width, print.height, print.media_type, bare(data, print.media_type)) if data else None
