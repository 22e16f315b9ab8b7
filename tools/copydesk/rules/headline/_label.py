"""A label typed into a headline: found once, for the rules that ask about it."""

import re
from typing import NamedTuple

_LABELS = {"breaking": "breaking", "breaking news": "breaking", "update": "update", "updated": "update",
           "correction": "correction", "corrected": "correction"}
_WORD = r"(?P<label>breaking(?: news)?|updated?|correct(?:ion|ed))(?: ?#?\d{1,2})?"
_CAPITALS = r"(?P<label>BREAKING(?: NEWS)?|UPDATED?|CORRECT(?:ION|ED))(?: ?#?\d{1,2})?"
_HEAD = (
    re.compile(rf"\s*{_WORD}\s?[:|]\s*", re.I),
    re.compile(rf"\s*(?:\[{_WORD}\]|\({_WORD.replace('label', 'other')}\))\s*[:–—-]?\s*", re.I),
    re.compile(rf"\s*{_CAPITALS}(?:\s[-–—]\s|\s?[–—]\s?|-(?=[A-Z0-9])|\s(?=.*[a-z]))\s*"),
)
_TAIL = re.compile(rf"\s*(?:\[{_WORD}\]|\({_WORD.replace('label', 'other')}\))\s*\Z|\s[-–—|]\s{_CAPITALS.replace('label', 'last')}\s*\Z", re.I)


class TypedLabel(NamedTuple):
    """A label at the head or the end of a headline: where, its words, and the value of `label` they mean."""

    start: int
    end: int
    typed: str
    means: str


def typed_label(headline: str) -> TypedLabel | None:
    """The label that a headline begins or ends with, or None."""
    for pattern in _HEAD:
        if match := pattern.match(headline):
            return _label(match)
    return _label(match) if (match := _TAIL.search(headline)) else None


def _label(match: re.Match) -> TypedLabel:
    words = next(word for word in match.groupdict().values() if word)
    return TypedLabel(match.start(), match.end(), match.group().strip(" -–—|"), _LABELS[words.lower()])
