"""Where a bundle is written before it is one: beside its place, which it takes in one step or not at all."""

import ctypes
import hashlib
import os
import secrets
import shutil
from pathlib import Path
from typing import NamedTuple

from copydesk.desk import DeskError
from copydesk.export import archive, manifest
from copydesk.export.contents import read_contents
from copydesk.export.manifest import File


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
    """A folder beside the target, for as long as the `with` lasts; `publish` moves its bundle into place."""

    def __init__(self, target: Target):
        self.target = target
        self.files: list[File] = []
        place = target.folder or target.archive
        self._room = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        self._folder, self._archive = self._room / "bundle", self._room / "archive"

    def __enter__(self) -> "Staging":
        _refuse_others(self.target)
        self._folder.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._room, ignore_errors=True)

    def put(self, path: str, data: bytes) -> File:
        """Write a file of the bundle."""
        if not manifest.is_safe(path):
            raise DeskError(f"a bundle can't have a file of the name {path!r}.")
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with open(place, "xb") as out:
            out.write(data)
        file = File(path, hashlib.sha256(data).hexdigest(), len(data))
        self.files.append(file)
        return file

    def publish(self, as_of) -> None:
        """Put the bundle in its place; one that is there makes way."""
        if self.target.archive:
            archive.write(self._folder, [file.path for file in self.files], self._archive, as_of)
            os.replace(self._archive, self.target.archive)
        if self.target.folder:
            _take_place(self._folder, self.target.folder, self._room / "old")


def _refuse_others(target: Target) -> None:
    """Raise DeskError where something stands in the way that is no bundle."""
    folder, file = target
    if folder and os.path.lexists(folder):
        if not folder.is_dir():
            raise DeskError(
                f"{folder} is a file; --out names a folder, or a name that ends in {archive.SUFFIX}."
            )
        known = folder / manifest.NAME
        if any(folder.iterdir()) and not (known.is_file() and manifest.is_manifest(known.read_bytes())):
            raise DeskError(
                f"the folder {folder} is not empty and is no bundle; it was left alone. "
                "Name another with --out."
            )
    if file and os.path.lexists(file):
        known = read_contents(file).manifest if file.is_file() else None
        if known is None or not manifest.is_manifest(known):
            raise DeskError(f"{file} is there and is no bundle; it was left alone. Name another with --out.")


def _take_place(new: Path, place: Path, old: Path) -> None:
    if not os.path.lexists(place):
        os.rename(new, place)
    elif not _exchange(new, place):
        os.rename(place, old)
        try:
            os.rename(new, place)
        except OSError:
            os.rename(old, place)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux); whether it was done."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        return rename(-100, os.fsencode(one), -100, os.fsencode(other), 2) == 0  # AT_FDCWD, RENAME_EXCHANGE
    except (OSError, AttributeError, TypeError):
        return False
