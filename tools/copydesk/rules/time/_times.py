"""The times of an article, and how each stands to the newsroom's clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Timestamp
from copydesk.article.times import local_offsets, offset_text
from copydesk.pattern import Pattern

_FRACTION = Pattern(r"\.\d+")
_OFFSET = Pattern(r"(?:[Zz]|[+-]\d\d:\d\d)\Z")


class Reading(NamedTuple):
    """A time by the newsroom's clock: whether it `fits`; whether it was `skipped` when the clocks went
    forward; how it is `right`; and the local time `at` that is meant."""

    fits: bool
    skipped: bool
    right: str
    at: datetime


def readings_of(article: Article, zone) -> list[tuple[Timestamp, Reading]]:
    """Every time of the article's fields that is a moment, read by the clock of a zone."""
    return article.once("times", lambda: [(time, read_time(time, zone)) for time in _times_of(article)])


def _times_of(article: Article) -> Iterator[Timestamp]:
    withdrawal = (article.withdrawal,) if article.withdrawal else ()
    entries = (*article.updates, *article.corrections, *withdrawal)
    for time in (article.published, article.embargo, *(entry.at for entry in entries)):
        if time and time.at:
            yield time


def read_time(time: Timestamp, zone) -> Reading:
    """How a time stands to the clock of a zone.

    An offset that the zone has at another time of the year means that the clock's time is right and the
    offset is not; any other offset (universal time, another country's) means that the moment is right.
    """
    at, given = time.at, time.at.utcoffset()
    try:
        local = at.astimezone(zone)
    except OverflowError:  # the first or the last day of the calendar
        return Reading(True, False, time.text, at)
    if abs(given - local.utcoffset()) < timedelta(minutes=1):
        return Reading(True, False, time.text, local)
    wall = at.replace(tzinfo=None)
    offsets = local_offsets(wall, zone)
    year_round = {wall.replace(month=month, day=1, tzinfo=zone).utcoffset() for month in (1, 7)}
    is_local = given in year_round and time.text[-1] not in "Zz"
    if offsets and is_local:
        local = wall.replace(tzinfo=zone)
        return Reading(False, False, _OFFSET.sub(offset_text(local), time.text), local)
    fraction = match[0] if (match := _FRACTION.search(time.text)) else ""
    right = f"{local.replace(tzinfo=None, fold=0).isoformat()}{fraction}{offset_text(local)}"
    return Reading(False, is_local and not offsets, right, local)
