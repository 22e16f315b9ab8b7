"""The library: what is known of all articles, on the disk, with an index of what they have in common.

Archive rules ask it instead of holding the facts of all articles, so what they need does not grow with the archive.
It is a database of this process alone (a small one stays in memory, a large one goes to a file without a name that
is gone with the process), or stands in one that is kept.
"""

import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, groupby
from operator import attrgetter, itemgetter
from pathlib import PurePosixPath
from posixpath import normpath

from copydesk.article.place import bare_path, linked_paths
from copydesk.desk.nearest import plain
from copydesk.facts import Facts, PhotoFact
from copydesk.packing import decoded, encoded
from copydesk.picture.place import photo_path
from copydesk.sketch import FEWEST, FEWEST_SHARED, TOO_COMMON

TABLES = (
    "CREATE TABLE article (number INTEGER PRIMARY KEY, path BLOB NOT NULL, facts BLOB NOT NULL)",
    "CREATE TABLE word (kind INTEGER, word BLOB, article INTEGER, times INTEGER NOT NULL, "
    "PRIMARY KEY (kind, word, article)) WITHOUT ROWID",
)
_FRESH = "CREATE TEMP TABLE fresh (kind INTEGER, word BLOB, article INTEGER, times INTEGER)"

_AT_ONCE = 5000
_AT_HAND = 3000  # articles, the first ones, that are held as they are
_FEWEST_LETTERS = 15  # of a caption; what is shorter is said of many pictures
_ALL = 1 << 62

_KINDS = (
    "path place bare name id day letters withdrawn embargoed section writer link caption picture file anycase sketch "
    "paths unlisted days unreadable".split()
)
_SOUGHT = ("id", "bare", "name", "day", "letters")
_NUMBER = {kind: number for number, kind in enumerate([*_KINDS, *(f"sought {kind}" for kind in _SOUGHT)])}

# By a word of an article another one is found: as what it has itself.
_ALIKE = {"id": ("id", "link"), "place": ("place",), "caption": ("caption",), "picture": ("picture",)}
_COMMON = {**_ALIKE, "sketch": ("sketch",)}
_NEAR = {**_ALIKE, "link": ("id",)}


class Damaged(Exception):
    """A library that is kept has lost something."""


class Library:
    """The facts of articles. `folder` is that of all articles. One that is kept stands in a `database`, which has the
    TABLES.

    The index has words of several kinds: `path`; `place` (the paths and aliases that some systems take for one);
    `bare` (the path without its ending); `name` (the last part of that, in small letters); `id`, `day` and
    `letters` (the two parts of the id); `withdrawn` and `embargoed` (the id of an article that is); `section`;
    `writer`; `link` (the id of an article that is named); `caption` (without marks and capitals); `picture` (the file
    or address of a photo with a credit); `file` and `anycase` (the file of a photo as it is and in small letters);
    `sketch`; kinds such as `sought id`, for what rules look for on account of an article; and, with the empty word,
    `paths` (there are links by path), `unlisted` (a photo's path is none as Git writes it), `days` (what is said of it may depend on the day) and `unreadable` with the
    folder it stands in. Withdrawn articles have no captions and pictures.

    Articles are told in the order of their paths where a rule may look at the first of them only.
    """

    def __init__(self, folder: str, facts: Iterable[Facts] = (), database: sqlite3.Connection | None = None):
        self._folder = folder
        self._at_hand: list[Facts] | None = [] if database is None else None
        self._database = database or sqlite3.connect("")
        self._articles: list[tuple[int, bytes, bytes]] = []
        self._words: list[tuple[int, bytes, int, int]] = []
        self._number = 0
        if database is None:
            self._database.execute("PRAGMA cache_size = -16000")
            for table in TABLES:
                self._database.execute(table)
        else:
            self._number = database.execute("SELECT max(number) FROM article").fetchone()[0] or 0
        self._is_new = not self._number
        if self._is_new:
            self._database.execute(_FRESH)
        self.add(facts)

    def add(self, facts: Iterable[Facts]) -> None:
        """Take in articles."""
        for article in facts:
            self._number += 1
            if self._at_hand is not None and self._number <= _AT_HAND:
                self._at_hand.append(article)
            else:
                self._articles.append((self._number, _bytes(article.path), encoded(article)))
            self._words += _rows(article, self._number, self._folder)
            if len(self._words) > _AT_ONCE:
                self._write()

    def remove(self, path: str) -> Facts | None:
        """Take an article out of one that is kept; what was known of it, if anything. Raises Damaged."""
        number = self._number_at(path)
        if number is None:
            return None
        gone = self.get(number)
        words = (row[:3] for row in _rows(gone, number, self._folder))
        self._database.execute("DELETE FROM article WHERE number = ?", (number,))
        self._database.executemany("DELETE FROM word WHERE kind = ? AND word = ? AND article = ?", words)
        return gone

    def __len__(self) -> int:
        return self._number

    def __contains__(self, path: object) -> bool:
        """Whether an article stands at a path."""
        return isinstance(path, str) and self.has("path", path)

    def __iter__(self) -> Iterator[Facts]:
        """All articles."""
        yield from self._at_hand or ()
        for (facts,) in self._asked("SELECT facts FROM article ORDER BY number"):
            yield _facts(facts)

    def paths(self) -> Iterator[str]:
        """The paths of all articles."""
        yield from (article.path for article in self._at_hand or ())
        for (path,) in self._asked("SELECT path FROM article ORDER BY number"):
            yield _text(path)

    def has(self, kind: str, word: str) -> bool:
        """Whether an article has a word."""
        sql = "SELECT 1 FROM word WHERE kind = ? AND word = ? LIMIT 1"
        return bool(self._asked(sql, _NUMBER[kind], _bytes(word)).fetchone())

    def at(self, path: str) -> Facts | None:
        """The article at a path."""
        number = self._number_at(path)
        return None if number is None else self.get(number)

    def having(self, kind: str, word: str) -> list[Facts]:
        """The articles that have a word."""
        return sorted(map(self.get, self.numbers_having(kind, word)), key=_BY_PATH)

    def having_any(self, kind: str) -> Iterator[Facts]:
        """The articles that have any word of a kind."""
        return map(self.get, self._numbers("SELECT DISTINCT article FROM word WHERE kind = ? ORDER BY article", _NUMBER[kind]))

    def lacking(self, kind: str, other: str) -> Iterator[Facts]:
        """The articles with a word of one kind that is none of another."""
        sql = (
            "SELECT DISTINCT article FROM word AS one WHERE kind = ? AND NOT EXISTS "
            "(SELECT 1 FROM word WHERE kind = ? AND word = one.word) ORDER BY article"
        )
        return map(self.get, self._numbers(sql, _NUMBER[kind], _NUMBER[other]))

    def meeting(self, kind: str, other: str) -> Iterator[Facts]:
        """The articles with a word of one kind that is one of another, too."""
        sql = (
            "SELECT DISTINCT one.article FROM word AS two CROSS JOIN word AS one "
            "ON one.kind = ? AND one.word = two.word WHERE two.kind = ? ORDER BY one.article"
        )
        return map(self.get, self._numbers(sql, _NUMBER[kind], _NUMBER[other]))

    def sharing(self, kind: str) -> Iterator[tuple[str, list[Facts]]]:
        """Each word of a kind that articles have in common, with these; one alone if it has it twice."""
        sql = (
            "SELECT word, article FROM word WHERE kind = ?1 AND word IN "
            "(SELECT word FROM word WHERE kind = ?1 GROUP BY word HAVING sum(times) > 1) ORDER BY word, article"
        )
        for word, rows in groupby(self._asked(sql, _NUMBER[kind]), itemgetter(0)):
            yield _text(word), sorted((self.get(number) for _, number in rows), key=_BY_PATH)

    def pairs_sharing(self, kind: str, fewest: int, most: int) -> Iterator[tuple[int, int, int]]:
        """The numbers of two articles that have at least `fewest` words of a kind in common, and how many; only words
        count that are not there more often than `most`."""
        sql = (
            "WITH shared AS (SELECT word FROM word WHERE kind = ?1 GROUP BY word HAVING sum(times) BETWEEN 2 AND ?2) "
            "SELECT one.article, two.article, count(*) AS common FROM shared "
            "CROSS JOIN word AS one ON one.kind = ?1 AND one.word = shared.word "
            "CROSS JOIN word AS two ON two.kind = ?1 AND two.word = shared.word AND two.article > one.article "
            "GROUP BY one.article, two.article HAVING common >= ?3"
        )
        return self._asked(sql, _NUMBER[kind], most, fewest)

    def numbers_having(self, kind: str, word: str, most: int = _ALL) -> list[int]:
        """The numbers of the articles that have a word; of more than `most` none."""
        sql = "SELECT article FROM word WHERE kind = ? AND word = ? LIMIT ?"
        numbers = self._numbers(sql, _NUMBER[kind], _bytes(word), most + 1)
        return numbers if len(numbers) <= most else []

    def has_twice(self, kind: str, word: str) -> bool:
        """Whether a word is there more than once."""
        sql = "SELECT times FROM word WHERE kind = ? AND word = ? LIMIT 2"
        return sum(self._numbers(sql, _NUMBER[kind], _bytes(word))) > 1

    def get(self, number: int) -> Facts:
        """The article of a number. Raises Damaged."""
        if self._at_hand is not None and number <= len(self._at_hand):
            return self._at_hand[number - 1]
        row = self._asked("SELECT facts FROM article WHERE number = ?", number).fetchone()
        return _facts(row[0] if row else b"")

    def is_among(self, path: str, first: int) -> bool:
        """Whether an article at a path is among so many that were added first."""
        number = self._number_at(path)
        return number is not None and number <= first

    def section(self, path: str) -> str | None:
        """The section of the article at a path, or None."""
        article = self.at(path)
        return article.section if article else None

    def concerned(self, before: Facts | None, now: Facts | None) -> set[str]:
        """The paths of the articles, as they are here, of which the rules may say something else because one article
        has changed, come or gone."""
        found: set[int] = set()
        moved = not (before and now and (before.path, before.id) == (now.path, now.id))
        for kind, word in {word for article in (before, now) if article for word in words_of(article, self._folder)}:
            for by in _COMMON.get(kind, ()):
                found.update(self.numbers_having(by, word, TOO_COMMON if by == "sketch" else _ALL))
            if moved and kind in _SOUGHT:
                found.update(filter(self._seeks, self.numbers_having(f"sought {kind}", word)))
        return {self.get(number).path for number in found}

    def near(self, articles: Iterable[Facts]) -> set[str]:
        """The paths of the articles here that the rules may look at on account of some that may be new to it."""
        own: set[tuple[str, str]] = set()
        sought: set[tuple[str, str]] = set()
        for article in articles:
            own.update(words_of(article, self._folder))
            sought.update(words_sought(article, self._folder))
        sought |= {(by, word) for kind, word in own for by in _NEAR.get(kind, ())}
        alike = Counter(chain.from_iterable(self.numbers_having(*word) for word in own if word[0] == "sketch"))
        numbers = {number for number, common in alike.items() if common >= FEWEST_SHARED}
        numbers.update(*(self.numbers_having(*word) for word in sought))
        path_of = "SELECT path FROM article WHERE number = ?"
        return {_text(path) for number in numbers for (path,) in self._asked(path_of, number)}

    def _seeks(self, number: int) -> bool:
        """Whether an article has a link to none, so that rules look for what may be meant."""
        article = self.get(number)
        return bool(article.paths) or not all(self.has("id", link.target) for link in article.links)

    def about(self, articles: Iterable[Facts]) -> "About":
        """The library as it answers about some of its articles."""
        return About(self, articles, self._folder)

    def _number_at(self, path: str) -> int | None:
        return next(iter(self.numbers_having("path", path)), None)

    def _numbers(self, sql: str, *values: object) -> list[int]:
        return [number for (number,) in self._asked(sql, *values)]

    def _asked(self, sql: str, *values: object) -> sqlite3.Cursor:
        if self._articles or self._words:
            self._write()
        if self._is_new:
            self._put_in_order()
        return self._database.execute(sql, values)

    def _write(self) -> None:
        self._database.executemany("INSERT INTO article VALUES (?, ?, ?)", self._articles)
        place = "temp.fresh" if self._is_new else "word"
        self._database.executemany(f"INSERT INTO {place} VALUES (?, ?, ?, ?)", self._words)
        self._articles, self._words = [], []

    def _put_in_order(self) -> None:
        """When the first question is asked: that is quicker than to keep the words in order from the first on."""
        self._is_new = False
        self._database.execute("INSERT INTO word SELECT * FROM temp.fresh ORDER BY kind, word, article")
        self._database.execute("DROP TABLE temp.fresh")


class About:
    """A library that is asked about some of its articles: of what articles have in common it tells what these have,
    with all that share it."""

    def __init__(self, library: Library, articles: Iterable[Facts], folder: str):
        self._library = library
        self.has, self.having, self.get, self.section = library.has, library.having, library.get, library.section
        self._words: dict[str, dict[str, list[Facts]]] = {}
        for article in articles:
            for kind, word in dict.fromkeys(words_of(article, folder)):
                self._words.setdefault(kind, {}).setdefault(word, []).append(article)

    def having_any(self, kind: str) -> Iterator[Facts]:
        """Of these articles those that have any word of a kind."""
        return self._with(kind, lambda word: True)

    def lacking(self, kind: str, other: str) -> Iterator[Facts]:
        """Of these articles those with a word of one kind that is none of another."""
        return self._with(kind, lambda word: not self.has(other, word))

    def meeting(self, kind: str, other: str) -> Iterator[Facts]:
        """Of these articles those with a word of one kind that is one of another, too."""
        return self._with(kind, lambda word: self.has(other, word))

    def sharing(self, kind: str) -> Iterator[tuple[str, list[Facts]]]:
        """Each word of a kind that one of these articles has in common with any, with all that have it."""
        for word in self._words.get(kind, ()):
            if self._library.has_twice(kind, word):
                yield word, self.having(kind, word)

    def pairs_sharing(self, kind: str, fewest: int, most: int) -> Iterator[tuple[int, int, int]]:
        """The numbers of two articles that have at least `fewest` words of a kind in common, and how many, where one
        of them is one of these; only words count that are not there more often than `most`."""
        alike = (sorted(self._library.numbers_having(kind, word, most)) for word in self._words.get(kind, ()))
        pairs = Counter(pair for numbers in alike for pair in combinations(numbers, 2))
        return ((*pair, count) for pair, count in pairs.items() if count >= fewest)

    def _with(self, kind: str, holds: Callable[[str], bool]) -> Iterator[Facts]:
        words = self._words.get(kind, {})
        found = {article.path: article for word in words if holds(word) for article in words[word]}
        return iter(found.values())


_BY_PATH = attrgetter("path")


def _facts(data: bytes) -> Facts:
    facts = decoded(data, Facts)
    if facts is None:
        raise Damaged
    return facts


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
        if article.status == "withdrawn":
            yield "withdrawn", article.id
        if article.embargo:
            yield "embargoed", article.id
    if article.section:
        yield "section", article.section
    yield from (("writer", initials) for initials in article.writers)
    yield from (("link", link.target) for link in article.links)
    yield from (("place", same_place(alias_path(alias.path, folder))) for alias in article.aliases)
    for photo in article.photos:
        yield from _words_of_photo(article, photo, folder)
    if len(article.sketch) >= FEWEST:
        yield from (("sketch", str(number)) for number in article.sketch)
    if article.depends_on_day:
        yield "days", ""
    if article.paths:
        yield "paths", ""
    if not article.readable:
        yield "unreadable", path.rpartition("/")[0]


def _rows(article: Facts, number: int, folder: str) -> Iterator[tuple[int, bytes, int, int]]:
    """All the words of an article in the index."""
    sought = ((f"sought {kind}", word) for kind, word in words_sought(article, folder) if word and kind != "place")
    words = Counter(chain(words_of(article, folder), sought))
    return ((_NUMBER[kind], _bytes(word), number, times) for (kind, word), times in words.items())


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
        if normpath(file) != file:
            yield "unlisted", ""
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
