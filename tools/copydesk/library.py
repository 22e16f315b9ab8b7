"""The library: what is known of all articles, on the disk, with an index of what they have in common.

Archive rules ask it instead of holding the facts of all articles, so what they need does not grow with the archive.
It is a database of this process alone: a small one stays in memory, a large one goes to a file without a name that
is gone with the process.
"""

import pickle
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import PurePosixPath

from copydesk.article.place import bare_path, linked_paths
from copydesk.desk.nearest import plain
from copydesk.facts import Facts, PhotoFact
from copydesk.picture.place import photo_path
from copydesk.sketch import FEWEST

_TABLES = """
PRAGMA cache_size = -16000;
CREATE TABLE article (number INTEGER PRIMARY KEY, path BLOB, facts BLOB);
CREATE TABLE word (kind TEXT, word BLOB, article INTEGER);
"""
_AT_ONCE = 5000
_AT_HAND = 3000  # articles, the first ones, that are held as they are
_FEWEST_LETTERS = 15  # of a caption; what is shorter is said of many pictures


class Library:
    """The facts of articles, in the order in which they were added. `folder` is that of all articles.

    The index has words of several kinds: `path`; `place` (the paths and aliases that some systems take for one);
    `bare` (the path without its ending); `name` (the last part of that, in small letters); `id`, `day` and
    `letters` (the two parts of the id); `status`; `section`; `writer`; `link` (the id of an article that is
    named); `caption` (without marks and capitals); `picture` (the file or address of a photo with a credit);
    `file` and `anycase` (the file of a photo as it is and in small letters); `sketch`; and, with the empty word,
    `embargo`, `paths` (there are links by path) and `unreadable` with the folder it stands in. Withdrawn articles
    have no captions and pictures.
    """

    def __init__(self, folder: str, facts: Iterable[Facts] = ()):
        self._folder = folder
        self._database = sqlite3.connect("")
        self._database.executescript(_TABLES)
        self._at_hand: list[Facts] = []
        self._articles: list[tuple[int, bytes, bytes]] = []
        self._words: list[tuple[str, bytes, int]] = []
        self._number = 0
        self.add(facts)

    def add(self, facts: Iterable[Facts]) -> None:
        """Take in articles."""
        for article in facts:
            self._number += 1
            if self._number <= _AT_HAND:
                self._at_hand.append(article)
            else:
                facts = pickle.dumps(article, pickle.HIGHEST_PROTOCOL)
                self._articles.append((self._number, _bytes(article.path), facts))
            self._words += ((kind, _bytes(word), self._number) for kind, word in words_of(article, self._folder))
            if len(self._words) > _AT_ONCE:
                self._write()

    def __len__(self) -> int:
        return self._number

    def __contains__(self, path: object) -> bool:
        """Whether an article stands at a path."""
        return isinstance(path, str) and self.has("path", path)

    def __iter__(self) -> Iterator[Facts]:
        """All articles."""
        yield from self._at_hand
        for (facts,) in self._asked("SELECT facts FROM article ORDER BY number"):
            yield pickle.loads(facts)

    def paths(self) -> Iterator[str]:
        """The paths of all articles."""
        yield from (article.path for article in self._at_hand)
        for (path,) in self._asked("SELECT path FROM article ORDER BY number"):
            yield _text(path)

    def has(self, kind: str, word: str) -> bool:
        """Whether an article has a word."""
        return bool(self._asked("SELECT 1 FROM word WHERE kind = ? AND word = ? LIMIT 1", kind, _bytes(word)).fetchone())

    def having(self, kind: str, word: str = "") -> Iterator[Facts]:
        """The articles that have a word."""
        sql = "SELECT DISTINCT article FROM word WHERE kind = ? AND word = ? ORDER BY article"
        return map(self.get, _numbers(self._asked(sql, kind, _bytes(word))))

    def lacking(self, kind: str, other: str) -> Iterator[Facts]:
        """The articles with a word of one kind that is none of another."""
        sql = (
            "SELECT DISTINCT article FROM word AS one WHERE kind = ? AND NOT EXISTS "
            "(SELECT 1 FROM word WHERE kind = ? AND word = one.word) ORDER BY article"
        )
        return map(self.get, _numbers(self._asked(sql, kind, other)))

    def sharing(self, kind: str) -> Iterator[tuple[str, list[Facts]]]:
        """Each word of a kind that articles have in common, with these; one alone if it has it twice."""
        for word, numbers in self.numbers_sharing(kind):
            yield word, [self.get(number) for number in dict.fromkeys(numbers)]

    def numbers_sharing(self, kind: str) -> Iterator[tuple[str, list[int]]]:
        """The same with the articles' numbers, one as often as it has the word."""
        sql = (
            "SELECT word, article FROM word WHERE kind = ?1 AND word IN "
            "(SELECT word FROM word WHERE kind = ?1 GROUP BY word HAVING count(*) > 1) ORDER BY word, article"
        )
        for word, rows in groupby(self._asked(sql, kind), itemgetter(0)):
            yield _text(word), [number for _, number in rows]

    def get(self, number: int) -> Facts:
        """The article of a number."""
        if number <= len(self._at_hand):
            return self._at_hand[number - 1]
        (facts,) = self._asked("SELECT facts FROM article WHERE number = ?", number).fetchone()
        return pickle.loads(facts)

    def is_among(self, path: str, first: int) -> bool:
        """Whether an article at a path is among so many that were added first."""
        sql = "SELECT 1 FROM word WHERE kind = 'path' AND word = ? AND article <= ? LIMIT 1"
        return bool(self._asked(sql, _bytes(path), first).fetchone())

    def section(self, path: str) -> str | None:
        """The section of the article at a path, or None."""
        return next((article.section for article in self.having("path", path)), None)

    def _asked(self, sql: str, *values: object) -> sqlite3.Cursor:
        if self._articles or self._words:
            self._write()
        _ = self._index
        return self._database.execute(sql, values)

    def _write(self) -> None:
        self._database.executemany("INSERT INTO article VALUES (?, ?, ?)", self._articles)
        self._database.executemany("INSERT INTO word VALUES (?, ?, ?)", self._words)
        self._articles, self._words = [], []

    @cached_property
    def _index(self) -> bool:
        """Made when the first question is asked: that is quicker than to keep it up from the first article on."""
        self._database.execute("CREATE INDEX by_word ON word (kind, word, article)")
        return True


def _numbers(rows: sqlite3.Cursor) -> list[int]:
    return [number for (number,) in rows]


def _bytes(text: str) -> bytes:
    """A text as the database has it, which takes no text that is not Unicode."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def words_of(article: Facts, folder: str) -> Iterator[tuple[str, str]]:
    """What an article is found by in the index."""
    path = article.path
    yield "path", path
    yield "place", same_place(path)
    yield "bare", bare_path(path)
    yield "name", plain_path(path).rpartition("/")[2]
    if article.id:
        day, _, letters = article.id.partition("-")
        yield from (("id", article.id), ("day", day), ("letters", letters))
    for kind, word in (("status", article.status), ("section", article.section)):
        if word:
            yield kind, word
    yield from (("writer", initials) for initials in article.writers)
    yield from (("link", link.target) for link in article.links)
    yield from (("place", same_place(alias_path(alias.path, folder))) for alias in article.aliases)
    for photo in article.photos:
        yield from _words_of_photo(article, photo, folder)
    if len(article.sketch) >= FEWEST:
        yield from (("sketch", str(number)) for number in article.sketch)
    if article.embargo:
        yield "embargo", ""
    if article.paths:
        yield "paths", ""
    if not article.readable:
        yield "unreadable", path.rpartition("/")[0]


def words_sought(article: Facts, folder: str) -> Iterator[tuple[str, str]]:
    """By what rules look for other articles on account of this one, where these do not contain a word of its."""
    yield "place", same_place(article.path)
    yield from (("place", same_place(alias_path(alias.path, folder))) for alias in article.aliases)
    for link in article.links:
        day, _, letters = link.target.partition("-")
        yield from (("name", plain_path(link.target).rpartition("/")[2]), ("day", day), ("letters", letters))
    for link in article.paths:
        yield from (("bare", path) for path in linked_paths(link.target, article.path, folder.strip("/")))
        yield "id", link.target.partition("#")[0].partition("?")[0].strip("/")


def _words_of_photo(article: Facts, photo: PhotoFact, folder: str) -> Iterator[tuple[str, str]]:
    file = photo_path(article.path, photo.file, folder) if photo.file else None
    if file:
        yield from (("file", file), ("anycase", file.casefold()))
    if (picture := file or photo.url) and article.status != "withdrawn":
        if photo.credit:
            yield "picture", picture
        if photo.caption and len(caption := plain(photo.caption)) >= _FEWEST_LETTERS:
            yield "caption", caption


def same_place(path: str) -> str:
    """What two paths have in common that some systems take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def alias_path(alias: str, folder: str) -> str:
    """The path at which an article stood that has an alias."""
    return str(PurePosixPath(folder, f"{alias}.md"))


def plain_path(path: str) -> str:
    """A path as people type it: without its ending, in small letters."""
    return path.strip("/").removesuffix(".md").casefold()
