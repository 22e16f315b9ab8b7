"""What a check has to say. Frozen values, no behaviour beyond ordering.

A rule yields a `Remark`: where in the text, and what to say. The desk makes it a `Finding`, which
stands on its own: it carries its path, its line and column and the line of text it speaks of.
"""

from enum import StrEnum
from typing import NamedTuple

from copydesk.text import Position, Span

Route = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a finding weighs. An error blocks a merge and an export."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Edit(NamedTuple):
    """Replace the text of a span; an empty span inserts."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. A safe one can be made without asking.

    One without edits mends how the file is saved: its text is written as UTF-8 with bare newlines and no
    byte-order mark.
    """

    edits: tuple[Edit, ...]
    safe: bool = True


class Place(NamedTuple):
    """Where an edit goes, for a reader without the file: lines and columns, and the columns in UTF-8 bytes."""

    start: Position
    end: Position
    start_byte: int
    end_byte: int


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    path: str
    line: int
    column: int
    message: str


class Spot(NamedTuple):
    """A place in a file that stands on its own, without the file's text."""

    start: Position
    end: Position
    excerpt: str


class Remark(NamedTuple):
    """What a rule says about a span of the article in hand.

    `severity` is given only where a rule has more than one; `route` names the front-matter field.
    """

    span: Span
    message: str
    route: Route = ()
    fix: Fix | None = None
    severity: Severity | None = None


class ArchiveRemark(NamedTuple):
    """What an archive rule says about a place in one of the articles."""

    path: str
    spot: Spot
    message: str
    related: tuple[Related, ...] = ()


class Finding(NamedTuple):
    """One finding, complete: a report needs nothing else. Sorts by path, then place, then rule.

    `start` and `end` are lines and columns from 1 (`end` is just past the last character), `excerpt`
    is the line of text at `start`. `fingerprint` is made of the rule and the text around the place,
    never of line numbers, so that it survives edits elsewhere in the file. `places` are those of the
    fix's edits, in their order.

    `suppressed` is the reason why the finding does not count, and `until` the last day on which it does not
    (`2026-03-01`, or "" where there is none); see checking/suppress.py.
    """

    path: str
    start: Position
    end: Position
    rule: str
    severity: Severity
    message: str
    route: str = ""
    excerpt: str = ""
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    places: tuple[Place, ...] = ()
    suppressed: str = ""
    until: str = ""


def route_text(route: Route) -> str:
    """A route as people write it: `photos[0].credit`."""
    out = ""
    for step in route:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out
