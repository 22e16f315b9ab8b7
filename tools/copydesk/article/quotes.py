"""Quotations: where somebody else speaks.

Double marks “ ” „ ” « » and straight ", and single ‘ ’ around whole words. A quotation may run over
several paragraphs when each begins with an opening mark and only the last one closes; a photo placed
between them does not end it. Inside single marks a quotation has double ones again: “He said: ‘They said
“no”.’”
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.text import Span, places_of

_MARK = re.compile('[“”„«»"]')
_ANY_MARK = '“”„«»"‘'
_SINGLE = re.compile(r"(?<!\w)‘[^‘“”\0]{1,2000}?’(?!\w)")
_OPENERS = "“„«"
_MASKED = "\0 \n"
_BEFORE_OPENING = "([{/—–-‘“„"
_BEHIND_CLOSING = ".,;:!?…)]}/—–-’”"
_LONGEST_MARKUP = 300


class Unbalanced(NamedTuple):
    """A quotation mark that is wrong: "open" was never closed, "close" was never opened, and "turned" is an
    opening mark that closes or a closing one that opens."""

    kind: str
    span: Span


@dataclass(frozen=True)
class Quotes:
    """The quotations of an article, marks included, and the marks that have no partner."""

    spans: tuple[Span, ...]
    unbalanced: tuple[Unbalanced, ...]


def read_quotes(masked: str, pieces, block_quotes: list[Span]) -> Quotes:
    """Find the quotations in each piece of the copy; block quotes are quotations as they stand."""
    spans: list[Span] = list(block_quotes)
    unbalanced: list[Unbalanced] = []
    running: Span | None = None  # a quotation that the paragraph before has left open
    marked = places_of(masked, _ANY_MARK)
    for piece in pieces:
        start, end = piece.span
        first_mark = bisect_left(marked, start)
        if not running and (first_mark == len(marked) or marked[first_mark] >= end):
            continue
        prose = piece.kind == "paragraph"
        text = masked[start:end]
        if running:
            first = text.lstrip(_MASKED)[:1]
            if not first:
                continue  # a photo, not a paragraph
            if not (prose and first == masked[running.start]):
                unbalanced.append(Unbalanced("open", running))
                running = None
        opened: int | None = None
        outer: list[int] = []  # the quotations that the one in hand is quoted in
        odd = text.count('"') % 2 == 1
        for mark in _MARK.finditer(text):
            char, at = mark.group(), start + mark.start()
            if char in '"”' and opened is None and masked[at - 1 : at].isdigit():
                continue  # inches
            opening = char in _OPENERS or (char == '"' and opened is None)
            if char == "“" and opened is not None and masked[opened] == "„":
                opening = False
            elif odd if char == '"' else (char, opened is None) in (("“", False), ("”", True)):
                typed, opening = opening, _opens(text, mark.start(), opening)
                if typed != opening and char != '"':
                    unbalanced.append(Unbalanced("turned", Span(at, at + 1)))
            if opening:
                if opened is not None and char == "“" and "‘" in masked[opened:at]:
                    outer.append(opened)
                elif opened is not None:
                    unbalanced.append(Unbalanced("open", Span(opened, opened + 1)))
                opened = at
            elif opened is None:
                unbalanced.append(Unbalanced("close", Span(at, at + 1)))
            else:
                spans.append(Span(opened, at + 1))
                running = None
                opened = outer.pop() if outer else None
        while outer and opened is not None:
            unbalanced.append(Unbalanced("open", Span(opened, opened + 1)))
            opened = outer.pop()
        if opened is not None:
            spans.append(Span(opened, end))
            mark_span = Span(opened, opened + 1)
            if prose:
                running = mark_span
            else:
                unbalanced.append(Unbalanced("open", mark_span))
        elif running:
            running = None
        if "‘" in text:
            spans += [Span(*single.span()) for single in _SINGLE.finditer(masked, start, end)]
    if running:
        unbalanced.append(Unbalanced("open", running))
    return Quotes(tuple(sorted(spans)), tuple(sorted(unbalanced, key=lambda mark: mark.span)))


def _opens(text: str, at: int, otherwise: bool) -> bool:
    """Whether a mark opens, by the characters beside it; where they do not tell, `otherwise`."""
    before = text[max(0, at - _LONGEST_MARKUP) : at].rstrip("\0")[-1:]
    after = text[at + 1 : at + 1 + _LONGEST_MARKUP].lstrip("\0")[:1]
    left_free = not before or before.isspace() or before in _BEFORE_OPENING
    right_free = not after or after.isspace() or after in _BEHIND_CLOSING
    return otherwise if left_free == right_free else left_free
