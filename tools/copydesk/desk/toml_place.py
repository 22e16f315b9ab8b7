"""Where a setting stands in its file. TOML's own reader keeps no lines, so they are looked for."""

import re

from copydesk.desk.error import DeskError
from copydesk.text import Source, Span

_TABLE = "[tool.copydesk"
_OVERRIDE = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool\.copydesk\.)?override[ \t]*\]\]", re.M)


def own_part(source: Source) -> Span:
    """The part of the file that holds the settings, as far as that can be told."""
    start = source.text.find(_TABLE) if source.path.endswith("pyproject.toml") else 0
    return Span(max(start, 0), len(source.text))


def override_part(source: Source, index: int) -> Span:
    """The part that holds an `[[override]]`, counted from 0; the whole of the settings where it has no
    header."""
    headers = list(_OVERRIDE.finditer(source.text, own_part(source).start))
    if index >= len(headers):
        return own_part(source)
    end = headers[index + 1].start() if index + 1 < len(headers) else len(source.text)
    return Span(headers[index].start(), end)


def key_place(source: Source, name: str, within: Span) -> Span:
    """Where a key or a table's header stands; where it is not found, the beginning of `within`."""
    own = re.escape(name)
    first = re.compile(rf"^[ \t]*(?:\[\[?[\w.\"-]*)?(?P<key>[\"']?{own}(?![\w/-]))", re.M)
    found = first.search(source.text, *within)
    found = found or re.compile(rf"[{{,\s.](?P<key>[\"']?{own}[\"']?)[ \t]*[.=]").search(source.text, *within)
    return Span(*found.span("key")) if found else Span(within.start, within.start)


def text_place(source: Source, text: str, within: Span) -> Span:
    """Where a text stands in its quotation marks; where it is not found, the first line of `within`."""
    for mark in "\"'":
        at = source.text.find(f"{mark}{text}{mark}", *within)
        if at >= 0:
            return Span(at, at + len(text) + 2)
    line = source.line_span(source.position(within.start).line)
    return Span(within.start, max(within.start, line.end))


def wrong_at(source: Source, span: Span, message: str) -> DeskError:
    """A DeskError that names the place."""
    line, column = source.position(span.start)
    return DeskError(f"{source.path}:{line}:{column}: {message}")
