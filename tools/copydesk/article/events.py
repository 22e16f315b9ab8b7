"""YAML as ruamel.yaml reads it: values, places and problems straight from the parser's events.

Its C parser is used where it is present, its Python parser elsewhere. Nothing here raises on bad input: what is
wrong is a `Problem`. Anchors, aliases and tags are never followed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from copydesk.article.document import MAX_DEPTH, MAX_NODES, Document, Place, Problem, plain_value
from copydesk.finding import Route
from copydesk.text import Span

try:
    from _ruamel_yaml import CParser
except ImportError:  # no C parser for this Python: the slow one says the same
    CParser = None

MAX_PROBLEMS = 50


class _Stop(Exception):
    """Reading can't go on; the problem has been noted."""


def read_events(text: str, start: int, end: int) -> Document:
    """Read one YAML document from `text[start:end]`; spans count in the whole of `text`."""
    return _Reader(text, start, end).read()


_Events = Callable[[], Any]  # gives the next event, None behind the last


class _Reader:
    def __init__(self, text: str, start: int, end: int):
        self.text, self.start, self.end = text, start, end
        self.places: dict[Route, Place] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def read(self) -> Document:
        value, broken, parser = None, False, None
        text = self.text[self.start : self.end]
        try:
            if CParser is not None:
                parser = CParser(text)
                value = self._document(parser.get_event)
            else:
                value = self._document(_slow_events(text).__next__)
        except _Stop:
            broken = True
        except MarkedYAMLError as error:
            broken = True
            self._syntax(error)
        except YAMLError as error:  # the reader's own: a character that YAML does not allow
            broken = True
            self._character(error)
        except RecursionError:  # the Python parser on deep nesting
            broken = True
            self._note("yaml/limit", Span(self.start, self.start), "nesting")
        finally:
            if parser is not None:
                parser.dispose()
        return Document(None if broken else value, self.places, tuple(self.problems), broken)

    def _span(self, event: Any) -> Span:
        start = self.start
        return Span(start + event.start_mark.index, start + event.end_mark.index)

    def _note(self, kind: str, span: Span, found: str = "", other: Span | None = None) -> None:
        self.problems.append(Problem(kind, span, found, other))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def _document(self, following: _Events) -> Any:
        value, documents = None, 0
        while (event := following()) is not None:
            if event.__class__ is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    span = self._span(event)
                    self._note("yaml/syntax", Span(span.start, span.start + 1), "a second document")
                    raise _Stop
                value = self._node(following(), following, (), None, 0)
        return value

    def _node(self, event: Any, following: _Events, route: Route, key: Span | None, depth: int) -> Any:
        self.nodes += 1
        kind, span = event.__class__, self._span(event)
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._note("yaml/limit", span, "nesting" if depth > MAX_DEPTH else "size")
            raise _Stop
        if kind is AliasEvent:
            self._note("yaml/anchor-or-tag", span, self.text[span.start : span.end])
            self.places[route] = _place(key, span, "")
            return None
        if event.anchor is not None or event.tag is not None:
            self._property(event, span)
        if kind is ScalarEvent:
            style = event.style or ""
            self.places[route] = _place(key, span, style)
            return event.value if style or event.tag is not None else plain_value(event.value)
        if kind is SequenceStartEvent:
            return self._list(event, following, route, key, span, depth)
        return self._mapping(event, following, route, key, span, depth)

    def _property(self, event: Any, span: Span) -> None:
        """Note an anchor or a tag; its span is the word that begins with & or !."""
        word = re.compile(r"[&!][^\s,\[\]{}]*").search(self.text, span.start, self.end)
        found = Span(*word.span()) if word else span
        self._note("yaml/anchor-or-tag", found, self.text[found.start : found.end])

    def _list(self, event, following, route, key, span, depth) -> list:
        values: list[Any] = []
        while (item := following()).__class__ is not SequenceEndEvent:
            values.append(self._node(item, following, (*route, len(values)), None, depth + 1))
        self.places[route] = _place(key, self._whole(span, item, event.flow_style), "[")
        return values

    def _mapping(self, event, following, route, key, span, depth) -> dict:
        values: dict[str, Any] = {}
        while (item := following()).__class__ is not MappingEndEvent:
            key_span = self._span(item)
            if item.__class__ is not ScalarEvent:
                self._note("yaml/syntax", Span(key_span.start, key_span.start + 1), "a key that is not text")
                raise _Stop
            if item.anchor is not None or item.tag is not None:
                self._property(item, key_span)
            name = item.value
            step = (*route, name)
            if name in values:
                first = self.places[step]
                self._note("yaml/duplicate-key", key_span, name, first.key)
                kept = dict(self.places)
                self._node(following(), following, step, key_span, depth + 1)
                self.places = kept
                continue
            values[name] = self._node(following(), following, step, key_span, depth + 1)
        self.places[route] = _place(key, self._whole(span, item, event.flow_style), "{")
        return values

    def _whole(self, span: Span, last: Any, flow: bool) -> Span:
        """From a collection's first character to its last; a block's end event lies beyond it."""
        end = self.start + last.end_mark.index
        if not flow:
            end = max(span.start, self.start + len(self.text[self.start : end].rstrip()))
        return Span(span.start, end)

    def _syntax(self, error: MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = min(self.start + (mark.index if mark else 0), self.end)
        context = error.context_mark
        other = Span(self.start + context.index, self.start + context.index + 1) if context else None
        what = f"{error.context or ''}: {error.problem or ''}"
        if "mapping values are not allowed" in what or "found unexpected ':'" in what:
            self.problems.append(Problem("yaml/unquoted-colon", Span(at, at + 1), what, other))
        else:
            self.problems.append(Problem("yaml/syntax", Span(at, min(at + 1, self.end)), what, other))

    def _character(self, error: YAMLError) -> None:
        allowed = re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
        bad = allowed.search(self.text, self.start, self.end)
        at = bad.start() if bad else self.start
        self.problems.append(Problem("yaml/syntax", Span(at, at + 1), "a character that YAML does not allow"))


def _place(key: Span | None, value: Span, style: str) -> Place:
    return Place(*value, style, *(key or ()))


def _slow_events(text: str) -> Iterator[Any]:
    """The events by the parser that is written in Python."""
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)
    yield None
