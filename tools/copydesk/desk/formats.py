"""The formats that the schemas name, each decided once, for both validators."""

import re
from urllib.parse import urlsplit

from copydesk.article.times import parse_date, parse_time


def is_uri(text: str) -> bool:
    """Whether text is an absolute http or https address with a host."""
    if re.search(r"[\s<>\"\\^`{|}\x00-\x20]", text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - raises on a port that is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "." in (parts.hostname or "")


FORMATS = {
    "date-time": lambda value: not isinstance(value, str) or parse_time(value) is not None,
    "date": lambda value: not isinstance(value, str) or parse_date(value) is not None,
    "uri": lambda value: not isinstance(value, str) or is_uri(value),
}
