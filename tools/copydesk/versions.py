"""The published versions of articles: which there were, and their numbers, as the main line of the history
has it.

A version is what stood in the article's file while readers could see it: its status was published, held or
withdrawn, and the times in `published` and `embargo` had come. Version 1 is the first of them, and every
commit of the main line that changes the file's bytes makes the next one, whatever it changes. What was
replaced before its time had come was never out and has no number. A commit's time is that of its making (its
committer's), and of a merge counts what it brought in, as one change. An article is known by its id, wherever
its file lies.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from copydesk.article.frontmatter import FrontMatter, read_frontmatter
from copydesk.article.parts import Timestamp, texts_of, timestamp
from copydesk.batches import in_batches
from copydesk.cache import Cache, key_of
from copydesk.change.model import is_out
from copydesk.desk import Desk
from copydesk.facts import read_facts
from copydesk.git import WORKTREE, Blobs, Repository, Side, Step
from copydesk.kept import is_article, read_blob
from copydesk.program import program
from copydesk.text import decode

_KIND = "dated"  # in the cache: what State says of a file, by its blob
_AT_ONCE = 500


class State(NamedTuple):
    """What a commit made of an article's file: where it was, and what says whether readers could see it."""

    commit: str
    parent: str | None
    at: datetime
    path: str
    blob: str
    id: str | None
    status: str | None = None
    published: Timestamp | None = None
    embargo: Timestamp | None = None


class Dated(NamedTuple):
    """What the front matter of an article says of when readers could see it, as it is typed."""

    id: str | None
    status: str | None
    published: str | None
    embargo: str | None

    @classmethod
    def of(cls, front: FrontMatter) -> "Dated | None":
        """None of one that can't be read."""
        return None if front.broken else cls(*texts_of(front.values, *cls._fields))


class Version(NamedTuple):
    """A published version of an article, its number from 1, and the one before it."""

    number: int
    state: State
    before: State | None


def published_versions(
    repository: Repository,
    commit: str,
    desk: Desk,
    as_of: datetime,
    cache: Cache | None = None,
    known: Mapping[str, Dated] = MappingProxyType({}),
) -> Iterator[Version]:
    """The versions of all articles that were out at a moment, by the history that leads to a commit: those of
    each article in their order. One pass; what is held is one state for each article. A file that is `known` by its
    blob, or to the cache, is not read.

    In a shallow clone they are counted from where it begins. Raises DeskError where Git lacks a blob.
    """
    with repository.blobs() as blobs:
        steps = repository.past.steps(commit, desk.settings.articles, oldest_first=True)
        yield from _numbered(_states(steps, blobs, desk, cache or Cache(None), known), as_of)


def versions_of(
    repository: Repository, commit: str, path: str, id: str, desk: Desk, as_of: datetime
) -> list[Version]:
    """The versions of the article that had this id and path at a commit, or before it was deleted."""
    with repository.blobs() as blobs:
        states = list(_followed(repository, blobs, commit, path, id, desk))
    return list(_numbered(reversed(states), as_of))


def place_of(
    repository: Repository, commit: str, path: str, id: str | None, desk: Desk
) -> tuple[str, str] | None:
    """Where the article that is at a path in the folder now stood at a commit, and its id there; None where
    it was not there. One that is gone from both is found by its path."""
    with repository.blobs() as blobs:
        was = repository.files(commit, path).get(path)
        here = _id(Side(path, was.mode, was.blob), blobs, desk) if was else None
        if here and id in (here, None):
            return path, here
        for change in repository.changes(commit, WORKTREE, desk.settings.articles) if id else ():
            if change.before and _id(change.before, blobs, desk) == id:
                return change.before.path, id
        if here:
            return path, here
        for step in repository.past.steps(commit, path) if id is None else ():
            for side in step.changes[0]:
                found = _id(side, blobs, desk) if side else None
                if found:
                    return path, found
    return None


def _numbered(states: Iterable[State], as_of: datetime) -> Iterator[Version]:
    """The versions among the states of articles, which are in the order of time."""
    last: dict[str | None, State] = {}
    counted: dict[str | None, Version] = {}

    def seen(state: State, until: datetime) -> Iterator[Version]:
        if is_out(state, until):
            before = counted.get(state.id)
            version = Version(before.number + 1, state, before.state) if before else Version(1, state, None)
            counted[state.id] = version._replace(before=None)
            yield version

    for state in states:
        known = last.get(state.id)
        if state.id is None or (known and known.blob == state.blob):
            continue
        if known:
            yield from seen(known, state.at)
        last[state.id] = state
    for state in last.values():
        yield from seen(state, as_of)


def _states(
    steps: Iterable[Step], blobs: Blobs, desk: Desk, cache: Cache, known: Mapping[str, Dated]
) -> Iterator[State]:
    sides = (
        (step, change.after)
        for step in steps
        for change in step.changes
        if change.after and is_article(change.after.path, desk.settings.articles)
    )
    for some in in_batches(sides, _AT_ONCE):
        keys = [b"" if side.is_link else key_of(program(), side.blob or "") for _, side in some]
        kept, new = cache.get(_KIND, filter(None, keys)), {}
        for (step, side), key in zip(some, keys, strict=True):
            state = _from_bytes(_bare(step, side), kept.get(key, b""))
            if state is None:
                dated = None if side.is_link else known.get(side.blob or "")
                state = _filled(_bare(step, side), dated) if dated else _state(step, side, blobs, desk)
                if key and state.id is not None:
                    new[key] = _to_bytes(state)
            yield state
        cache.put(_KIND, new)


def _followed(
    repository: Repository, blobs: Blobs, commit: str | None, path: str | None, id: str, desk: Desk
) -> Iterator[State]:
    """The states of one article, the newest first, along the paths that it had."""
    while commit and path:
        tip, came = commit, None
        for step in repository.past.steps(tip, path):
            change = step.changes[0]
            if change.after:
                state = _state(step, change.after, blobs, desk)
                if state.id != id:
                    continue
                yield state
                came = None if change.before else _moved_from(repository, blobs, step, path, id, desk)
            if came:
                commit = step.parent
                break
        path = came


def _moved_from(
    repository: Repository, blobs: Blobs, step: Step, path: str, id: str, desk: Desk
) -> str | None:
    """The path that an article left in the commit in which it came to another one."""
    if step.parent is None:
        return None
    for before, after in repository.changes(step.parent, step.commit, desk.settings.articles):
        if before and before.path != path and (after is None or after.path != before.path):
            if _id(before, blobs, desk) == id:
                return before.path
    return None


def _id(side: Side, blobs: Blobs, desk: Desk) -> str | None:
    entry = read_blob(side.path, side, blobs, desk.settings.limits.article_bytes)
    return read_facts(decode(side.path, entry.data)).id if entry.data is not None else None


def _state(step: Step, side: Side, blobs: Blobs, desk: Desk) -> State:
    bare = _bare(step, side)
    entry = read_blob(side.path, side, blobs, desk.settings.limits.article_bytes)
    if entry.data is None:
        return bare
    source = decode(side.path, entry.data)
    dated = Dated.of(read_frontmatter(source))
    return _filled(bare, dated) if dated else bare._replace(id=read_facts(source).id)


def _bare(step: Step, side: Side) -> State:
    return State(step.commit, step.parent, step.at, side.path, side.blob or "", None)


def _filled(bare: State, dated: Dated) -> State:
    times = timestamp(dated.published, ("published",)), timestamp(dated.embargo, ("embargo",))
    return bare._replace(id=dated.id, status=dated.status, published=times[0], embargo=times[1])


def _to_bytes(state: State) -> bytes:
    times = (time.text if time else None for time in (state.published, state.embargo))
    return json.dumps([state.id, state.status, *times]).encode()


def _from_bytes(bare: State, data: bytes) -> State | None:
    """A state as it is kept; None where these bytes are none."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != 4 or any(not isinstance(v, str | None) for v in values):
        return None
    return _filled(bare, Dated(*values))
