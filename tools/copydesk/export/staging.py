"""Where a bundle is written before it is one: beside its place, which it takes in one step or not at all."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from copydesk.desk import DeskError
from copydesk.export import archive, bag, kinds, manifest
from copydesk.export.manifest import File
from copydesk.export.room import Room


class Target(NamedTuple):
    """Where a bundle goes: a folder, an archive, or both, side by side."""

    folder: Path | None
    archive: Path | None

    @classmethod
    def of(cls, out: Path, with_archive: bool) -> "Target":
        """`name` as a folder, and `name.tar.gz` too when asked; `name.tar.gz` as an archive alone."""
        out = Path(os.path.realpath(out))
        if out.name.endswith(archive.SUFFIX):
            return cls(None, out)
        return cls(out, out.with_name(out.name + archive.SUFFIX) if with_archive else None)


class Staging:
    """A folder beside the target, for as long as the `with` lasts; `publish` moves what is in it into place.

    `kind` is what is written (see kinds.py): only another of its kind makes way for it. `count` and `size` (in bytes)
    are those of the files that were put.
    """

    def __init__(self, target: Target, kind: str = kinds.BUNDLE):
        self.target, self.kind = target, kind
        self.count = self.size = 0
        place = target.folder or target.archive
        assert place, "a target has a place"
        self._room = Room(place)

    def __enter__(self) -> "Staging":
        _refuse_others(self.target, self.kind)
        self._room.__enter__()
        self.folder.mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        self._room.__exit__()

    @property
    def folder(self) -> Path:
        """What is being written."""
        return self._room.folder / "bundle"

    @property
    def place(self) -> Path | None:
        """Where a bundle of the kind stands now, if any does, and will stand; None for an archive and a
        delta."""
        within = {kinds.BUNDLE: "", kinds.BAG: bag.DATA}.get(self.kind)
        return self.target.folder / within if self.target.folder and within is not None else None

    def open(self, path: str) -> BinaryIO:
        """A new file of the bundle, to be written; it is not counted."""
        return _new(self.folder, path)

    def put(self, path: str, data: bytes) -> File:
        """Write a file of the bundle."""
        return self.put_parts(path, (data,))

    def put_parts(self, path: str, parts: Iterable[bytes]) -> File:
        """The same for one that is never whole in memory."""
        digest, size = hashlib.sha256(), 0
        with _new(self.folder, path) as out:
            for part in parts:
                out.write(part)
                digest.update(part)
                size += len(part)
        file = File(path, digest.hexdigest(), size)
        self.note([file])
        return file

    def note(self, files: Iterable[File]) -> None:
        """Count files that another process has put."""
        for file in files:
            self.count, self.size = self.count + 1, self.size + file.size

    def keep(self, files: Iterable[File]) -> None:
        """Delete all files but some, and the folders that are empty then."""
        kept = {os.path.join(self.folder, file.path): file for file in files}
        for folder, _, names in os.walk(self.folder, topdown=False):
            for name in names:
                if os.path.join(folder, name) not in kept:
                    os.unlink(os.path.join(folder, name))
            if folder != os.fspath(self.folder) and not os.listdir(folder):
                os.rmdir(folder)
        self.count = self.size = 0
        self.note(kept.values())

    def wrap(self, name: str) -> None:
        """Move all that was put into a folder."""
        aside = self._room.folder / "aside"
        self.folder.rename(aside)
        self.folder.mkdir()
        aside.rename(self.folder / name)

    def publish(self, as_of) -> None:
        """Put the bundle in its place; one that is there makes way."""
        if self.target.archive:
            packed = self._room.folder / "archive"
            archive.write(self.folder, packed, as_of)
            os.replace(packed, self.target.archive)
        if self.target.folder:
            self._room.move(self.folder, self.target.folder)


def put(folder: Path, path: str, data: bytes) -> File:
    """Write a file of the bundle that is being written in a folder."""
    write(folder, path, data)
    return File(path, hashlib.sha256(data).hexdigest(), len(data))


def write(folder: Path, path: str, data: bytes) -> None:
    """The same, where it is known what file that is."""
    with _new(folder, path) as out:
        out.write(data)


def unchanged(place: str, file: File) -> bytes | None:
    """The bytes of a file of a bundle that stands at a place; None where they are not what they were."""
    try:
        if os.path.islink(place):
            return None
        with open(place, "rb", buffering=0) as data:
            found = data.read(file.size + 1)
    except OSError:
        return None
    return found if hashlib.sha256(found).hexdigest() == file.sha256 else None


def _new(folder: Path, path: str) -> BinaryIO:
    if not manifest.is_safe(path):
        raise DeskError(f"a bundle can't have a file of the name {path!r}.")
    place = os.path.join(folder, path)
    try:
        return open(place, "xb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        return open(place, "xb")


def _refuse_others(target: Target, kind: str) -> None:
    """Raise DeskError where something stands in the way that is not of the kind."""
    folder, file = target
    if folder and os.path.lexists(folder):
        if not folder.is_dir():
            raise DeskError(
                f"{folder} is a file; --out names a folder, or a name that ends in {archive.SUFFIX}."
            )
        if any(folder.iterdir()) and kinds.of_place(folder) != kind:
            raise DeskError(
                f"the folder {folder} is not empty and is no {kind}; it was left alone. "
                "Name another with --out."
            )
    if file and os.path.lexists(file) and (not file.is_file() or kinds.of_place(file) != kind):
        raise DeskError(f"{file} is there and is no {kind}; it was left alone. Name another with --out.")
