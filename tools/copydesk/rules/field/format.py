"""A field is not written the way it has to be: a time, a date, an address, an id.

Times are written as RFC 3339 has them: date, T, time, and the offset from universal time.

Bad (fields):
    published: 2025-09-18 17:17
Bad (fields):
    id: 20250918 Ministers
Good (fields):
    published: 2025-09-18T17:17:00+02:00
"""

import re
from datetime import date, datetime, timedelta, timezone

from copydesk.article.times import local_offsets, offset_text
from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.field._shape import example, field_name, shape_errors, shown
from copydesk.rules.mending import replaced

severity = Severity.ERROR

_DAY = (
    r"(?:(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
    r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}))"
)
_ALMOST_DATE = Pattern(rf"{_DAY}\Z", re.A)
_ALMOST_TIME = Pattern(
    rf"{_DAY}(?:[Tt]|,?\s+)(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?P<rest>.*)\Z",
    re.A | re.S,
)
_OFFSET = Pattern(
    r"\s*(?:(?P<zulu>[Zz]|UTC)|(?P<sign>[+-])(?P<hours>[01]?\d):?(?P<minutes>[0-5]\d)?)\Z", re.A
)


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword not in ("format", "pattern"):
            continue
        name, span = field_name(error.route), article.front.span_of(error.route)
        if error.expected == "date-time":
            message, right = _time(name, error.value, desk.settings.zone)
        elif error.expected == "date":
            message, right = _date(name, error.value, error.schema)
        else:
            described = error.schema.get("description", "")
            message = (
                f"{name} can't be {shown(error.value)}. {described}{example(error.schema, name)}".strip()
            )
            right = ""
        yield Remark(span, message, error.route, _fix(article, error.route, right))


def _fix(article, route, right: str) -> Fix | None:
    edit = replaced(article, route, right) if right else None
    return Fix((edit,), safe=False) if edit else None


def _time(name: str, text: str, zone) -> tuple[str, str]:
    """What to say of a time that is none, and the time that was most likely meant."""
    almost = _ALMOST_TIME.match(text.strip())
    if not almost:
        return (
            f"{name}: {shown(text)} is no time. Write date, T, time and offset, "
            f"for example {name}: 2025-09-18T17:17:00+02:00"
        ), ""
    offset = _OFFSET.match(almost["rest"]) if almost["rest"].strip() else None
    try:
        wall = datetime(*_day(almost), int(almost["hour"]), int(almost["minute"]), int(almost["second"] or 0))
    except ValueError:
        return f"{name}: {shown(text)} is no time that exists. Check the day, the month and the hour.", ""
    local = local_offsets(wall, zone)
    if offset:
        length = timedelta(hours=int(offset["hours"] or 0), minutes=int(offset["minutes"] or 0))
        moment = wall.replace(tzinfo=timezone(-length if offset["sign"] == "-" else length))
    elif local:
        moment = wall.replace(tzinfo=zone)
    else:
        return (
            f"{name}: {shown(text)} does not exist in {zone}: the clocks go forward over it. "
            "Write another time, with its offset."
        ), ""
    right = wall.isoformat() + offset_text(moment)
    certain = right if offset or not almost["rest"].strip() else ""
    if certain and not offset and almost["y"]:
        return f"{name}: {shown(text)} lacks its offset from universal time. Write {name}: {right}", right
    return f"{name}: {shown(text)} is not written as a time has to be. Write {name}: {right}", certain


def _date(name: str, text: str, schema: dict) -> tuple[str, str]:
    """What to say of a date that is none, and the date that was most likely meant."""
    almost = _ALMOST_DATE.match(text.strip())
    if not almost:
        return f"{name}: {shown(text)} is no date. Write year, month and day.{example(schema, name)}", ""
    try:
        right = date(*_day(almost)).isoformat()
    except ValueError:
        return f"{name}: {shown(text)} is no day that exists. Check the day and the month.", ""
    return f"{name}: {shown(text)} is not written as a date has to be. Write {name}: {right}", right


def _day(match: re.Match) -> tuple[int, int, int]:
    return tuple(
        int(match[first] or match[second]) for first, second in (("y", "year"), ("m", "month"), ("d", "day"))
    )
