"""What decides of an article whether it is out, from its front matter alone. A cache remembers it."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.times import parse_time
from copydesk.cache import Cache, key_of
from copydesk.export.traces import traces_of
from copydesk.files import Entry
from copydesk.packing import from_bytes, to_bytes
from copydesk.program import program
from copydesk.text import decode

KIND = "outline"


class Outline(NamedTuple):
    """An article in short. `embargoed`: there is an embargo, until `embargo` if that is a time. `traces` are the names
    that would tell of it: see `traces.py`."""

    id: str
    headline: str
    section: str
    status: str
    published: datetime | None
    embargoed: bool
    embargo: datetime | None
    traces: tuple[str, ...]

    def is_out(self, at: datetime) -> bool:
        """Whether its times have passed."""
        return _is_past(self.published, at) and (not self.embargoed or _is_past(self.embargo, at))


def outlined(entries: Iterable[Entry], cache: Cache) -> Iterator[tuple[Entry, Outline]]:
    """Each article with its outline."""
    entries = list(entries)
    keys = {entry.path: _key(entry) for entry in entries}
    kept = cache.get(KIND, keys.values())
    new: dict[bytes, bytes] = {}
    for entry in entries:
        key = keys[entry.path]
        outline = from_bytes(kept.pop(key)) if key in kept else None
        if not isinstance(outline, Outline):
            outline = outline_of(entry)
            new[key] = to_bytes(outline)
        yield entry, outline
    cache.put(KIND, new)


def outline_of(entry: Entry) -> Outline:
    """The outline of an article's file."""
    values = read_frontmatter(decode(entry.path, entry.data or b"")).values
    names = (str(values.get(name)) for name in ("id", "headline", "section", "status"))
    embargo = _moment(values.get("embargo"))
    traces = tuple(traces_of(entry.path, values))
    return Outline(*names, _moment(values.get("published")), "embargo" in values, embargo, traces)


def _key(entry: Entry) -> bytes:
    return key_of(program(), entry.path, hashlib.sha256(entry.data or b"").hexdigest())


def _moment(value: Any) -> datetime | None:
    return parse_time(value) if isinstance(value, str) else None


def _is_past(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at
