"""A line of front matter that YAML could not read, as the writer meant it: a name, a colon and a value."""

from typing import NamedTuple

from copydesk.pattern import Pattern
from copydesk.text import Source, Span

_FIELD = Pattern(
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
    if len(value) > 1 and (_is_in_straight(value) or is_in_smart(value)):
        value = value[1:-1]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def is_in_smart(value: str) -> bool:
    """Whether a value stands in typographic quotation marks as a whole."""
    return value[0] in "“”„‘’" and value[-1] in "“”‘’" and not any(mark in value[1:-1] for mark in "“”„")


def _is_in_straight(value: str) -> bool:
    """Whether a value stands in straight marks as a whole: the next such mark opens a word or is an apostrophe."""
    mark, at = value[0], value.find(value[0], 1)
    if mark not in "\"'" or value[-1] != mark:
        return False
    opens = value[at - 1] in " (" or at == 1
    return at == len(value) - 1 or opens or (mark == "'" and value[at + 1].isalpha())
