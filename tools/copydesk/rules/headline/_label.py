"""A label typed into a headline: found once, for the rules that ask about it."""

import re
from typing import NamedTuple

from copydesk.pattern import Pattern

_WORD = r"(?:breaking(?: news)?|updated?|correct(?:ion|ed))(?: ?#?\d{1,2})?"
_CAPITALS = r"(?:BREAKING(?: NEWS)?|UPDATED?|CORRECT(?:ION|ED))(?: ?#?\d{1,2})?"
_HEADS = (
    Pattern(rf"\s*(?:{_WORD}\s?[:|]|\[{_WORD}\]\s?[:–—-]?|\({_WORD}\)\s?[:–—-]?)\s*", re.I),
    Pattern(rf"\s*{_CAPITALS}(?:\s?[–—]|\s-(?=\s)|-(?=[A-Z0-9])|\s(?=.*[a-z]))\s*"),
)
_TAILS = (
    Pattern(rf"(?:\[{_WORD}\]|\({_WORD}\))\s*\Z", re.I),
    Pattern(rf"[-–—|]\s{_CAPITALS}\s*\Z"),
)
_MEANS = {"b": "breaking", "u": "update", "c": "correction"}


class TypedLabel(NamedTuple):
    """A label at the head or the end of a headline: where, as typed, and the value of `label` it means."""

    start: int
    end: int
    typed: str
    means: str


def typed_label(headline: str) -> TypedLabel | None:
    """The label that a headline begins or ends with, or None."""
    for pattern in _HEADS:
        if match := pattern.match(headline):
            return _label(match.start(), match)
    for pattern in _TAILS:
        if match := pattern.search(headline):
            return _label(len(headline[: match.start()].rstrip()), match)
    return None


def _label(start: int, match: re.Match) -> TypedLabel:
    typed = match.group().strip()
    first = next(char for char in typed if char.isalpha())
    return TypedLabel(start, match.end(), typed, _MEANS[first.lower()])
