"""The copy of an article: its words and nothing else, at the offsets they have in the file.

`Copy.text` is as long as the file. Where the file has prose it has the same characters; everywhere else
(keys, markup, link targets, code, addresses) it has NUL. So any rule may search it with a plain regular
expression, and what it finds is where it stands. `Copy.own` is the same without quotations: the
newsroom's own words.
"""

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse
from typing import NamedTuple

from copydesk.article.body import Body
from copydesk.article.frontmatter import FrontMatter
from copydesk.article.plain import plain_words, shape_of
from copydesk.article.quotes import Quotes, read_quotes
from copydesk.article.scalar import value_parts
from copydesk.finding import Route
from copydesk.text import Source, Span

MASK = "\0"

_ADDRESS = re.compile(
    r"\bhttps?://[^\s<>\"“”)\]\0]+|\bwww\.[^\s<>\"“”)\]\0]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<!\w)(?:X/)?@\w{1,40}|(?<!\w)#\w{1,60}"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")


class Piece(NamedTuple):
    """A stretch of prose that belongs together: a field's value, or a paragraph or heading.

    `kind` is headline, lead, caption, alt, note, paragraph or heading; `route` names a field.
    """

    kind: str
    span: Span
    route: Route = ()


class Word(NamedTuple):
    """A word of the copy and the offset where it starts."""

    text: str
    start: int


@dataclass(frozen=True)
class Copy:
    """The words of an article. `pieces` are in the order of the file."""

    text: str
    pieces: tuple[Piece, ...]
    quotes: Quotes

    @cached_property
    def own(self) -> str:
        """The text with quotations masked as well."""
        return _without(self.text, self.quotes.spans)

    @cached_property
    def words(self) -> list[Word]:
        """Every word, quoted or not, in order. A hyphen or an apostrophe inside belongs to it."""
        return [Word(match.group(), match.start()) for match in _WORD.finditer(self.text)]

    @cached_property
    def plain(self) -> list[str]:
        """The plain words in order, for a first look (see plain.py)."""
        return plain_words(self.text)

    @cached_property
    def vocabulary(self) -> Set[str]:
        """Every plain word once: whole, and its parts where it has a hyphen or an apostrophe."""
        words = set(self.plain)
        others = list(filterfalse(str.isalpha, words))
        words.difference_update(others)
        text = " ".join(others)
        words.update(_WORD.findall(text), _LETTERS.findall(text))
        return words

    @cached_property
    def shape(self) -> bytes:
        """What stands side by side in the text, for a first look (see plain.py): a byte at each offset."""
        return shape_of(self.text)

    def piece_at(self, offset: int) -> Piece | None:
        """The piece in which an offset lies."""
        starts = self._starts
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset < self.pieces[index].span.end:
            return self.pieces[index]
        return None

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at an offset is part of a quotation."""
        return self.own[offset] == MASK and self.text[offset] != MASK

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.span.start for piece in self.pieces]


_FIELDS = {
    "headline": "headline",
    "lead": "lead",
    "caption": "caption",
    "alt": "alt",
    "note": "note",
}


def read_copy(source: Source, front: FrontMatter, body: Body) -> Copy:
    """The copy of an article, from what its front matter and its body were read to be."""
    text = source.text
    kept: list[Span] = []
    pieces: list[Piece] = []
    for route, place in sorted(_prose_fields(front), key=lambda field: field[1].value):
        parts = value_parts(text, place, front.value(route))
        if parts:
            kept += parts
            pieces.append(Piece(_FIELDS[str(route[-1])], Span(parts[0].start, parts[-1].end), route))
    for block in body.blocks:
        kept += block.parts
        pieces.append(Piece(block.kind, block.text))
    masked = _without(_only(text, kept), body.markup)
    if "@" in masked or "#" in masked or "://" in masked or "www." in masked:
        masked = _ADDRESS.sub(lambda match: MASK * len(match.group()), masked)
    quotes = read_quotes(masked, pieces, [block.text for block in body.blocks if block.quoted])
    return Copy(masked, tuple(pieces), quotes)


def _prose_fields(front: FrontMatter):
    for route, place in front.places.items():
        name = route[-1] if route else None
        if name in _FIELDS and (len(route) == 1) == (name in ("headline", "lead")):
            if isinstance(front.value(route), str):
                yield route, place


def _only(text: str, kept: list[Span]) -> str:
    out, at = [], 0
    for start, end in kept:
        if end <= at:
            continue
        start = max(start, at)
        out.append(MASK * (start - at))
        out.append(text[start:end])
        at = end
    out.append(MASK * (len(text) - at))
    return "".join(out)


def _without(text: str, spans) -> str:
    out, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        out += (text[at:start], MASK * (end - start))
        at = end
    out.append(text[at:])
    return "".join(out)
