"""What reading YAML gives: plain values, a place for every key and value, and what is wrong.

Values are those of JSON: text, whole and decimal numbers, true and false, null, lists, and mappings whose
keys are always text. A time stays the text that was typed.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from copydesk.finding import Route
from copydesk.text import Span

MAX_DEPTH = 24
MAX_NODES = 200_000


class Problem(NamedTuple):
    """Something wrong in a file. `kind` is the id of the rule that speaks of it.

    `found` is the text at fault; `other` a second place that belongs to it.
    """

    kind: str
    span: Span
    found: str = ""
    other: Span | None = None


class Place(NamedTuple):
    """Where a node stands, from `start` to `end` (and its key, where it has one), and how it was written: "" plain,
    ' or " quoted, | or > a block, "{" a mapping, "[" a list."""

    start: int
    end: int
    style: str
    key_start: int = -1
    key_end: int = -1

    @property
    def value(self) -> Span:
        """The node itself."""
        return Span(self.start, self.end)

    @property
    def key(self) -> Span | None:
        """The key; None in a list."""
        return Span(self.key_start, self.key_end) if self.key_start >= 0 else None


@dataclass(frozen=True)
class Document:
    """What was read: `value` (None when broken), a place for every route, and what is wrong."""

    value: Any
    places: dict[Route, Place]
    problems: tuple[Problem, ...] = ()
    broken: bool = False


_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_OTHER_INT = re.compile(r"0o[0-7]{1,20}\Z|0x[0-9a-fA-F]{1,16}\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?\Z")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
          "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def plain_value(text: str) -> Any:
    """What an unquoted scalar means in YAML 1.2's core schema. Infinities stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _INT.match(text):
            return int(text)
        if _OTHER_INT.match(text):
            return int(text, 0)
        if _FLOAT.match(text):
            return float(text)
    return text
