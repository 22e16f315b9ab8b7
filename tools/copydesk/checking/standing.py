"""What the last check of everything saw, and what came of it: what stood at each path, what was found in each article
and what is told of it, and the library. What has changed since is found by it, and only that is looked at again.

It is a database beside the cache, one for each desk and program and for each working tree. A check that begins with
none writes a new one beside and then renames it; else it changes the one that is there in one transaction, while which
others do without. One that is damaged is made anew.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from copydesk.cache import is_damage, key_of
from copydesk.checking.suppress import Waiver
from copydesk.checking.unchanged import Known
from copydesk.desk import Desk
from copydesk.error import DeskError
from copydesk.files import is_article_name, shown_path
from copydesk.finding import Finding
from copydesk.library import TABLES, Damaged, Library
from copydesk.packing import decoded, encoded
from copydesk.pictures import is_picture_name

PREFIX, SUFFIX = "archive-", ".sqlite"

_TABLES = (
    "CREATE TABLE file (path BLOB PRIMARY KEY, name BLOB NOT NULL, kind INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE own (path BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE told (path BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE state (day TEXT NOT NULL)",
    *TABLES,
)
_CHANGE = "CREATE TEMP TABLE change (path BLOB PRIMARY KEY, name BLOB) WITHOUT ROWID"
_MOST, _LARGEST = 4, 1 << 30  # how many are kept, and the bytes of the others beside the one in use
_BEGUN, _LONG = ".new", 86400.0  # seconds after which nobody is at it any more
_PATIENCE = 2.0  # seconds to wait for another program

OTHER, ARTICLE, PICTURE = range(3)


class Own(NamedTuple):
    """What an article has by itself: what was found in it, and what it asks to let stand."""

    findings: tuple[Finding, ...] = ()
    waivers: tuple[Waiver, ...] = ()


class Standing:
    """What is known of the newsroom in a database; `folder` is that of all articles. Raises sqlite3.Error and
    Damaged."""

    def __init__(self, database: sqlite3.Connection, folder: str):
        self._database = database
        self.library = Library(folder, (), database)

    @property
    def day(self) -> str:
        """The day of the last check; nothing where there was none."""
        row = self._database.execute("SELECT day FROM state").fetchone()
        return row[0] if row else ""

    @day.setter
    def day(self, day: str) -> None:
        self._database.execute("DELETE FROM state")
        self._database.execute("INSERT INTO state VALUES (?)", (day,))

    @property
    def articles(self) -> int:
        """How many articles there are, the unreadable among them."""
        return self._database.execute("SELECT count(*) FROM file WHERE kind = ?", (ARTICLE,)).fetchone()[0]

    @property
    def pictures(self) -> list[str]:
        """The paths of all pictures, by path."""
        rows = self._database.execute("SELECT path FROM file WHERE kind = ? ORDER BY path", (PICTURE,))
        return [os.fsdecode(path) for (path,) in rows]

    def compare(self, now: Iterator[tuple[bytes, bytes]]) -> None:
        """Find out what has changed: `now` has what stands at each path, and the path, by path."""
        before = self._database.execute("SELECT name, path FROM file ORDER BY path")
        self._database.execute("DROP TABLE IF EXISTS temp.change")
        self._database.execute(_CHANGE)
        self._database.executemany("INSERT INTO temp.change VALUES (?, ?)", _differences(before, now))

    def look_again(self, path: str) -> None:
        """Count a file among those that have changed."""
        sql = "INSERT OR IGNORE INTO temp.change SELECT path, name FROM file WHERE path = ?"
        self._database.execute(sql, (os.fsencode(path),))

    @property
    def changes(self) -> int:
        """How many files have changed, come or gone."""
        return self._database.execute("SELECT count(*) FROM temp.change").fetchone()[0]

    def changed(self, gone: bool) -> Iterator[tuple[str, str]]:
        """The paths that have changed, or that are gone, with what stands there now, by path."""
        there = "IS NULL" if gone else "IS NOT NULL"
        for path, name in self._database.execute(f"SELECT path, name FROM temp.change WHERE name {there} ORDER BY path"):
            yield os.fsdecode(path), (name or b"").decode("ascii")

    def name(self, path: str) -> str:
        """What stands at a path now; nothing where no file was seen."""
        for table in ("temp.change", "file"):
            row = self._database.execute(f"SELECT name FROM {table} WHERE path = ?", (os.fsencode(path),)).fetchone()
            if row:
                return (row[0] or b"").decode("ascii")
        return ""

    def put(self, path: str, name: str, kind: int) -> None:
        """Note what stands at a path now."""
        row = os.fsencode(path), name.encode("ascii"), kind
        self._database.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", row)

    def remove(self, path: str) -> None:
        """Forget a path."""
        for table in ("file", "own", "told"):
            self._database.execute(f"DELETE FROM {table} WHERE path = ?", (os.fsencode(path),))

    def own(self, path: str) -> Own:
        """What an article has by itself."""
        row = self._database.execute("SELECT value FROM own WHERE path = ?", (os.fsencode(path),)).fetchone()
        return _sound(decoded(row[0], Own)) if row else Own()

    def owning(self, waived: bool = False) -> Iterator[str]:
        """The paths of the articles that have something by themselves; with `waived` of those that ask to let
        something stand."""
        for path, value in self._database.execute("SELECT path, value FROM own ORDER BY path"):
            if not waived or _sound(decoded(value, Own)).waivers:
                yield os.fsdecode(path)

    def put_own(self, path: str, own: Own) -> None:
        """Keep what an article has by itself."""
        self._database.execute("INSERT OR REPLACE INTO own VALUES (?, ?)", (os.fsencode(path), encoded(own)))

    def told(self) -> Iterator[tuple[Finding, ...]]:
        """What is told of the articles, by their paths."""
        for (value,) in self._database.execute("SELECT value FROM told ORDER BY path"):
            yield _sound(decoded(value, tuple[Finding, ...]))

    def forget_told(self) -> None:
        """Forget all that is told."""
        self._database.execute("DELETE FROM told")

    def put_told(self, path: str, findings: tuple[Finding, ...]) -> None:
        """Keep what is told of an article."""
        place = os.fsencode(path)
        if findings:
            self._database.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (place, encoded(findings)))
        else:
            self._database.execute("DELETE FROM told WHERE path = ?", (place,))


def _differences(
    before: Iterator[tuple[bytes, bytes]], now: Iterator[tuple[bytes, bytes]]
) -> Iterator[tuple[bytes, bytes | None]]:
    """The paths at which something else stands now, with that; with None where nothing does."""
    old = next(before, None)
    for row in now:
        if row == old:
            old = next(before, None)
            continue
        name, path = row
        while old and old[1] < path:
            yield old[1], None
            old = next(before, None)
        if old and old[1] == path:
            if old[0] != name:
                yield path, name
            old = next(before, None)
        else:
            yield path, name
    while old:
        yield old[1], None
        old = next(before, None)


def _sound(value):
    if value is None:
        raise Damaged
    return value


@contextmanager
def standing(folder: Path | None, key: bytes, articles: str) -> Iterator[Standing]:
    """What is known of a newsroom by a key, kept in a folder at the end of the `with`; without a folder nothing is.
    Raises Unusable where it can't be used; what is damaged is taken away before."""
    if folder is None:
        with _opened("", articles) as found:
            yield found
        return
    file = _file(folder, key)
    spare = file.with_name(f"{file.name}.{os.getpid()}{_BEGUN}")
    try:
        if file.is_file():
            with _opened(file, articles) as found:
                yield found
        else:
            folder.mkdir(exist_ok=True)
            with _opened(spare, articles) as found:
                yield found
            os.replace(spare, file)
        _forget_others(folder, file)
    except DeskError:
        raise
    except Exception as error:  # whatever is wrong in what was kept; what is wrong in us is met again without it
        in_use = isinstance(error, sqlite3.Error) and not is_damage(error)
        if not in_use and not isinstance(error, OSError):
            remove(file)
        raise Unusable from error
    finally:
        remove(spare)


@contextmanager
def consulted(folder: Path, key: bytes, articles: str) -> Iterator[Standing]:
    """What is known of a newsroom by a key, to be asked only: nothing of it changes. Raises Unusable where nothing is,
    or where it can't be read."""
    place = f"{_file(folder, key).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None, uri=True)) as database:
            _prepare(database)
            database.execute("BEGIN")
            if _made(database) != set(_TABLES):
                raise Damaged
            yield Standing(database, articles)
    except Exception as error:  # whatever is wrong in what was kept; what is wrong in us is met again without it
        raise Unusable from error


def _file(folder: Path, key: bytes) -> Path:
    return folder / f"{PREFIX}{key.hex()[:16]}{SUFFIX}"


def key_of_standing(known: Known, desk: Desk) -> bytes:
    """The key of what is known of a desk and program in one working tree."""
    return key_of(known.desk, desk.settings_source.text, known.tree)


def kind_of(path: str, name: str, desk: Desk) -> int:
    """What a file is to the newsroom, by its path and by what stands there, which has a space where Git does not know
    it."""
    inside = f"{shown_path(desk.root / desk.settings.articles, desk.root)}/".removeprefix("./")
    *folders, last = path[len(inside) :].split("/")
    if any(folder.startswith(".") for folder in folders):
        return OTHER
    file = desk.root / path if " " in name else None
    if is_article_name(last) or (file and not last.startswith(".") and file.is_symlink() and file.is_dir()):
        return ARTICLE
    return PICTURE if is_picture_name(last) else OTHER


class Unusable(Exception):
    """What was kept can't be read, or nothing can be kept, or another program is at it."""


@contextmanager
def _opened(file: Path | str, articles: str) -> Iterator[Standing]:
    kept = file != ""
    with closing(sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)) as database:
        _prepare(database)
        database.execute("BEGIN IMMEDIATE")
        made = _made(database)
        if not made:
            for table in _TABLES:
                database.execute(table)
        elif made != set(_TABLES):
            raise Damaged
        yield Standing(database, articles)
        if kept:
            database.execute("COMMIT")


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cache_size = -16000")


def _made(database: sqlite3.Connection) -> set[str]:
    """How its tables were made."""
    return {sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


def kept_in(folder: Path) -> list[Path]:
    """The databases in a folder, and what others have begun, those used last first."""
    files = [file for file in folder.glob(f"{PREFIX}*") if file.suffix in (SUFFIX, _BEGUN) and file.is_file()]
    return sorted(files, key=lambda file: (-file.stat().st_mtime_ns, file.name))


def remove(file: Path) -> None:
    """Take a database away."""
    for one in (file, file.with_name(f"{file.name}-journal")):
        one.unlink(missing_ok=True)


def _forget_others(folder: Path, file: Path) -> None:
    """Take away those that have not been used for the longest, where they are too many or too much, and what was
    begun long ago."""
    size, now = 0, file.stat().st_mtime
    for number, other in enumerate(one for one in kept_in(folder) if one != file):
        found = other.stat()
        size += found.st_size
        if number >= _MOST - 1 or size > _LARGEST or (other.suffix == _BEGUN and now - found.st_mtime > _LONG):
            remove(other)
