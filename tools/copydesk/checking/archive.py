"""The facts of the newsroom's other articles, for a check that was asked of some of them only.

An archive rule compares an article with all others. Of those, only the ones that share an id, a path or a
photo with the articles in hand have to be read in full. Of the rest the path and the id are enough, and that only
where a rule looks for them.
"""

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from copydesk.desk import Desk
from copydesk.facts import Facts, read_facts
from copydesk.files import Entry, article_files, read_entry, shown_path
from copydesk.finding import Spot
from copydesk.library import Library, words_of, words_sought
from copydesk.text import Position, decode

Others = Callable[[Container[str]], Iterator[Entry]]

_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]{1,80})", re.M)
_HEAD = 4000
_FEW = 1000
_MANY = 100
_NOWHERE = Spot(Position(1, 1), Position(1, 1), "")


def other_facts(
    own: Library, desk: Desk, others: Others | None = None, also: Iterable[str] = ()
) -> Iterator[Facts]:
    """The facts of the articles that `own` leaves out; none where all of `own` lies outside the archive.

    `others(paths)` gives the files of all articles but those at some paths (default: those of the newsroom's
    folder); `also` are ids of articles that are in hand no more.
    """
    folder = desk.root / desk.settings.articles
    inside = shown_path(folder, desk.root)
    if not also and not any((desk.root / path).is_relative_to(folder) for path in own.paths()):
        return
    paths = frozenset(own.paths()) if len(own) < _FEW else own
    shared: set[bytes] | None = None
    sought: set[tuple[str, str]] = set()
    for entry in (others or articles_in(desk))(paths):
        if entry.data is None:
            continue
        if shared is None:
            shared = _some(chain(also, (word for facts in own for word in _shared_words(facts, inside))))
            if len(shared) <= _MANY:
                sought = {word for facts in own for word in words_sought(facts, inside)}
        if len(shared) > _MANY or any(word in entry.data for word in shared):
            yield read_facts(decode(entry.path, entry.data))
        elif not sought.isdisjoint(words_of(outline := _outline(entry), inside)):
            yield outline


def _some(words: Iterable[str]) -> set[bytes]:
    """The words, as bytes; of many no more than it takes to see that they are many."""
    found: set[bytes] = set()
    for word in words:
        found.add(word.encode(errors="surrogatepass"))
        if len(found) > _MANY:
            break
    return found


def articles_in(desk: Desk) -> Others:
    """The files of the articles in the newsroom's folder."""

    def others(paths: Container[str]) -> Iterator[Entry]:
        folder = str(desk.root / desk.settings.articles)
        for file in article_files(folder) if os.path.isdir(folder) else ():
            if shown_path(file, desk.root) not in paths:
                yield read_entry(file, desk.root, desk.settings.limits.article_bytes)

    return others


def _shared_words(facts: Facts, inside: str) -> Iterator[str]:
    """What an article that has to do with this one contains: its id, one it names, a photo or a caption of its,
    its path as an alias."""
    if facts.id:
        yield facts.id
    yield from (link.target for link in facts.links if link.target)
    yield from (alias.path for alias in facts.aliases)
    for photo in facts.photos:
        yield from (word for word in (PurePosixPath(photo.file or "").name, photo.url, photo.caption) if word)
    yield facts.path.removeprefix(f"{inside}/").removesuffix(".md")


def _outline(entry: Entry) -> Facts:
    found = _ID.search(entry.data or b"", 0, _HEAD)
    return Facts(entry.path, found[1].decode() if found else None, _NOWHERE, None, None, None, None, (), ())
