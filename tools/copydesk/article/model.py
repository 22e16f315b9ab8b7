"""The typed article. Short and long forms of a field mean the same here.

`read_article(source)` never raises: a field that is missing or of the wrong type is None or empty, and
the rules on fields say so. Every part carries the route by which its place in the file is found.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from copydesk.article.body import Body, read_body
from copydesk.article.copy import Copy, read_copy
from copydesk.article.frontmatter import FrontMatter, read_frontmatter
from copydesk.article.parts import (
    Correction,
    Dateline,
    Mention,
    Photo,
    SignOff,
    SourceRef,
    Timestamp,
    Update,
    Withdrawal,
    Writer,
    photo_of,
    source_ref,
    text_of,
    texts_of,
    timestamp,
)
from copydesk.article.scalar import value_parts
from copydesk.finding import Route
from copydesk.text import Source, Span


@dataclass(frozen=True, eq=False)
class Article:
    """One article, as read."""

    path: str
    source: Source
    front: FrontMatter
    body: Body
    copy: Copy
    _shared: dict[str, Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def id(self) -> str | None:
        return self._text("id")

    @cached_property
    def status(self) -> str | None:
        return self._text("status")

    @cached_property
    def section(self) -> str | None:
        return self._text("section")

    @cached_property
    def language(self) -> str | None:
        return self._text("language")

    @cached_property
    def headline(self) -> str | None:
        return self._text("headline")

    @cached_property
    def label(self) -> str | None:
        return self._text("label")

    @cached_property
    def lead(self) -> str | None:
        return self._text("lead")

    @cached_property
    def published(self) -> Timestamp | None:
        return timestamp(self.front.values.get("published"), ("published",))

    @cached_property
    def embargo(self) -> Timestamp | None:
        return timestamp(self.front.values.get("embargo"), ("embargo",))

    @cached_property
    def dateline(self) -> Dateline | None:
        value = self.front.values.get("dateline")
        if isinstance(value, dict):
            return Dateline(*texts_of(value, "place", "country", "date"), True, ("dateline",))
        place = text_of(value)
        return Dateline(place, None, None, False, ("dateline",)) if place else None

    @cached_property
    def byline(self) -> tuple[Writer, ...]:
        return tuple(
            Writer(None, *texts_of(value, "name", "role", "uri"), route)
            if isinstance(value, dict)
            else Writer(text_of(value), None, None, None, route)
            for value, route in self._items("byline")
        )

    @cached_property
    def topics(self) -> tuple[tuple[str, Route], ...]:
        """Codes or names as typed, each with its route."""
        return tuple(
            (str(value), route)
            for value, route in self._items("topics")
            if isinstance(value, (str, int)) and not isinstance(value, bool)
        )

    @cached_property
    def sources(self) -> tuple[SourceRef, ...]:
        return tuple(source_ref(value, route) for value, route in self._items("sources"))

    @cached_property
    def photos(self) -> tuple[Photo, ...]:
        return tuple(photo_of(value, route) for value, route in self._items("photos") if isinstance(value, dict))

    @cached_property
    def people(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(None, *texts_of(value, "name", "role"), route)
            if isinstance(value, dict)
            else Mention(text_of(value), None, None, route)
            for value, route in self._items("people")
        )

    @cached_property
    def related(self) -> tuple[tuple[str, Route], ...]:
        """Ids of other articles, each with its route."""
        return tuple((value, route) for value, route in self._items("related") if isinstance(value, str))

    @cached_property
    def aliases(self) -> tuple[tuple[str, Route], ...]:
        """Earlier paths of this article, each with its route."""
        return tuple((value, route) for value, route in self._items("aliases") if isinstance(value, str))

    @cached_property
    def updates(self) -> tuple[Update, ...]:
        return tuple(
            Update(timestamp(value.get("at"), (*route, "at")), text_of(value.get("note")), route)
            for value, route in self._items("updates")
            if isinstance(value, dict)
        )

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        return tuple(
            Correction(timestamp(v.get("at"), (*route, "at")), *texts_of(v, "kind", "note", "was", "now"), route)
            for v, route in self._items("corrections")
            if isinstance(v, dict)
        )

    @cached_property
    def signoffs(self) -> tuple[SignOff, ...]:
        return tuple(
            SignOff(*texts_of(value, "rule", "by", "note"), route)
            for value, route in self._items("signoff")
            if isinstance(value, dict)
        )

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        value = self.front.values.get("withdrawal")
        if not isinstance(value, dict):
            return None
        at = timestamp(value.get("at"), ("withdrawal", "at"))
        return Withdrawal(at, *texts_of(value, "reason", "note", "replaced_by"), ("withdrawal",))

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once: work on this article that several rules share."""
        if name not in self._shared:
            self._shared[name] = make()
        return self._shared[name]

    @property
    def fields_readable(self) -> bool:
        """Whether the front matter could be read, so that a field not there is a field not written."""
        return not self.front.broken

    def span_of(self, route: Route) -> Span:
        """Where a field's value stands, or its nearest parent's."""
        return self.front.span_of(route)

    def value_span(self, route: Route, start: int, end: int) -> Span:
        """Where characters `start` to `end` of a text field's value stand in the file.

        Of a value that its quotes or its folding have changed between the two, the whole value's span.
        """
        place, value = self.front.places.get(route), self.front.value(route)
        if place is None or not isinstance(value, str):
            return self.span_of(route)
        parts = value_parts(self.source.text, place, value)
        if parts:
            (first, first_end), (last, last_end) = parts[0], parts[-1]
            length = len(value.rstrip())
            if end <= first_end - first and self.source.text.startswith(value[:end], first):
                return Span(first + start, first + end)
            offset = last_end - length
            if end <= length and offset + start >= last and self.source.text.startswith(value[start:end], offset + start):
                return Span(offset + start, offset + end)
        return place.value

    def _text(self, name: str) -> str | None:
        return text_of(self.front.values.get(name))

    def _items(self, name: str):
        value = self.front.values.get(name)
        if isinstance(value, list):
            return [(item, (name, index)) for index, item in enumerate(value)]
        return []


def read_article(source: Source) -> Article:
    """Read a file as an article: one YAML pass, one Markdown pass."""
    front = read_frontmatter(source)
    body = read_body(source, front.body_start)
    return Article(source.path, source, front, body, read_copy(source, front, body))
