"""Examinations that a cache remembers: an article that has not changed, at a desk that has not, is not examined again.

An examination depends on the article's path and bytes, the desk, the program, and the pictures that the article
declares. These are kept with it, and compared.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from copydesk.cache import Cache, key_of, program
from copydesk.desk import Desk
from copydesk.examine import Examination, Pictures
from copydesk.files import Entry
from copydesk.packing import from_bytes, to_bytes
from copydesk.picture.place import photo_path
from copydesk.picture.read import Picture
from copydesk.workers import examined

KIND = "examination"

_BATCH = 200
_LIBRARIES = ("jsonschema", "markdown-it-py", "ruamel.yaml")


class _Kept(NamedTuple):
    examination: Examination
    pictures: dict[str, Picture | None]


def recalled(
    files: list[Path | Entry], desk: Desk, jobs: int | None, pictures: Pictures | None, cache: Cache
) -> Iterator[list[Examination]]:
    """The examinations of files, in their order, in batches, as `examined` gives them. Those of files whose bytes
    are at hand are kept, and found again."""
    if cache.file is None:
        yield from examined(files, desk, jobs, pictures)
        return
    keys = [_key(file, desk, pictures) for file in files]
    known: dict[int, Examination] = {}
    for start in range(0, len(files), _BATCH):
        kept = cache.get(KIND, filter(None, keys[start : start + _BATCH]))
        for number, key in enumerate(keys[start : start + _BATCH], start):
            value = from_bytes(kept[key]) if key in kept else None
            if isinstance(value, _Kept) and value.pictures == _declared(value.examination, desk, pictures):
                known[number] = value.examination
    cache.close()  # no other process is to begin with it open
    others = [file for number, file in enumerate(files) if number not in known]
    fresh = chain.from_iterable(examined(others, desk, jobs, pictures))
    new: dict[bytes, bytes] = {}
    for start in range(0, len(files), _BATCH):
        batch = []
        for number, key in enumerate(keys[start : start + _BATCH], start):
            examination = known.pop(number, None)
            if examination is None:
                examination = next(fresh)
                if key and examination.facts:
                    new[key] = to_bytes(_Kept(examination, _declared(examination, desk, pictures)))
            batch.append(examination)
        yield batch
    cache.put(KIND, new)


def _key(file: Path | Entry, desk: Desk, pictures: Pictures | None) -> bytes | None:
    if not isinstance(file, Entry) or file.data is None:
        return None
    seen = "with pictures" if pictures is not None else ""
    digest = hashlib.sha256(file.data).hexdigest()
    return key_of(program(), _libraries(), desk.fingerprint, seen, file.path, digest)


def _declared(examination: Examination, desk: Desk, pictures: Pictures | None) -> dict[str, Picture | None]:
    """The pictures that an article declares, by path."""
    if pictures is None or examination.facts is None:
        return {}
    facts, folder = examination.facts, desk.settings.articles
    paths = (photo_path(facts.path, photo.file, folder) for photo in facts.photos if photo.file)
    return {path: pictures.get(path) for path in paths}


@cache
def _libraries() -> str:
    return " ".join(f"{name} {version(name)}" for name in _LIBRARIES)
