"""What a check gave, where nothing has changed since: by Git's names for all the bytes it saw, the desk and the
program. Little is loaded to find that out.
"""

import hashlib
import os
import stat
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.cache import Cache, key_of
from copydesk.desk import Desk
from copydesk.files import article_files, shown_path
from copydesk.git import Listing, Repository
from copydesk.packing import from_bytes, to_bytes
from copydesk.program import program, stamp

if TYPE_CHECKING:
    from datetime import date

    from copydesk.checking.result import Result

_KIND = "check"
_PROGRAM = "program"
_MOST, _LARGE = 200, 2_000_000  # how many files, and how large, are read to name what Git does not
_TICK = 50_000_000  # nanoseconds by which the clock of files may be behind
MISSING = "missing"


@dataclass(frozen=True)
class Known:
    """What Git knows of the files in a newsroom's folder of articles, and what stands for the desk and the program.
    `since` is when it was asked, in nanoseconds, and `tree` tells the working trees of a clone apart."""

    folder: Path
    listing: Listing
    desk: str
    since: int
    tree: str = ""

    @classmethod
    def of(cls, repository: Repository, desk: Desk, cache: Cache) -> "Known":
        """Of the working tree of a newsroom. Raises DeskError where Git can't be asked."""
        since = time.time_ns() - _TICK
        listing = repository.listing(desk.settings.articles)
        return cls(repository.folder, listing, stands_for(desk, cache), since, repository.tree)

    @property
    def blobs(self) -> dict[str, str]:
        """Git's name for the bytes of each file that is as Git has it, by path."""
        return self.listing.blobs

    def files(self) -> Iterator[tuple[bytes, bytes]]:
        """What stands at each path in the folder, and the path, by path."""
        others = sorted({os.fsencode(path) for other in self.listing.others for path in self._standing(other)})
        named = deque((self.sight(os.fsdecode(path)).encode("ascii"), path) for path in others)
        for row in self.listing.kept():
            while named and named[0][1] < row[1]:
                yield named.popleft()
            yield row
        yield from named

    def name(self, path: str) -> str:
        """What stands at a path: Git's name for it, or else what can be seen of it."""
        return self.blobs.get(path) or self.sight(path)

    def sight(self, path: str) -> str:
        """What can be seen of what stands at a path without reading it: its size, and when it was changed."""
        try:
            found = os.lstat(self.folder / path)
            name = _as_it_is(found)
            if stat.S_ISLNK(found.st_mode):
                target = os.path.realpath(self.folder / path)
                name += f" {key_of(target, _as_it_is(os.stat(target))).hex()}"
            return name
        except (OSError, ValueError):
            return MISSING

    def is_older(self, path: str | Path) -> bool:
        """Whether what stands at a path, if anything, was there before Git was asked."""
        try:
            found = os.stat(self.folder / path)
            return max(found.st_mtime_ns, found.st_ctime_ns) < self.since
        except (OSError, ValueError):
            return True

    def desk_is_older(self, desk: Desk) -> bool:
        """Whether the desk was as it is before Git was asked."""
        files = [file for file in desk.schema_folder.rglob("*") if file.is_file()]
        return all(map(self.is_older, [*files, *filter(None, [desk.settings_file])]))

    def _standing(self, path: str) -> Iterator[str]:
        """The paths of the files that stand at a path of which Git does not tell: a folder may be a repository of
        its own."""
        place = self.folder / path.removesuffix("/")
        if place.is_dir() and not place.is_symlink():
            from copydesk.pictures import find_pictures  # with all that reads pictures; rarely wanted

            yield from (shown_path(file, self.folder) for file in article_files(str(place)))
            yield from find_pictures(place, self.folder)
        elif os.path.lexists(place):
            yield path


def _as_it_is(found: os.stat_result) -> str:
    when = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{found.st_mode} {found.st_size} {when} {found.st_ino}"


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
