"""What earlier checks have found in articles: an engine that examines nothing that is as it was, by the article,
its pictures, the desk and the program.

What comes of an article is kept by its path and Git's name for its bytes, and beside it which pictures were
looked at. So of a file that Git knows as unchanged not even the bytes are read.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from typing import Any, NamedTuple

from copydesk.batches import in_batches
from copydesk.cache import Cache, key_of
from copydesk.checking.engine import Batch, Done, Engine, Work
from copydesk.checking.examine import Examination
from copydesk.checking.unchanged import stands_for
from copydesk.checking.workers import examine_files, examined
from copydesk.desk import Desk
from copydesk.files import Entry, File, path_of
from copydesk.git import blob_id
from copydesk.packing import decoded, encoded
from copydesk.picture.place import photo_path

_KIND = "examination"
_AT_ONCE = 500
_LONG = 10  # times so many of which none is new, before the engine has its rest


class _Asked(NamedTuple):
    """A file that is asked for, what its examination is kept by (None: it is not kept), and whether it is there."""

    file: File
    key: bytes | None
    there: bool


class _Kept(NamedTuple):
    """What is kept of an article: the pictures that it declares, by path, with what stood there, and what came of
    it."""

    pictures: dict[str, str]
    examination: Examination


class Remembered:
    """An engine that asks another one only for what has not been examined before."""

    def __init__(
        self,
        engine: Engine,
        cache: Cache,
        name: Callable[[str], str],
        blobs: Mapping[str, str],
        is_older: Callable[[str], bool] = lambda path: True,
    ):
        """`name(path)` says what picture stands at a path, `blobs` has Git's names for the articles that need not be
        read to know them, and `is_older(path)` tells that a file has not been saved since Git was asked for them."""
        self._engine, self._cache = engine, cache
        self._name, self._blobs, self._is_older = name, blobs, is_older

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]:
        """What comes of the work on each batch; only what is to be examined is looked up."""
        if work is not examine_files or self._cache.file is None:
            yield from self._engine.each(work, batches, desk, pictures)
            return
        self._desk = stands_for(desk, self._cache)
        looked_up = self._looked_up((file for batch in batches for file in batch), desk)
        for some in looked_up:
            if all(there for _, _, there in some):
                yield self._take(some, _nobody, desk, pictures)
            else:
                yield from self._with_new(chain([some], looked_up), desk, pictures)

    def _looked_up(self, files: Iterator[File], desk: Desk) -> Iterator[list[_Asked]]:
        """Files, each with its key and whether there is anything kept by it."""
        for some in in_batches(files, _AT_ONCE):
            keys = [self._key(file, desk) for file in some]
            there = self._cache.has(_KIND, filter(None, keys))
            yield [_Asked(file, key, key in there) for file, key in zip(some, keys)]

    def _with_new(
        self, looked_up: Iterator[list[_Asked]], desk: Desk, pictures: Any
    ) -> Generator[list[Examination], None, None]:
        """The examinations of files of which some are new, up to where for long none is."""
        waiting: deque[list[_Asked]] = deque()

        def new() -> Iterator[File]:
            idle = 0
            for some in looked_up:
                waiting.append(some)
                unknown = [one.file for one in some if not one.there]
                yield from unknown
                idle = 0 if unknown else idle + 1
                if idle == _LONG:
                    return

        with closing(examined(new(), desk, self._engine, pictures)) as batches:
            done = chain.from_iterable(batches)
            ready: deque[Examination] = deque()

            def next_one() -> Examination:
                return ready.popleft() if ready else next(done)

            while True:
                while waiting:
                    yield self._take(waiting.popleft(), next_one, desk, pictures)
                ready.extend(islice(done, 1))  # which asks for more files
                if not ready:
                    break
            while waiting:
                yield self._take(waiting.popleft(), next_one, desk, pictures)

    def _take(
        self, files: list[_Asked], next_one: Callable[[], Examination], desk: Desk, pictures: Any
    ) -> list[Examination]:
        """The examinations of some files, known or new; the new ones are kept."""
        kept = self._cache.get(_KIND, [one.key for one in files if one.there and one.key])
        found, new = [], {}
        for file, key, there in files:
            if not there:
                examination = next_one()
            else:
                known = decoded(kept.get(key or b"", b""), _Kept)
                if known and all(self._name(path) == name for path, name in known.pictures.items()):
                    found.append(known.examination)
                    continue
                (examination,) = examine_files(desk, pictures, [file])
            found.append(examination)
            if key:
                seen = _Kept(self._pictures(examination, desk), examination)
                if all(map(self._is_older, (path_of(file, desk.root), *seen.pictures))):
                    new[key] = encoded(seen)
        self._cache.put(_KIND, new)
        return found

    def _pictures(self, examination: Examination, desk: Desk) -> dict[str, str]:
        facts = examination.facts
        places = (
            photo_path(facts.path, photo.file, desk.settings.articles)
            for photo in (facts.photos if facts else ())
            if photo.file
        )
        return {place: self._name(place) for place in places}

    def _key(self, file: File, desk: Desk) -> bytes | None:
        """What an examination is kept by; None for one that is not kept."""
        path = path_of(file, desk.root)
        if isinstance(file, Entry):
            blob = blob_id(file.data, next(iter(self._blobs.values()), None)) if file.data is not None else None
        else:
            blob = self._blobs.get(path)
        return key_of(self._desk, path, blob) if blob else None


def _nobody() -> Examination:
    raise AssertionError("all of them are known")
