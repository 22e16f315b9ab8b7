"""What decides of an article whether it is out, from its front matter alone."""

from datetime import datetime
from typing import Any, NamedTuple

from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.times import parse_time
from copydesk.export.traces import traces_of
from copydesk.files import Entry
from copydesk.text import decode
from copydesk.versions import Dated


class Outline(NamedTuple):
    """An article in short. `embargoed`: there is an embargo, until `embargo` if that is a time. `traces` are the names
    that would tell of it: see `traces.py`; `dated` is what its history wants to know of it."""

    id: str
    headline: str
    section: str
    status: str
    published: datetime | None
    embargoed: bool
    embargo: datetime | None
    traces: tuple[str, ...]
    dated: Dated | None = None

    def is_out(self, at: datetime) -> bool:
        """Whether its times have passed."""
        return _is_past(self.published, at) and (not self.embargoed or _is_past(self.embargo, at))


def outline_of(entry: Entry) -> Outline:
    """The outline of an article's file."""
    front = read_frontmatter(decode(entry.path, entry.data or b""))
    values = front.values
    names = (str(values.get(name)) for name in ("id", "headline", "section", "status"))
    embargo = _moment(values.get("embargo"))
    traces = tuple(traces_of(entry.path, values))
    return Outline(*names, _moment(values.get("published")), "embargo" in values, embargo, traces, Dated.of(front))


def _moment(value: Any) -> datetime | None:
    return parse_time(value) if isinstance(value, str) else None


def _is_past(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at
