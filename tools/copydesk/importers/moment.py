"""When a page was published: the ways a page writes its time, and that time in the newsroom's zone."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from copydesk.article.times import offset_text

_LONGEST = 100

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = (
    rf"{_DAY}(?P<mark>[./-])(?P<month>[01]?\d)(?P=mark){_YEAR}",
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_DAY} {_MONTH},? {_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_BEFORE = r"(?:(?:(?P<later>(?:last )?(?:updated|modified))|published|posted|date)(?: on)?(?: ?:)? )?"
_CLOCK = r"(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?)?"
_HALF = r"(?P<half>[ap]\.?m\.?)"
_ZONE = r"(?P<zone>z|[a-z]{2,5}|[+-][01]\d:?[0-5]\d)"
_TIME = rf"(?:(?:,| at|,? ?[|–—-])? ?T?{_CLOCK} ?{_HALF}?(?: ?{_ZONE})?)?"
_LINES = tuple(re.compile(_BEFORE + _WEEKDAY + form + _TIME + r"\Z", re.I | re.A) for form in _DATES)


class Moment(NamedTuple):
    """A date line as read. `at` is in the newsroom's zone, None where the page gives no time; `later` is true
    for the time of an update; `doubts` are sentences for the human."""

    day: date
    at: datetime | None
    later: bool
    doubts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The time as RFC 3339 writes it, or the day alone."""
        return f"{self.at:%Y-%m-%dT%H:%M:%S}{offset_text(self.at)}" if self.at else self.day.isoformat()


def read_moment(line: str, zone: ZoneInfo) -> Moment | None:
    """The date, and the time if there is one, that a line consists of; None where it says anything else."""
    line = re.sub(r"\s+", " ", line)
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    match = next((match for form in _LINES if (match := form.match(line))), None)
    if not match:
        return None
    parts = match.groupdict()
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
    doubts = []
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
        clock = _clock(parts)
    except ValueError:
        return None
    if parts.get("mark") in ("/", "-") and day.day <= 12 and day.day != day.month:
        doubts.append(f"the day is taken to stand before the month: {day.day} {day:%B}")
    if clock is None:
        return Moment(day, None, bool(parts["later"]), tuple(doubts))
    at = _in_zone(datetime.combine(day, clock), parts["zone"] or "", zone, doubts)
    return Moment(at.date(), at, bool(parts["later"]), tuple(doubts))


def _clock(parts: dict) -> time | None:
    """The time of day, None where there is none. ValueError for one that there is not, such as 13 pm."""
    if parts["hour"] is None:
        return None
    hour, half = int(parts["hour"]), (parts["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError
    if not half and parts["minute"] is None:
        raise ValueError
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))


def _in_zone(local: datetime, named: str, zone: ZoneInfo, doubts: list[str]) -> datetime:
    """A wall-clock time in the newsroom's zone; `named` is the zone or offset that the page gives."""
    if named.upper() in ("UTC", "GMT", "Z"):
        return local.replace(tzinfo=UTC).astimezone(zone)
    if named[:1] in ("+", "-"):
        digits = named[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (-1 if named[0] == "-" else 1)
        return local.replace(tzinfo=timezone(offset)).astimezone(zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
            at = first.astimezone(UTC).astimezone(zone)
            doubts.append(
                f"{local:%H:%M} was skipped that night, when the clocks went forward; taken as {at:%H:%M}"
            )
            return at
        if named.upper() == second.tzname():
            return second
        if named.upper() != first.tzname():
            doubts.append(
                f"{local:%H:%M} came twice that night, when the clocks went back; taken as the first, "
                f"{offset_text(first)} (the second was {offset_text(second)})"
            )
    elif named and named.upper() != first.tzname():
        doubts.append(f"the page says {named}; taken as local time in {zone.key}")
    return first
