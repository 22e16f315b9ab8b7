"""Which files are articles, and their bytes. Nothing outside the newsroom's folder is ever read."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """A file as found: `data` is None when it was not read, and `trouble` says why.

    `trouble` is "" or one of: outside (a link out of the folder), link (a link to a folder or to nothing),
    unreadable (`reason` is the system's), not-a-file, too-large (`size` is in bytes), failed (the program did).
    """

    path: str
    data: bytes | None
    trouble: str = ""
    reason: str = ""
    size: int = 0


File = Path | Entry | str
"""What is to be read, has been read, or stands at a path in the newsroom as Git keeps it."""


def is_article_name(name: str) -> bool:
    """Whether a file name in the articles folder is that of an article."""
    return name.endswith(".md") and not name.startswith(".") and name.casefold() != "readme.md"


def find_articles(paths: Iterable[Path]) -> Iterator[Path]:
    """The articles under files and folders, each once, in a stable order. Links to folders are not followed."""
    seen: set[Path] = set()
    for start in paths:
        for file in map(Path, article_files(str(start))) if start.is_dir() else [start]:
            if file not in seen:
                seen.add(file)
                yield file


def article_files(folder: str) -> Iterator[str]:
    """The articles under one folder, and folders in it that can't be listed. Links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from article_files(entry.path)
        elif is_article_name(entry.name) or (entry.is_symlink() and entry.is_dir()):
            yield entry.path


def read_entry(file: Path | str, root: Path, limit: int) -> Entry:
    """The bytes of a file, or why they were not read. `limit` is in bytes. Never raises."""
    path = shown_path(file, root)
    try:
        info = os.lstat(file)
        is_link = stat.S_ISLNK(info.st_mode)
        if is_link:
            target = Path(os.path.realpath(file))
            if not target.is_relative_to(os.path.realpath(root)):
                return Entry(path, None, "outside")
            info = os.stat(file)
        if not stat.S_ISREG(info.st_mode):
            folder = stat.S_ISDIR(info.st_mode)
            trouble = "link" if is_link else "unreadable" if folder else "not-a-file"
            return Entry(path, None, trouble, "the folder can't be listed" if folder else "")
        if info.st_size > limit:
            return Entry(path, None, "too-large", size=info.st_size)
        with open(file, "rb", buffering=0) as handle:
            data = handle.read(info.st_size + 1)
            if len(data) != info.st_size:  # it has grown meanwhile, or is one of the system's own
                data += handle.read(limit + 1 - len(data))
        if len(data) > limit:
            return Entry(path, None, "too-large", size=len(data))
        return Entry(path, data)
    except (OSError, RuntimeError) as error:
        link = os.path.islink(file)
        return Entry(path, None, "link" if link else "unreadable", getattr(error, "strerror", "") or str(error))


def shown_path(file: Path | str, root: Path) -> str:
    """A file's path as findings name it: from the newsroom's folder, with forward slashes, as UTF-8 whatever
    the locale says."""
    inside, path = os.path.join(root, ""), os.fspath(file)
    if not path.startswith(inside) or "/." in path or "//" in path:
        path = os.path.abspath(path)
    path = path.removeprefix(inside).replace(os.sep, "/")
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "surrogateescape")


def path_of(file: File, root: Path) -> str:
    """The path of a file as findings name it."""
    return shown_path(file, root) if isinstance(file, Path) else file.path if isinstance(file, Entry) else file
