"""What has been worked out before, so that it need not be worked out again: one SQLite file, never committed.

What is kept is bytes under a kind and a key that says all it depends on, so a key that is found holds still.
Nothing depends on the file: where it is locked, can't be written or can't be read it is done without, and one
that is damaged or no file of ours is replaced. It is safe with several programs at a time. What has not been
asked for the longest goes when the file would grow too large.

Whoever can write into the file decides what is found in it, so it stands where only the clone's owner writes.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from copydesk.batches import in_batches

NAME = "cache.sqlite"

_TABLE = (
    "CREATE TABLE kept (kind TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, value BLOB NOT NULL, "
    "PRIMARY KEY (kind, key))"
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_MOST = 256 * 1024 * 1024
_PATIENCE = 2.0  # seconds to wait for another program
_AT_ONCE = 500

T = TypeVar("T")


@dataclass(frozen=True)
class Contents:
    """What a cache holds: the size of its file in bytes, and how many values of each kind."""

    size: int
    kinds: dict[str, int]


def key_of(*parts: str | bytes) -> bytes:
    """The key of something that depends on these texts and on nothing else."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.digest()


class Cache:
    """A cache in a folder, which is made when there is something to keep; with None nothing is kept. `today`
    is the number of a day, by which it is known what has long not been asked for; `most` is in bytes."""

    def __init__(self, folder: Path | None, today: int = 0, most: int = _MOST):
        self.file = folder / NAME if folder else None
        self._today, self._most = today, most
        self._open: sqlite3.Connection | None = None
        self._read_only = False

    @property
    def folder(self) -> Path | None:
        """The folder that it stands in, or None where nothing is kept."""
        return self.file.parent if self.file else None

    def get(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are kept, by key."""
        wanted = list(keys)

        def ask(database: sqlite3.Connection) -> dict[bytes, bytes]:
            found, stale = {}, []
            for some in in_batches(wanted, _AT_ONCE):
                marks = ",".join("?" * len(some))
                rows = database.execute(
                    f"SELECT key, value, used FROM kept WHERE kind = ? AND key IN ({marks})", (kind, *some)
                )
                for key, value, used in rows:
                    if isinstance(value, bytes) and value[:4] == _sum(value[4:]):
                        found[key] = value[4:]
                        stale += [key] if used != self._today else []
            self._use(database, kind, stale)
            return found

        return self._ask(ask, {}) if wanted and self.file and self.file.is_file() else {}

    def has(self, kind: str, keys: Iterable[bytes]) -> set[bytes]:
        """Which of the keys have a value."""
        wanted = list(keys)

        def ask(database: sqlite3.Connection) -> set[bytes]:
            found: set[bytes] = set()
            for some in in_batches(wanted, _AT_ONCE):
                marks = ",".join("?" * len(some))
                rows = database.execute(f"SELECT key FROM kept WHERE kind = ? AND key IN ({marks})", (kind, *some))
                found.update(key for (key,) in rows)
            return found

        return self._ask(ask, set()) if wanted and self.file and self.file.is_file() else set()

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values by their keys."""

        def ask(database: sqlite3.Connection) -> None:
            rows = ((kind, key, self._today, _sum(value) + value) for key, value in values.items())
            database.executemany(
                "INSERT OR REPLACE INTO kept (kind, key, used, value) VALUES (?, ?, ?, ?)", rows
            )
            self._trim(database)

        if values and not self._read_only:
            self._ask(ask, None)

    def contents(self) -> Contents | None:
        """What is kept; None where there is nothing that can be read."""

        def ask(database: sqlite3.Connection) -> Contents:
            counts = database.execute("SELECT kind, count(*) FROM kept GROUP BY kind ORDER BY kind")
            return Contents(self.file.stat().st_size if self.file else 0, dict(counts.fetchall()))

        return self._ask(ask, None) if self.file and self.file.is_file() else None

    def clear(self) -> None:
        """Throw everything away. Raises OSError."""
        self.close()
        for file in self._files():
            file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the file go."""
        if self._open:
            self._open.close()
            self._open = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_open": None}  # another process opens it for itself

    def _ask(self, ask: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What the database answers; once more from a new file where this one is damaged."""
        for _ in range(2):
            try:
                database = self._opened()
                if database is None:
                    return otherwise
                with database:
                    return ask(database)
            except sqlite3.Error as error:
                self.close()
                if _code(error) == sqlite3.SQLITE_READONLY:
                    self._read_only = True
                    return otherwise
                if not isinstance(error, _NotOurs) and not is_damage(error):
                    break
                try:
                    self.clear()
                except OSError:
                    break
            except OSError:
                break
        self.file = None  # done without from here on
        return otherwise

    def _opened(self) -> sqlite3.Connection | None:
        if self._open or not self.file:
            return self._open
        if self.file.exists() and not self.file.is_file():
            raise OSError
        self.file.parent.mkdir(exist_ok=True)
        self._open = database = sqlite3.connect(self.file, timeout=_PATIENCE)
        database.execute("PRAGMA trusted_schema = OFF")
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        if not self._tables(database):
            with database:
                database.execute("BEGIN IMMEDIATE")
                if not self._tables(database):
                    database.execute(_TABLE)
        if self._tables(database) != [_TABLE]:
            raise _NotOurs
        return database

    @staticmethod
    def _tables(database: sqlite3.Connection) -> list[str]:
        """What the database has been told to be; ours is one table, without triggers or views."""
        return [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]

    def _use(self, database: sqlite3.Connection, kind: str, keys: list[bytes]) -> None:
        """Note that values were asked for today."""
        try:
            database.executemany(
                "UPDATE kept SET used = ? WHERE kind = ? AND key = ?",
                ((self._today, kind, key) for key in keys),
            )
        except sqlite3.OperationalError:  # read-only, or another program is writing: that much is not needed
            database.rollback()

    def _trim(self, database: sqlite3.Connection) -> None:
        """Throw away half of what is kept, that which has not been asked for the longest, while it is too
        much."""

        def number(name: str) -> int:
            return database.execute(f"PRAGMA {name}").fetchone()[0]

        while (number("page_count") - number("freelist_count")) * number("page_size") > self._most:
            half = "(count(*) + 1) / 2"
            if not database.execute(
                f"DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY used, rowid "
                f"LIMIT (SELECT {half} FROM kept))"
            ).rowcount:
                return

    def _files(self) -> list[Path]:
        return [self.file, self.file.with_name(f"{NAME}-journal")] if self.file else []


class _NotOurs(sqlite3.DatabaseError):
    """The file is a database of somebody else's, or of another version of the program."""


def _sum(value: bytes) -> bytes:
    """A sum that stands before each value: bytes that were hurt on the disk are not taken for it."""
    return zlib.crc32(value).to_bytes(4)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a database is damaged, or none."""
    return _code(error) in _DAMAGED


def _code(error: sqlite3.Error) -> int:
    """SQLite's own number of an error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
