"""A row of the catalogue: what is asked of an article when one looks for it."""

import json
from datetime import datetime
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.times import parse_time


class Row(NamedTuple):
    """An article's fields as they were typed, empty where there is none: initials or names in the byline, codes,
    `X/@handle` or names of sources, codes or names of topics. `words` counts those of its text; `updates` and
    `corrections` are how many there are. Of a file that can't be read only the path is known."""

    path: str
    id: str = ""
    status: str = ""
    section: str = ""
    headline: str = ""
    published: str = ""
    embargo: str = ""
    place: str = ""
    byline: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: int = 0
    updates: int = 0
    corrections: int = 0

    @property
    def out(self) -> datetime | None:
        """When it was or will be published, or None where that is no time."""
        found = parse_time(self.published)
        return found if found and 1 < found.year < 9999 else None

    def is_scheduled(self, at: datetime) -> bool:
        """Whether it is published, and its time has not come."""
        return self.status == "published" and self.out is not None and self.out > at

    def is_embargoed(self, at: datetime) -> bool:
        """Whether an embargo holds it back."""
        until = parse_time(self.embargo)
        return until is not None and until > at


def row_of(article: Article) -> Row:
    """The row of an article as read."""
    start = article.front.body_start
    return Row(
        article.path,
        article.id or "",
        article.status or "",
        article.section or "",
        article.headline or "",
        article.published.text if article.published else "",
        article.embargo.text if article.embargo else "",
        (article.dateline.place if article.dateline else None) or "",
        tuple(filter(None, (writer.initials or writer.name for writer in article.byline))),
        tuple(
            f"{source.code}/{source.handle}" if source.handle else source.code or source.name or ""
            for source in article.sources
        ),
        tuple(topic for topic, _ in article.topics),
        sum(1 for word in article.copy.words if word.start >= start),
        len(article.updates),
        len(article.corrections),
    )


def to_bytes(row: Row) -> bytes:
    """A row as it is kept, without its path."""
    return json.dumps(row[1:], separators=(",", ":")).encode()


def from_bytes(path: str, data: bytes) -> Row | None:
    """The row of the article at a path, from how it is kept; None where these bytes are no row."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return None
    wanted = Row(path)[1:]
    if not isinstance(values, list) or len(values) != len(wanted):
        return None
    found = [tuple(value) if isinstance(value, list) else value for value in values]
    if [type(value) for value in found] != [type(value) for value in wanted]:
        return None
    if any(type(text) is not str for value in found if type(value) is tuple for text in value):
        return None
    return Row(path, *found)
