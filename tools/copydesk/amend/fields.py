"""The fields of an article, amended in its file: comments, order, quotes, line ends and all other bytes stay.

An amendment gives the file anew. Each is proved: the file is read again, and unless its fields say what
they said before, in the same order, with nothing but the one amendment, `Unfit` is raised and there is no new
file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from copydesk.article.document import Place
from copydesk.article.frontmatter import FrontMatter, read_frontmatter
from copydesk.article.model import Article, read_article
from copydesk.article.write import field_lines, in_braces, item_lines, quoted, scalar
from copydesk.edit.change import Unfit, apply, change_of
from copydesk.finding import Edit, Route
from copydesk.text import Source, Span, decode

Entry = str | Mapping[str, str]

_COMMENT = re.compile(r"\n(?:[ \t]*\n)*([ \t]*)#[^\n]*")
_REST_OF_ITEM = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\n]*)?(?=\n)")
_NOT_ALONE = "its fields can't be amended without changing something else"


@dataclass(frozen=True)
class Fields:
    """An article's file and its fields. `order` are the names of all fields there are, as the schema has
    them: where a new one goes. Raises Unfit, at the first amendment, where the fields can't be read."""

    path: str
    data: bytes
    order: tuple[str, ...]

    @cached_property
    def source(self) -> Source:
        """The file as text."""
        return decode(self.path, self.data)

    @cached_property
    def front(self) -> FrontMatter:
        """The fields as read."""
        return read_frontmatter(self.source)

    @cached_property
    def article(self) -> Article:
        """The article as read."""
        return read_article(self.source)

    @property
    def sound(self) -> bool:
        """Whether the fields can be amended: nothing is wrong with how they are written."""
        return self.source.invalid is None and not self.front.broken and not self.front.problems

    def set(self, name: str, value: Entry) -> "Fields":
        """A field set to text, which takes the quotes of the text it replaces; or a mapping that is not there
        yet. A new field goes behind the one that the schema has before it. Raises Unfit."""
        values = self._values()
        if name not in values:
            return self._insert(name, value)
        if isinstance(value, str):
            return self.put((name,), value)
        if values[name] is None:
            return self._begin(name, value)
        raise Unfit(f"there is a {name} already")

    def append(self, name: str, entry: Entry) -> "Fields":
        """An entry put at the end of a list, in the way in which the list is written; the list is made where
        there is none. Raises Unfit."""
        values = self._values()
        if name not in values:
            return self._insert(name, [entry])
        old = values[name]
        if old is None or old == []:
            return self._begin(name, [entry])
        if not isinstance(old, list):
            raise Unfit(f"{name} is no list")
        in_line = self._is_flow((name,))
        edits = self._in_brackets(name, old, entry) if in_line else self._below(name, old, entry)
        return self._proved(edits, {**values, name: [*old, _plain(entry)]})

    def put(self, route: Route, text: str) -> "Fields":
        """The text that a route leads to replaced by another, in quotes of the same kind. Raises Unfit."""
        values, place = self._values(), self.front.places.get(route)
        if place is None or isinstance(self.front.value(route), (list, dict)):
            raise Unfit(f"there is no text in {route[0]}")
        head = self._text[slice(*place.value)].partition("\n")[0]
        if place.style in ("|", ">") and "#" in head:
            raise Unfit(f"a comment stands within {route[0]}")
        in_list = any(self._is_flow(route[:depth]) for depth in range(1, len(route)))
        typed = quoted(text, place.style) if place.style in ("'", '"') else scalar(text, in_list)
        span = self._trimmed(place)
        space = " " if span.start == span.end else ""
        return self._proved([Edit(span, space + typed)], _with(values, route, text))

    @property
    def _text(self) -> str:
        return self.source.text

    def _values(self) -> dict[str, Any]:
        if not self.sound:
            raise Unfit("its fields can't be read as they stand")
        return self.front.values

    def _insert(self, name: str, value: Any) -> "Fields":
        """A field that is not there yet, behind its nearest neighbour."""
        values = self._values()
        if not values:
            raise Unfit("it has no fields")
        above = self._above(name, list(values))
        at = self._end((above,))
        lines = field_lines(name, value, self._indent)
        after: dict[str, Any] = {}
        for key, old in values.items():
            after[key] = old
            if key == above:
                after[name] = _plain(value)
        return self._proved([Edit(Span(at, at), _lines(lines))], after)

    def _above(self, name: str, present: list[str]) -> str:
        """The field that a new one goes behind: the nearest before it in the schema, or the last there is."""
        before = self.order[: self.order.index(name)] if name in self.order else ()
        return next((other for other in reversed(before) if other in present), present[-1])

    def _begin(self, name: str, value: Any) -> "Fields":
        """A value for a field that is there and holds nothing."""
        first, *more = field_lines(name, value, self._indent)
        place = self.front.places[(name,)]
        span, end = self._trimmed(place), self._end((name,))
        if "\n" in self._text[slice(*span)]:
            raise Unfit(_NOT_ALONE)
        typed = first.removeprefix(f"{self._indent}{name}:")
        while self._text[span.start - 1] == " ":
            span = Span(span.start - 1, span.end)
        edits = [Edit(span, typed), *([Edit(Span(end, end), _lines(more))] if more else [])]
        return self._proved(edits, {**self._values(), name: _plain(value)})

    def _below(self, name: str, old: list, entry: Entry) -> list[Edit]:
        """An entry on lines of its own, with its dash below the others."""
        start = self.front.places[(name, len(old) - 1)].value.start
        before = self._text[self._text.rfind("\n", 0, start) + 1 : start].rstrip()
        if not before.endswith("-"):
            raise Unfit(_NOT_ALONE)
        at = self._end((name,))
        return [Edit(Span(at, at), _lines(item_lines(entry, before[:-1])))]

    def _in_brackets(self, name: str, old: list, entry: Entry) -> list[Edit]:
        """An entry between the brackets; on a line of its own where the last one has one."""
        last, new = self._trimmed(self.front.places[(name, len(old) - 1)]), in_braces(entry)
        before = self._text[self._text.rfind("\n", 0, last.start) + 1 : last.start]
        rest = _REST_OF_ITEM.match(self._text, last.end)
        if before.strip() or not rest:
            return [Edit(Span(last.end, last.end), f", {new}")]
        comma = Edit(Span(last.end, last.end), "" if rest[1] else ",")
        return [comma, Edit(Span(rest.end(), rest.end()), f"\n{before}{new}{rest[1]}")]

    def _end(self, route: Route) -> int:
        """The end of a value's last line, and of the comments below it that stand deeper than the fields."""
        value, place = self.front.value(route), self.front.places[route]
        while value and isinstance(value, (list, dict)) and not self._is_flow(route):
            route = (*route, len(value) - 1 if isinstance(value, list) else list(value)[-1])
            value, place = self.front.value(route), self.front.places[route]
        text = self._text
        keeps = place.style in ("|", ">") and "+" in text[slice(*place.value)].partition("\n")[0]
        end = text.find("\n", place.value.end - 1 if keeps else self._trimmed(place).end)
        while (comment := _COMMENT.match(text, end)) and len(comment[1]) > len(self._indent):
            end = comment.end()
        return end

    @cached_property
    def _indent(self) -> str:
        """What stands before the name of each field."""
        key = self.front.key_span((next(iter(self.front.values)),))
        indent = self._text[self._text.rfind("\n", 0, key.start) + 1 : key.start]
        if indent.strip():
            raise Unfit(_NOT_ALONE)
        return indent

    def _is_flow(self, route: Route) -> bool:
        return self._text[self.front.places[route].value.start :][:1] in ("[", "{")

    def _trimmed(self, place: Place) -> Span:
        start = place.value.start
        return Span(start, start + len(self._text[slice(*place.value)].rstrip()))

    def _proved(self, edits: list[Edit], values: dict[str, Any]) -> "Fields":
        """The file with some edits made, which has these values and the same body."""
        after = replace(self, data=apply(self.data, change_of(self._text, edits)))
        same = repr(after.front.values) == repr(values)  # so the order and 1 and True count, too
        if not after.sound or not same or _body(after) != _body(self):
            raise Unfit(_NOT_ALONE)
        return after


def _body(fields: Fields) -> str:
    return fields.source.text[fields.front.body_start :]


def _lines(lines: list[str]) -> str:
    return "".join(f"\n{line}" for line in lines)


def _plain(value: Any) -> Any:
    """A value as it reads back."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _with(values: Any, route: Route, text: str) -> Any:
    """Values with what a route leads to replaced."""
    if not route:
        return text
    step, *more = route
    if isinstance(values, list):
        return [
            _with(item, tuple(more), text) if index == step else item for index, item in enumerate(values)
        ]
    return {key: _with(item, tuple(more), text) if key == step else item for key, item in values.items()}
