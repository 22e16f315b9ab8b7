"""The parts of an article: frozen, and each with the route by which its place in the file is found.

`timestamp`, `source_ref` and the like build a part from a front-matter value of any type; what is missing or
of the wrong type is None.
"""

from datetime import datetime
from typing import Any, NamedTuple

from copydesk.article.times import parse_time
from copydesk.finding import Route


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


class SignOff(NamedTuple):
    """That an editor, by initials, has looked at what a rule asks about."""

    rule: str | None
    by: str | None
    note: str | None
    route: Route


class Withdrawal(NamedTuple):
    """Why an article was taken back, and what replaces it."""

    at: Timestamp | None
    reason: str | None
    note: str | None
    replaced_by: str | None
    route: Route


def text_of(value: Any) -> str | None:
    """A value that is text and not blank, or None."""
    return value if isinstance(value, str) and value.strip() else None


def texts_of(value: dict, *names: str) -> tuple[str | None, ...]:
    """Several fields of a mapping, each as `text_of` gives it."""
    return tuple([text_of(value.get(name)) for name in names])


def timestamp(value: Any, route: Route) -> Timestamp | None:
    """A time field, or None where it holds no text."""
    text = text_of(value)
    return Timestamp(text, parse_time(text), route) if text else None


def source_ref(value: Any, route: Route) -> SourceRef:
    """A source in any of its three forms: a code, `X/@handle`, or spelt out."""
    if isinstance(value, dict):
        return SourceRef(None, None, *texts_of(value, "name", "url", "kind", "accessed", "archive"), route)
    text = text_of(value)
    if text and "/@" in text:
        code, handle = text.split("/", 1)
        return SourceRef(code, handle, None, None, None, None, None, route)
    return SourceRef(text, None, None, None, None, None, None, route)


def photo_of(value: dict, route: Route) -> Photo:
    """A declared photo, its credit taken apart at the first slash."""
    credit = text_of(value.get("credit"))
    agency, slash, photographer = (credit or "").partition("/")
    return Photo(
        *texts_of(value, "id", "file", "url", "caption", "alt"),
        credit,
        agency.strip() or None if slash else None,
        photographer.strip() or None,
        *texts_of(value, "rights", "expires", "digital_source_type"),
        route,
    )
