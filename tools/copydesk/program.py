"""Which program this is: what it finds may be another thing when its own files, or the packages that it reads
articles with, are others."""

import hashlib
import os
import sys
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
    parts = [sys.version]
    for folder, _, names in os.walk(Path(__file__).parent):
        for name in names:
            if name.endswith(".py"):
                parts.append(_stat(os.path.join(folder, name)))
    return "\n".join([*sorted(parts), *map(_stat, sys.path)])


def _stat(path: str) -> str:
    try:
        found = os.stat(path or ".")
        return f"{path} {found.st_size} {found.st_mtime_ns}"
    except OSError:
        return path
