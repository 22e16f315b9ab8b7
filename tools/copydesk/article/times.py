"""Times as RFC 3339 writes them, with an offset. Read here once, for the format check and the model."""

import re
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:([Zz])|[+-](\d\d):(\d\d))\Z", re.A)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z", re.A)


@lru_cache(1000)
def parse_time(text: str) -> datetime | None:
    """An aware datetime from RFC 3339 with an offset (a fraction of a second is dropped), or None."""
    match = _TIME.match(text)
    if not match or int(match[2] or 0) > 18 or int(match[3] or 0) > 59:
        return None
    offset = "+00:00" if match[1] else text[-6:]
    try:
        return datetime.fromisoformat(f"{text[:10]}T{text[11:19]}{offset}")
    except ValueError:
        return None


@lru_cache(1000)
def parse_date(text: str) -> date | None:
    """A date from `2025-09-18`, or None."""
    match = _DATE.match(text)
    if not match:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def local_offsets(wall: datetime, zone: tzinfo) -> tuple[timedelta, ...]:
    """The offsets that a time without one may have in a zone: two in the hour that comes twice when the clocks
    go back, none in the hour that is skipped when they go forward."""
    wall = wall.replace(tzinfo=zone, fold=0)
    before, after = wall.utcoffset() or timedelta(), wall.replace(fold=1).utcoffset() or timedelta()
    return (before,) if before == after else (before, after) if before > after else ()


def offset_text(moment: datetime) -> str:
    """A datetime's offset as RFC 3339 writes it: `+02:00`."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def time_text(moment: datetime) -> str:
    """An aware datetime as RFC 3339 writes it, to the second: `2025-09-18T17:17:00+02:00`."""
    return f"{moment.replace(tzinfo=None, microsecond=0, fold=0).isoformat()}{offset_text(moment)}"
