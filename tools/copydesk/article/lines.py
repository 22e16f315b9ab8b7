"""YAML as editors mostly write it, read line by line.

That is a key or the hyphen of a list, and behind it on the same line a value: plain, in quotes without an escape, or
a list in brackets; text below `>-` or `|`; and lists and mappings below a key. Of anything else nothing is known
here, and ruamel.yaml is asked. A property test holds what is known to what ruamel.yaml says.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from copydesk.article.document import MAX_DEPTH, MAX_NODES, Document, Place, plain_value
from copydesk.finding import Route

_PLAIN = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\s:#]*+(?:(?: ++(?=[^\s#])|:(?=\S)|#)[^\s:#]*+)*+"
_QUOTED = r"\"[^\"\\\n]*+\"|'[^'\n]*+'"
_ITEM = rf"(?:{_QUOTED}|\w[\w./@-]*+(?: [\w./@-]++)*+)"
_LIST = rf"\[ *+(?:{_ITEM} *+(?:, *+{_ITEM} *+)*+)?\]"
_BLOCK = r"[>|]-?\n(?P<margin> ++)\S[^\n]*+\n(?:(?P=margin)\S[^\n]*+\n)*+"
_COMMENTS = r"(?: *+(?:#[^\n]*+)?\n)*+"
_LINE = re.compile(
    r"( *+)(- )?(?:([A-Za-z_][\w-]{0,99}+):(?=[ \n]))?"
    rf"(?:(?: *+(?:({_PLAIN})|({_QUOTED})|({_LIST})))?(?: ++#[^\n]*+)?\n{_COMMENTS}| *+({_BLOCK}))"
)
_BEFORE, _ITEMS = re.compile(_COMMENTS), re.compile(_ITEM)
_DASH, _KEY, _PLAIN_VALUE, _QUOTED_VALUE, _LIST_VALUE, _BLOCK_VALUE = 2, 3, 4, 5, 6, 7
_NO_KEY = (-1, -1)


class _Open(NamedTuple):
    """A list or a mapping to which the next line may add: the column and the hyphen that its lines begin with, and
    its place but for the end."""

    column: int
    hyphen: str | None
    values: Any
    route: Route
    start: int
    key: tuple[int, int]


class _Other(Exception):
    """Something is written in another way."""


def read_lines(text: str, start: int, end: int) -> Document | None:
    """The document in `text[start:end]`; None where it is not written in this way throughout."""
    if end - start > MAX_NODES or not text[start:end].replace("\n", "").isprintable():
        return None
    try:
        return _Reader(text).read(start, end)
    except _Other:
        return None


class _Reader:
    def __init__(self, text: str):
        self.text = text
        self.places: dict[Route, Place] = {}
        self.open: list[_Open] = []  # innermost last

    def read(self, start: int, end: int) -> Document:
        """Read all lines. Raises _Other."""
        places, at = self.places, _BEFORE.match(self.text, start, end).end()
        top = _Open(-1, "", None, (), at, _NO_KEY)
        below: tuple[Route, tuple[int, int]] | None = (), _NO_KEY  # the key of what the next line begins
        for line in _LINE.finditer(self.text, at, end):
            margin, dash, key = line.group(1, _DASH, _KEY)
            if line.start() != at or not (dash or key):
                raise _Other
            if below:
                top, below = self._begin(top, len(margin), dash, line.end(1), *below), None
            elif dash != top.hyphen or len(margin) != top.column:
                top = self._back(len(margin), dash, at)
            if dash and key:
                route = (*top.route, len(top.values))
                top = self._begin(top, top.column + 2, None, line.end(_DASH), route, _NO_KEY)
            at, values, kind = line.end(), top.values, line.lastindex
            if key and key in values:
                raise _Other
            route = (*top.route, key or len(values))
            written, style = line[kind], ""
            if kind == _PLAIN_VALUE:
                value = plain_value(written)
            elif kind == _QUOTED_VALUE:
                style, value = written[0], written[1:-1]
            elif kind == _LIST_VALUE:
                style, value = "[", list(self._items(route, *line.span(kind)))
            elif kind == _BLOCK_VALUE and len(line["margin"]) > top.column:
                style, value = written[0], _text(written, line["margin"])
            elif kind == _KEY:
                below = route, line.span(_KEY)
                continue
            else:
                raise _Other
            if key:
                values[key] = value
            else:
                values.append(value)
            places[route] = Place(*line.span(kind), style, *line.span(_KEY))
        if at < end or below:
            raise _Other
        value = self.open[0].values
        while self.open:
            self._close(at)
        return Document(value, places)

    def _begin(
        self, top: _Open, column: int, hyphen: str | None, start: int, route: Route, key: tuple[int, int]
    ) -> _Open:
        """Open the list or mapping in `top` whose first line has its hyphen or its key at `start`."""
        values: Any = [] if hyphen else {}
        if column < top.column + (not hyphen) or len(self.open) >= MAX_DEPTH:
            raise _Other
        if top.hyphen:
            top.values.append(values)
        elif route:
            top.values[route[-1]] = values
        self.open.append(_Open(column, hyphen, values, route, start, key))
        return self.open[-1]

    def _back(self, column: int, hyphen: str | None, at: int) -> _Open:
        """The list or mapping around the innermost to which the line at `at` belongs."""
        while self.open and (self.open[-1].column, self.open[-1].hyphen) != (column, hyphen):
            self._close(at)
        if not self.open:
            raise _Other
        return self.open[-1]

    def _close(self, at: int) -> None:
        """End the innermost list or mapping before the line at `at`."""
        while self.text[at - 1] in " \n":
            at -= 1
        _, hyphen, _, route, start, key = self.open.pop()
        self.places[route] = Place(start, at, "[" if hyphen else "{", *key)

    def _items(self, route: Route, start: int, end: int) -> Iterator[Any]:
        """The values of a list in brackets."""
        for number, item in enumerate(_ITEMS.finditer(self.text, start + 1, end - 1)):
            written = item[0]
            quoted = written[0] in "\"'"
            self.places[*route, number] = Place(*item.span(), written[0] if quoted else "")
            yield written[1:-1] if quoted else plain_value(written)


def _text(written: str, margin: str) -> str:
    """What a block of text says. The lines of a folded one are one line."""
    header, _, lines = written[:-1].partition("\n")
    said = lines[len(margin) :].replace("\n" + margin, " " if header[0] == ">" else "\n")
    return said if header[-1] == "-" else said + "\n"
