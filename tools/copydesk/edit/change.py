"""Edits made on a file: outside of them every byte stays as it was.

Spans count in the text of a `Source`, which has bare newlines and no byte-order mark; the file keeps its own.
Text that is put in ends its lines as the line does that it is put into.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from copydesk.finding import Edit
from copydesk.text import Source, Span, decode

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Unfit(Exception):
    """Edits that can't be made on the file; the message says why."""


@dataclass(frozen=True)
class Change:
    """Edits of a text, in order and apart from each other, and the places they take before and after."""

    before: str
    edits: tuple[Edit, ...]

    @property
    def old(self) -> tuple[Span, ...]:
        """The spans that are replaced."""
        return tuple(edit.span for edit in self.edits)

    @cached_property
    def new(self) -> tuple[Span, ...]:
        """The spans that the new texts take."""
        spans, grown = [], 0
        for edit in self.edits:
            start = edit.span.start + grown
            spans.append(Span(start, start + len(edit.text)))
            grown += len(edit.text) - (edit.span.end - edit.span.start)
        return tuple(spans)

    @cached_property
    def after(self) -> str:
        """The text with the edits made."""
        return _replaced(self.before, [(edit.span, edit.text) for edit in self.edits])


def change_of(text: str, edits: Iterable[Edit]) -> Change:
    """The change that some edits make. Raises Unfit where they overlap or lie outside the text."""
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    at = 0
    for edit in ordered:
        if not at <= edit.span.start <= edit.span.end <= len(text):
            raise Unfit("two of its edits overlap")
        at = edit.span.end
    return Change(text, ordered)


def apply(data: bytes, change: Change) -> bytes:
    """A file's bytes with a change made. Raises Unfit where the file can't take it."""
    bom = data.startswith(_BOM)
    try:
        raw = data[len(_BOM) if bom else 0 :].decode("utf-8")
    except UnicodeDecodeError:
        raise Unfit("the file is not UTF-8") from None
    shifts = _pairs(raw)
    pieces = []
    for edit in change.edits:
        start, end = (offset + bisect_left(shifts, offset) for offset in edit.span)
        text = edit.text.replace("\n", _line_end(raw, start)) if "\n" in edit.text else edit.text
        pieces.append((Span(start, end), text))
    mended = (_BOM if bom else b"") + _replaced(raw, pieces).encode("utf-8")
    if decode("", mended).text != change.after:
        raise Unfit("its mixed line ends would run together")
    return mended


def plain(source: Source) -> bytes:
    """The bytes of a text saved as it should be: UTF-8, bare newlines, no byte-order mark."""
    return source.text.encode("utf-8")


def _replaced(text: str, pieces: Sequence[tuple[Span, str]]) -> str:
    out, at = [], 0
    for span, new in pieces:
        out += (text[at : span.start], new)
        at = span.end
    return "".join((*out, text[at:]))


def _pairs(raw: str) -> list[int]:
    """The offsets, with bare newlines, of the line ends that take two characters in the file."""
    if "\r\n" not in raw:
        return []
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", raw))]


def _line_end(raw: str, at: int) -> str:
    """How the line at an offset ends; the last line, which may have no end, takes that of the one above."""
    end = _LINE_END.search(raw, at)
    if end is None:
        ends = _LINE_END.findall(raw, 0, at)
        return ends[-1] if ends else "\n"
    return end.group()
