"""The typed article. Short and long forms of a field mean the same here.

`read_article(source)` never raises: a field that is missing or of the wrong type is None or empty, and
the rules on fields say so. Every part carries the route by which its place in the file is found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from copydesk.article.body import Body, read_body
from copydesk.article.copy import Copy, read_copy
from copydesk.article.frontmatter import FrontMatter, read_frontmatter
from copydesk.article.scalar import value_parts
from copydesk.article.times import parse_time
from copydesk.finding import Route
from copydesk.text import Source, Span


class Timestamp(NamedTuple):
    """A time as typed, and the moment it means (None where it means none)."""

    text: str
    at: datetime | None
    route: Route


class Dateline(NamedTuple):
    """Where a story was filed: `place` as in the register, or spelt out in the long form."""

    place: str | None
    country: str | None
    date: str | None
    long: bool
    route: Route


class Writer(NamedTuple):
    """One of the byline: initials from the staff register, or a name."""

    initials: str | None
    name: str | None
    role: str | None
    uri: str | None
    route: Route


class SourceRef(NamedTuple):
    """A source: a code of the register, with a handle for social media, or spelt out."""

    code: str | None
    handle: str | None
    name: str | None
    url: str | None
    kind: str | None
    accessed: str | None
    archive: str | None
    route: Route


class Photo(NamedTuple):
    """A declared photo. `agency` and `photographer` are the two halves of the credit."""

    id: str | None
    file: str | None
    url: str | None
    caption: str | None
    alt: str | None
    credit: str | None
    agency: str | None
    photographer: str | None
    rights: str | None
    expires: str | None
    digital_source_type: str | None
    route: Route


class Mention(NamedTuple):
    """A person with a note: a key of the people register, or a name and a role."""

    key: str | None
    name: str | None
    role: str | None
    route: Route


class Update(NamedTuple):
    """New facts, added at a time."""

    at: Timestamp | None
    note: str | None
    route: Route


class Correction(NamedTuple):
    """What was wrong, and what is right."""

    at: Timestamp | None
    kind: str | None
    note: str | None
    was: str | None
    now: str | None
    route: Route


class Withdrawal(NamedTuple):
    """Why an article was taken back, and what replaces it."""

    at: Timestamp | None
    reason: str | None
    note: str | None
    replaced_by: str | None
    route: Route


@dataclass(frozen=True, eq=False)
class Article:
    """One article, as read."""

    path: str
    source: Source
    front: FrontMatter
    body: Body
    copy: Copy

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
        return _time(self.front.values.get("published"), ("published",))

    @cached_property
    def embargo(self) -> Timestamp | None:
        return _time(self.front.values.get("embargo"), ("embargo",))

    @cached_property
    def dateline(self) -> Dateline | None:
        value = self.front.values.get("dateline")
        if isinstance(value, dict):
            return Dateline(*_texts(value, "place", "country", "date"), True, ("dateline",))
        place = _string(value)
        return Dateline(place, None, None, False, ("dateline",)) if place else None

    @cached_property
    def byline(self) -> tuple[Writer, ...]:
        return tuple(
            Writer(None, *_texts(value, "name", "role", "uri"), route)
            if isinstance(value, dict)
            else Writer(_string(value), None, None, None, route)
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
        return tuple(_source(value, route) for value, route in self._items("sources"))

    @cached_property
    def photos(self) -> tuple[Photo, ...]:
        return tuple(_photo(value, route) for value, route in self._items("photos") if isinstance(value, dict))

    @cached_property
    def people(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(None, *_texts(value, "name", "role"), route)
            if isinstance(value, dict)
            else Mention(_string(value), None, None, route)
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
            Update(_time(value.get("at"), (*route, "at")), _string(value.get("note")), route)
            for value, route in self._items("updates")
            if isinstance(value, dict)
        )

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        return tuple(
            Correction(_time(v.get("at"), (*route, "at")), *_texts(v, "kind", "note", "was", "now"), route)
            for v, route in self._items("corrections")
            if isinstance(v, dict)
        )

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        value = self.front.values.get("withdrawal")
        if not isinstance(value, dict):
            return None
        at = _time(value.get("at"), ("withdrawal", "at"))
        return Withdrawal(at, *_texts(value, "reason", "note", "replaced_by"), ("withdrawal",))

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once: work on this article that several rules share."""
        shared = self.__dict__.setdefault("_shared", {})
        if name not in shared:
            shared[name] = make()
        return shared[name]

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
        return _string(self.front.values.get(name))

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


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: dict, *names: str) -> tuple[str | None, ...]:
    return tuple(_string(value.get(name)) for name in names)


def _time(value: Any, route: Route) -> Timestamp | None:
    text = _string(value)
    return Timestamp(text, parse_time(text), route) if text else None


def _source(value: Any, route: Route) -> SourceRef:
    if isinstance(value, dict):
        return SourceRef(None, None, *_texts(value, "name", "url", "kind", "accessed", "archive"), route)
    text = _string(value)
    if text and "/@" in text:
        code, handle = text.split("/", 1)
        return SourceRef(code, handle, None, None, None, None, None, route)
    return SourceRef(text, None, None, None, None, None, None, route)


def _photo(value: dict, route: Route) -> Photo:
    credit = _string(value.get("credit"))
    agency, slash, photographer = (credit or "").partition("/")
    return Photo(
        *_texts(value, "id", "file", "url", "caption", "alt"),
        credit,
        agency.strip() or None if slash else None,
        photographer.strip() or None,
        *_texts(value, "rights", "expires", "digital_source_type"),
        route,
    )
