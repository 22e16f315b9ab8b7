"""What earlier checks have found in articles: an engine that examines nothing that is as it was, by the article,
its pictures, the desk and the program.

What comes of an article is kept by its path and Git's name for its bytes, and beside it which pictures were
looked at. So of a file that Git knows as unchanged not even the bytes are read.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from copydesk.cache import Cache, key_of
from copydesk.checking.engine import Batch, Done, Engine, Work
from copydesk.checking.examine import Examination
from copydesk.checking.unchanged import decoded, encoded
from copydesk.checking.workers import examine_files, examined
from copydesk.desk import Desk
from copydesk.files import Entry, File, path_of
from copydesk.git import blob_id
from copydesk.picture.place import photo_path

_KIND = "examination"
_AT_ONCE = 500


class _Kept(NamedTuple):
    """What is kept of an article: the pictures that it declares, by path, with what stood there, and what came of
    it."""

    pictures: dict[str, str]
    examination: Examination


class Remembered:
    """An engine that asks another one only for what has not been examined before."""

    def __init__(
        self, engine: Engine, cache: Cache, desk: str, name: Callable[[str], str], blobs: Mapping[str, str]
    ):
        """`desk` stands for the desk and the program, `name(path)` says what picture stands at a path, and `blobs`
        has Git's names for the articles that need not be read to know them."""
        self._engine, self._cache, self._desk, self._name, self._blobs = engine, cache, desk, name, blobs

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]:
        """What comes of the work on each batch; only what is to be examined is looked up."""
        if work is not examine_files:
            yield from self._engine.each(work, batches, desk, pictures)
            return
        files = [file for batch in batches for file in batch]
        keys = [self._key(file, desk) for file in files]
        there = self._cache.has(_KIND, dict.fromkeys(filter(None, keys)))
        unknown = [file for file, key in zip(files, keys) if key not in there]
        done = chain.from_iterable(examined(unknown, desk, self._engine, pictures))
        for at in range(0, len(files), _AT_ONCE):
            some = list(zip(files[at : at + _AT_ONCE], keys[at : at + _AT_ONCE]))
            yield self._take(some, there, done, desk, pictures)

    def _take(
        self,
        files: list[tuple[File, bytes | None]],
        there: set[bytes],
        done: Iterator[Examination],
        desk: Desk,
        pictures: Any,
    ) -> list[Examination]:
        """The examinations of some files, each with its key, known or new; the new ones are kept."""
        kept = self._cache.get(_KIND, [key for _, key in files if key in there])
        found, new = [], {}
        for file, key in files:
            if key not in there:
                examination = next(done)
            else:
                known = decoded(kept.get(key, b""), _Kept)
                if known and all(self._name(path) == name for path, name in known.pictures.items()):
                    found.append(known.examination)
                    continue
                (examination,) = examine_files(desk, pictures, [file])
            found.append(examination)
            data = encoded(_Kept(self._pictures(examination, desk), examination)) if key else None
            if key and data:
                new[key] = data
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
