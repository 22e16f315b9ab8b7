"""What one is looking for in the archive, and in which order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from copydesk.catalogue.row import Row

# Each order: what is compared, and whether the greatest comes first.
_ORDERS: dict[str, tuple[Callable[[Row], Any], bool]] = {
    "published": (lambda row: row.out.timestamp() if row.out else float("-inf"), True),
    "path": (lambda row: row.path, False),
    "headline": (lambda row: row.headline.casefold(), False),
    "section": (lambda row: row.section, False),
    "status": (lambda row: row.status, False),
    "byline": (lambda row: row.byline, False),
    "words": (lambda row: row.words, True),
}


@dataclass(frozen=True)
class Query:
    """All that must be true of a row. Of several statuses, sections, writers, places, sources or topics one has to
    fit; a source fits with its handle or without. Days are those of the newsroom, and count themselves; `now` is
    the moment by which an article is scheduled or embargoed, and carries the newsroom's time zone."""

    now: datetime
    status: frozenset[str] = frozenset()
    section: frozenset[str] = frozenset()
    byline: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    fewest: int | None = None
    most: int | None = None
    has_correction: bool = False
    scheduled: bool = False
    embargoed: bool = False

    def fits(self, row: Row) -> bool:
        """Whether a row is one of those looked for."""
        return (
            (not self.status or row.status in self.status)
            and (not self.section or row.section in self.section)
            and (not self.place or row.place in self.place)
            and (not self.byline or not self.byline.isdisjoint(row.byline))
            and (not self.topic or not self.topic.isdisjoint(row.topics))
            and (not self.source or any(_names(source, self.source) for source in row.sources))
            and (self.fewest is None or row.words >= self.fewest)
            and (self.most is None or row.words <= self.most)
            and (not self.has_correction or row.corrections > 0)
            and (not self.scheduled or row.is_scheduled(self.now))
            and (not self.embargoed or row.is_embargoed(self.now))
            and self._in_time(row)
        )

    def _in_time(self, row: Row) -> bool:
        if self.since is None and self.until is None:
            return True
        if row.out is None:
            return False
        day = row.out.astimezone(self.now.tzinfo).date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def sorted_rows(rows: Iterable[Row], order: str, reverse: bool = False) -> list[Row]:
    """The rows by `published`, `path`, `headline`, `section`, `status`, `byline` or `words`: the newest and the
    longest first, names from A to Z; turned round with `reverse`. Equals stand in the order of their paths."""
    key, greatest_first = _ORDERS[order]
    by_path = sorted(rows, key=lambda row: row.path)
    return sorted(by_path, key=key, reverse=greatest_first != reverse)


def _names(source: str, wanted: frozenset[str]) -> bool:
    return source in wanted or source.partition("/@")[0] in wanted
