"""What a bundle really holds: every file read and digested, from a folder or out of a `.tar.gz`.

No link is followed, nothing is unpacked that was not asked for, and no more than a chunk is held at a time.

Of an archive the order, the owners, the rights and the times have to be those that `archive.py` gives, and so
has the head of the gzip. What it can't tell apart are other ways to compress the same bytes.
"""

import gzip
import hashlib
import os
import tarfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from copydesk.export.manifest import BESIDE, MOST, NAME, File, is_safe

Unpack = Callable[[str], AbstractContextManager[BinaryIO] | None]

_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # gzip with no name, no time, no system, packed as tight as it can
_KEPT = BESIDE | {f"data/{name}" for name in BESIDE}  # in a bag a bundle is in the folder data/
_CHUNK = 1 << 20
_MOST_OF_A_HEADER = 1 << 22
_MOST_FILES = 1_000_000


class Contents(NamedTuple):
    """The files by path, the bytes of the manifest and of what stands beside it (cut off where they are too
    many), what no bundle may have, and the times of an archive's files in seconds."""

    files: dict[str, File]
    kept: dict[str, bytes]
    problems: list[str]
    times: set[float]

    @property
    def manifest(self) -> bytes | None:
        return self.kept.get(NAME)


def read_contents(place: Path, unpack: Unpack | None = None) -> Contents:
    """The contents of a folder or an archive. Raises OSError where it can't be read.

    `unpack(path)` may give a file to which the bytes of that one are written as they are read.
    """
    reader = _Reader(unpack)
    if place.is_dir():
        reader.folder(place, "")
    else:
        reader.archive(place)
    return Contents(reader.files, reader.kept, reader.problems, reader.times)


def is_gzip(file: Path) -> bool:
    """Whether a file begins as gzip does. Raises OSError where it can't be read."""
    with open(file, "rb") as data:
        return data.read(2) == b"\x1f\x8b"


class _Reader:
    def __init__(self, unpack: Unpack | None) -> None:
        self.files: dict[str, File] = {}
        self.kept: dict[str, bytes] = {}
        self.problems: list[str] = []
        self.times: set[float] = set()
        self._unpack = unpack
        self._last = ""

    def folder(self, folder: Path, prefix: str) -> None:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        if prefix and not entries:
            self.problems.append(f"{prefix} is an empty folder; a bundle has none.")
        for entry in entries:
            path = prefix + entry.name
            if entry.is_symlink():
                self.problems.append(f"{path} is a link; a bundle has none.")
            elif entry.is_dir():
                self.folder(Path(entry.path), f"{path}/")
            elif entry.is_file():
                with open(entry.path, "rb") as data:
                    self._take(path, data)
            else:
                self.problems.append(f"{path} is no plain file.")

    def archive(self, file: Path) -> None:
        try:
            with open(file, "rb") as packed:
                if packed.read(len(_HEAD)) != _HEAD:
                    self.problems.append("the archive's first bytes are not those that copydesk writes.")
            with (
                gzip.open(file, "rb") as unpacked,
                tarfile.open(fileobj=_Bounded(unpacked), mode="r:") as tar,
            ):
                while (member := tar.next()) is not None:
                    self._member(tar, member)
                    tar.members.clear()  # tarfile would keep every one
                    if len(self.files) + len(self.problems) > _MOST_FILES:
                        raise ValueError("it has more files than any bundle")
                self._end(tar.fileobj)
                size = unpacked.tell()
            with open(file, "rb") as packed:
                packed.seek(-4, os.SEEK_END)
                if int.from_bytes(packed.read(4), "little") != size % (1 << 32):  # gzip ends with its size
                    self.problems.append("something follows the end of the archive.")
        except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, ValueError, OverflowError) as error:
            self.problems.append(f"the archive can't be read to its end: {error}.")

    def _member(self, tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        path = member.name
        if not is_safe(path):
            self.problems.append(f"{path} is a path that leads out of the bundle, or is not plain.")
        elif member.issym() or member.islnk():
            self.problems.append(f"{path} is a link; a bundle has none.")
        elif not member.isreg() or member.issparse():
            self.problems.append(f"{path} is no plain file.")
        elif path in self.files:
            self.problems.append(f"{path} is in the archive twice.")
        else:
            if (member.mode, member.uid, member.gid, member.uname, member.gname) != (0o644, 0, 0, "", ""):
                self.problems.append(f"{path} is packed with an owner or with rights that no bundle gives.")
            if not set(member.pax_headers) <= {"path", "size"}:
                self.problems.append(f"{path} is packed with notes that no bundle gives.")
            if path < self._last:
                self.problems.append(
                    f"{path} is out of its place: files are packed in the order of their names."
                )
            self._last = path
            self.times.add(member.mtime)
            self._take(path, tar.extractfile(member))

    def _end(self, rest: BinaryIO) -> None:
        while chunk := rest.read(_CHUNK):
            if chunk.strip(b"\0"):
                self.problems.append("something follows the end of the archive.")
                return

    def _take(self, path: str, data: BinaryIO) -> None:
        digest, size, kept = hashlib.sha256(), 0, []
        with (self._unpack(path) if self._unpack else None) or nullcontext() as out:
            while chunk := data.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if path in _KEPT and size <= MOST:
                    kept.append(chunk)
                if out:
                    out.write(chunk)
        self.files[path] = File(path, digest.hexdigest(), size)
        if path in _KEPT:
            self.kept[path] = b"".join(kept)


class _Bounded:
    """A file from which tarfile reads no header so long that it would fill the memory."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_OF_A_HEADER:
            raise ValueError("a header in it is larger than any that a bundle has")
        return self._file.read(size)
