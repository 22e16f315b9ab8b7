"""What a check gave, where nothing has changed since: by Git's names for all the bytes it saw, the desk and the
program. Little is loaded to find that out.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.cache import Cache, key_of
from copydesk.desk import Desk
from copydesk.git import Listing, Repository
from copydesk.packing import from_bytes, to_bytes
from copydesk.program import program, stamp

if TYPE_CHECKING:
    from datetime import date

    from copydesk.checking.result import Result

_KIND = "check"
_PROGRAM = "program"
_MOST, _LARGE = 200, 2_000_000  # how many files, and how large, are read to name what Git does not
MISSING = "missing"


class Known(NamedTuple):
    """What Git knows of the files in a newsroom's folder of articles, and what stands for the desk and the program."""

    folder: Path
    listing: Listing
    desk: str

    @property
    def blobs(self) -> dict[str, str]:
        """Git's name for the bytes of each file that is as Git has it, by path."""
        return self.listing.blobs

    @classmethod
    def of(cls, repository: Repository, desk: Desk, cache: Cache) -> "Known":
        """Of the working tree of a newsroom. Raises DeskError where Git can't be asked."""
        return cls(desk.root, repository.listing(desk.settings.articles), stands_for(desk, cache))

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


def key_of_check(known: Known, desk: Desk, today: "date", *more: str) -> bytes | None:
    """The key of a check on a day, as far as it depends on nothing but `more`; None where what stands in the folder
    of the articles can't be named: a link, a repository of its own, too many files that Git does not know."""
    names = []
    for path in known.listing.others:
        name = _content(desk.root / path) if len(names) < _MOST else None
        if name is None:
            return None
        names.append(f"{path}\0{name}")
    settings = desk.settings_source.text
    return key_of(known.desk, str(today), settings, known.listing.text, "\n".join(names), *more)


def _content(file: Path) -> str | None:
    """What names the bytes of a file, for a large one its size and when it was changed; None where it is no plain
    file."""
    try:
        found = os.lstat(file)
        if not stat.S_ISREG(found.st_mode):
            return None
        if found.st_size > _LARGE:
            return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return MISSING
    except (OSError, ValueError):
        return None


def result_of(key: bytes | None, cache: Cache) -> "Result | None":
    """What is kept of a check, if anything is."""
    kept = cache.get(_KIND, [key]).get(key) if key else None
    return from_bytes(kept) if kept else None


def keep_result(key: bytes, result: "Result", cache: Cache) -> None:
    """Keep what a check gave."""
    cache.put(_KIND, {key: to_bytes(result)})


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
    import msgspec

    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, ValueError, TypeError):
        return None


def decoded(data: bytes, kind: Any) -> Any:
    """What was kept, of a kind; None where it is not what it should be."""
    import msgspec

    try:
        return msgspec.json.decode(data, type=kind) if data else None
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
