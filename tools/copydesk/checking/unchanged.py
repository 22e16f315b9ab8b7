"""What a check of everything gave, where nothing has changed since: by Git's names for all the bytes it saw, the desk
and the program. Little is loaded to find that out.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from copydesk.cache import Cache, key_of
from copydesk.checking.result import Result
from copydesk.desk import Desk
from copydesk.files import article_files, shown_path
from copydesk.git import Repository
from copydesk.pictures import find_pictures
from copydesk.program import program, stamp

_KIND = "check"
_PROGRAM = "program"
MISSING = "missing"


class Known(NamedTuple):
    """What Git knows of a newsroom's files: its name for the bytes of each that is as Git has it, by path; and what
    stands for the desk and the program."""

    folder: Path
    blobs: dict[str, str]
    desk: str

    @classmethod
    def of(cls, repository: Repository, desk: Desk, cache: Cache) -> "Known":
        """Of the working tree of a newsroom. Raises DeskError where Git can't be asked."""
        return cls(desk.root, repository.unchanged(desk.settings.articles), stands_for(desk, cache))

    def name(self, path: str) -> str:
        """What stands at a path: Git's name for it, or else its size and when it was changed."""
        blob = self.blobs.get(path)
        if blob:
            return blob
        try:
            found = os.lstat(self.folder / path)
            return f"{found.st_mode} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
        except (OSError, ValueError):
            return MISSING


def stands_for(desk: Desk, cache: Cache) -> str:
    """What stands for a desk and the program in keys."""
    return key_of(_program(cache), desk.fingerprint).hex()


def key_of_check(known: Known, desk: Desk, today: date, *more: str) -> bytes | None:
    """The key of a check of all articles on a day, as far as it depends on nothing but `more`; None where Git does
    not know every article and picture as it stands."""
    blobs, folder = known.blobs, desk.root / desk.settings.articles
    paths = [shown_path(file, desk.root) for file in article_files(str(folder))]
    paths += find_pictures(folder, desk.root)
    if not all(path in blobs for path in paths):
        return None
    names = "\n".join(f"{path}\0{blobs[path]}" for path in paths)
    return key_of(known.desk, str(today), desk.settings_source.text, names, *more)


def result_of(key: bytes | None, cache: Cache) -> Result | None:
    """What is kept of a check, if anything is."""
    kept = cache.get(_KIND, [key]) if key else {}
    return decoded(kept.get(key or b"", b""), Result)


def keep_result(key: bytes | None, result: Result, cache: Cache) -> None:
    """Keep what a check gave."""
    data = encoded(result) if key else None
    if key and data:
        cache.put(_KIND, {key: data})


def _program(cache: Cache) -> str:
    """What stands for the program; to read all its files takes longer than to see that they are the same."""
    key = key_of(stamp())
    kept = cache.get(_PROGRAM, [key]).get(key)
    if kept:
        return kept.decode("ascii", "replace")
    cache.put(_PROGRAM, {key: program().encode("ascii")})
    return program()


def encoded(value: Any) -> bytes | None:
    """A value as bytes; None where it has what JSON can't have, such as a path that is no UTF-8."""
    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, ValueError, TypeError):
        return None


def decoded(data: bytes, kind: Any) -> Any:
    """What was kept, of a kind; None where it is not what it should be."""
    try:
        return msgspec.json.decode(data, type=kind) if data else None
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
