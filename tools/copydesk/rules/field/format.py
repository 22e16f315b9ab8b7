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
from datetime import datetime

from copydesk.article.times import offset_text
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.field._shape import example, field_name, shape_errors, shown

severity = Severity.ERROR

_ALMOST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(.*)\Z", re.A)


def check_article(article, desk):
    for error in shape_errors(article, desk):
        if error.keyword not in ("format", "pattern"):
            continue
        name, span = field_name(error.route), article.front.span_of(error.route)
        if error.expected == "date-time":
            message, right = _time(name, error.value, desk.settings.zone)
            fix = Fix((Edit(span, right),), safe=False) if right else None
            yield Remark(span, message, error.route, fix)
        else:
            described = error.schema.get("description", "")
            yield Remark(span, f"{name} can't be {shown(error.value)}. {described}{example(error.schema, name)}".strip(),
                         error.route)


def _time(name: str, text: str, zone) -> tuple[str, str]:
    """What to say of a time that is none, and the time that was most likely meant."""
    almost = _ALMOST.match(text)
    if almost:
        try:
            moment = datetime(*(int(part or 0) for part in almost.groups()[:6]), tzinfo=zone)
        except ValueError:
            return f"{name}: {shown(text)} is no time that exists. Check the day, the month and the hour.", ""
        right = moment.replace(tzinfo=None).isoformat() + offset_text(moment)
        if not almost[7]:
            return f"{name}: {shown(text)} lacks its offset from universal time. Write {name}: {right}", right
        return f"{name}: {shown(text)} is not written as a time has to be. Write it like {right}", ""
    return (f"{name}: {shown(text)} is no time. Write date, T, time and offset, "
            f"for example {name}: 2025-09-18T17:17:00+02:00"), ""
