"""The facts of the newsroom's other articles, for a check that was asked of some of them only.

An archive rule compares an article with all others. Of those, only the ones that share an id, a path or a
photo with the articles in hand have to be read in full; of the rest the path and the id are enough.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import PurePosixPath

from copydesk.desk import Desk
from copydesk.facts import Facts, read_facts
from copydesk.files import Entry, find_articles, read_entry, shown_path
from copydesk.finding import Spot
from copydesk.text import Position, decode

Others = Callable[[Container[str]], Iterator[Entry]]

_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]{1,80})", re.M)
_HEAD = 4000
_MANY = 100
_NOWHERE = Spot(Position(1, 1), Position(1, 1), "")


def other_facts(
    own: Iterable[Facts], desk: Desk, others: Others | None = None, also: Iterable[str] = ()
) -> Iterator[Facts]:
    """The facts of the articles that `own` leaves out; none where all of `own` lies outside the archive.

    `others(paths)` gives the files of all articles but those at some paths (default: those of the newsroom's
    folder); `also` are ids of articles that are in hand no more.
    """
    folder = desk.root / desk.settings.articles
    inside = shown_path(folder, desk.root)
    own = {facts.path: facts for facts in own}
    if not also and not any((desk.root / path).is_relative_to(folder) for path in own):
        return
    words = [*also, *(word for facts in own.values() for word in _shared_words(facts, inside))]
    shared = {word.encode(errors="surrogatepass") for word in words}
    for entry in (others or articles_in(desk))(own.keys()):
        if entry.data is None:
            continue
        if len(shared) > _MANY or any(word in entry.data for word in shared):
            yield read_facts(decode(entry.path, entry.data))
        else:
            yield _outline(entry)


def articles_in(desk: Desk) -> Others:
    """The files of the articles in the newsroom's folder."""

    def others(paths: Container[str]) -> Iterator[Entry]:
        for file in find_articles([desk.root / desk.settings.articles]):
            if file.relative_to(desk.root).as_posix() not in paths:
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
