"""A line of front matter that YAML could not read, as the writer meant it: a name, a colon and a value."""

import re
from typing import NamedTuple

from copydesk.text import Source, Span

_FIELD = re.compile(
    r"(?P<head>[ \t]*(?:- +)*(?:(?P<key>[\w-]+):[ \t]+)?)"
    r"(?P<value>\S.*?)(?:[ \t]+#(?:[ \t].*)?)?[ \t]*\Z"
)


class Line(NamedTuple):
    """A field or an item of a list. `label` is a field's name and colon as messages show them."""

    label: str
    value: str
    span: Span


def line_span(source: Source, offset: int) -> Span:
    """The span of the line in which an offset lies."""
    return source.line_span(source.position(offset).line)


def field_on(source: Source, offset: int) -> Line | None:
    """The field or item on the line in which an offset lies, its comment left out; None on an empty line."""
    start, end = line_span(source, offset)
    match = _FIELD.match(source.text[start:end])
    if not match:
        return None
    label = f"{match['key']}: " if match["key"] else ""
    return Line(label, match["value"], Span(start + match.start("value"), start + match.end("value")))


def in_quotes(value: str) -> str:
    """A value in quotes as a whole. Marks that were meant to be its quotes are not doubled."""
    if len(value) > 1 and (value[0] == value[-1] in "\"'" or (value[0] in "“”„‘’" and value[-1] in "“”‘’")):
        value = value[1:-1]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'
