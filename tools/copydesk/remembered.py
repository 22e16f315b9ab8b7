"""What earlier checks have found in articles: an engine that examines nothing that is as it was, by the article,
its pictures, the desk and the program.

What comes of an article is kept by its path and Git's name for its bytes, and beside it which pictures were
looked at. So of a file that Git knows as unchanged not even the bytes are read.
"""

from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from copydesk.cache import Cache, key_of
from copydesk.desk import Desk
from copydesk.engine import Batch, Done, Engine, Work
from copydesk.examine import Examination
from copydesk.files import Entry, File, path_of
from copydesk.git import blob_id
from copydesk.kept import Kept
from copydesk.picture.place import photo_path
from copydesk.unchanged import Known, decoded, encoded
from copydesk.workers import examine_files

_KIND = "examination"
_AT_ONCE = 500


class _Kept(NamedTuple):
    """What is kept of an article: the pictures that it declares, by path, with what stood there, and what came of
    it."""

    pictures: dict[str, str]
    examination: Examination


class Remembered:
    """An engine that asks another one only for what has not been examined before."""

    def __init__(self, engine: Engine, cache: Cache, known: Known):
        self._engine, self._cache, self._known = engine, cache, known
        self._desk = known.desk
        self._like = next(iter(known.blobs.values()), None)

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]:
        """What comes of the work on each batch; only what is to be examined is looked up."""
        if work is not examine_files or isinstance(pictures, Kept):
            yield from self._engine.each(work, batches, desk, pictures)
            return
        files = [file for batch in batches for file in batch]
        keys = {key: None for file in files if (key := self._key(file, desk))}
        there = self._cache.has(_KIND, keys)
        unknown = [file for file in files if self._key(file, desk) not in there]
        done = self._examined(unknown, desk, pictures)
        for some in _batches(files):
            yield self._take(some, there, done, desk, pictures)

    def _examined(self, files: list[File], desk: Desk, pictures: Any) -> Iterator[Examination]:
        if not files:
            return
        batches = chain([files[:8]], (files[at : at + 40] for at in range(8, len(files), 40)))
        for batch in self._engine.each(examine_files, (b for b in batches if b), desk, pictures):
            yield from batch

    def _take(
        self, files: list[File], there: set[bytes], done: Iterator[Examination], desk: Desk, pictures: Any
    ) -> list[Examination]:
        """The examinations of some files, known or new; the new ones are kept."""
        keys = [self._key(file, desk) for file in files]
        kept = self._cache.get(_KIND, [key for key in keys if key in there])
        found, new = [], {}
        for file, key in zip(files, keys):
            if key not in there:
                examination = next(done)
            else:
                known = decoded(kept.get(key, b""), _Kept)
                if known and all(self._known.name(path) == name for path, name in known.pictures.items()):
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
        return {place: self._known.name(place) for place in places}

    def _key(self, file: File, desk: Desk) -> bytes | None:
        """What an examination is kept by; None for one that is not kept."""
        path = path_of(file, desk.root)
        if isinstance(file, Entry):
            blob = blob_id(file.data, self._like) if file.data is not None else None
        else:
            blob = self._known.blobs.get(path)
        return key_of(self._desk, path, blob) if blob else None


def _batches(files: list[File]) -> Iterator[list[File]]:
    iterator = iter(files)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
