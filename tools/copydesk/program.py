"""Which program this is: what it finds may be another thing when its own files, or the packages that it reads
articles with, are others."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_READERS = ("ruamel.yaml", "jsonschema", "jsonschema-rs", "markdown-it-py", "rapidfuzz")


@cache
def program() -> str:
    """A digest of the program's own files and of the versions of Python and of the packages it reads with."""
    from importlib.metadata import PackageNotFoundError, version

    digest = hashlib.sha256(f"Python {sys.version_info[:2]}\n".encode())
    for name in _READERS:
        try:
            digest.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{name}\n".encode())
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder).as_posix()
        digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def stamp() -> str:
    """What tells, without reading them, that the program's files and the packages beside them are as they were: their
    sizes and times, and those of the folders that Python looks for packages in."""
    own = sorted(map(_row, _files(os.path.dirname(__file__))))
    return "\n".join([sys.version, *own, *map(_stat, sys.path)])


def _files(folder: str) -> Iterator[os.DirEntry]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)
            elif entry.name.endswith(".py"):
                yield entry


def _row(file: os.DirEntry) -> str:
    found = file.stat()
    return f"{file.path} {found.st_size} {found.st_mtime_ns}"


def _stat(path: str) -> str:
    try:
        found = os.stat(path or ".")
        return f"{path} {found.st_size} {found.st_mtime_ns}"
    except OSError:
        return path
