"""The text of a file: decoded once, with offsets that turn into lines and columns.

Offsets count characters in `Source.text`. That text has no byte-order mark and every line ends in a
bare newline, whatever the file on disk has; lines and columns are the same in both.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple


_USUAL = b"\n" + bytes(range(0x20, 0x7F))


class Span(NamedTuple):
    """A stretch of text, from `start` up to but not including `end`, in characters."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor shows it: line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One file as text, and what had to be known about its bytes.

    `invalid` is the offset of the first byte that is not UTF-8 (shown as U+FFFD in `text`), `carriage_return`
    that of the first line end that has a carriage return, or None.
    """

    path: str
    text: str
    had_bom: bool = False
    carriage_return: int | None = None
    invalid: int | None = None

    @property
    def had_carriage_returns(self) -> bool:
        """Whether any line ended otherwise than in a bare newline."""
        return self.carriage_return is not None

    @cached_property
    def unusual(self) -> frozenset[str]:
        """Each of its characters once that is neither ASCII to be seen nor a space nor a line end."""
        return frozenset(self.text.encode("utf-8", "replace").translate(None, _USUAL).decode())

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0, *accumulate([len(line) + 1 for line in self.text.split("\n")])]
        starts.pop()  # behind the last line there is none
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset; one past the end is allowed."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """The span of a line (from 1), without its newline."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.text)
        return Span(start, end)

    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return self._line_starts


def places_of(text: str, chars: str, start: int = 0) -> list[int]:
    """Where any of a few rare characters stands in a text from `start` on, in order."""
    found = []
    for char in chars:
        at = text.find(char, start)
        while at >= 0:
            found.append(at)
            at = text.find(char, at + 1)
    return sorted(found)


def decode(path: str, data: bytes) -> Source:
    """Turn a file's bytes into a Source. Never fails: bytes that are not UTF-8 become U+FFFD."""
    had_bom = data.startswith(b"\xef\xbb\xbf")
    if had_bom:
        data = data[3:]
    invalid = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        before = data[: error.start].decode("utf-8")
        invalid = len(before.replace("\r\n", "\n"))
    carriage_return = None
    if "\r" in text:
        carriage_return = text.index("\r")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, text, had_bom, carriage_return, invalid)
