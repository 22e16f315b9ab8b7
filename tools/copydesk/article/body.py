"""The body of an article: blocks, headings, links, images and raw HTML, each with its exact span.

markdown-it-py reads the text; spans are offsets into the whole file. Nothing here raises on bad input.
"""

import threading
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from copydesk.article.blocks import Block, read_blocks
from copydesk.article.inline import SIGNS, Mark, markdown_parser, marks
from copydesk.text import Source, Span, places_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class Link(NamedTuple):
    """A link: all of it, its visible text, and where it points as typed."""

    span: Span
    label: Span
    target: str


class Image(NamedTuple):
    """An image: all of it, its alternative text, and where it points as typed."""

    span: Span
    label: Span
    target: str


@dataclass(frozen=True)
class Body:
    """What stands in the body. `markup` are the spans inside the blocks that are no prose."""

    span: Span
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    html: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if block.kind == "heading")


_local = threading.local()


def read_body(source: Source, start: int) -> Body:
    """Read the body, which begins at offset `start` and runs to the end of the file."""
    text = source.text.replace("\0", "\ufffd")
    return _Builder(text, start).build()


def _parser() -> "MarkdownIt":
    """This thread's parser, made when an article first needs it: most are read without."""
    if not hasattr(_local, "parser"):
        _local.parser = markdown_parser()
    return _local.parser


class _Builder:
    def __init__(self, text: str, start: int):
        self.text, self.start = text, start
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.markup: list[Span] = []

    def build(self) -> Body:
        blocks, self.html, references = read_blocks(self.text, self.start, _parser)
        begins = places_of(self.text, SIGNS, self.start)  # most blocks have none
        for block in blocks if begins else ():
            if bisect_left(begins, block.text.start) < bisect_left(begins, block.text.end):
                for mark in marks(_parser, block.content, references):
                    self._mark(mark, block)
        return Body(
            Span(self.start, len(self.text)),
            tuple(blocks),
            tuple(self.links),
            tuple(self.images),
            tuple(sorted(self.html)),
            tuple(self.markup),
        )

    def _mark(self, mark: Mark, block: Block) -> None:
        span = _to_file(mark.span, block)
        label = _to_file(mark.label, block) if mark.label else span
        if mark.kind in ("link", "autolink"):
            self.links.append(Link(span, label, mark.target))
        elif mark.kind == "image":
            self.images.append(Image(span, label, mark.target))
        elif mark.kind == "html":
            self.html.append(span)
        if mark.kind == "link":
            self.markup += [Span(span.start, label.start), Span(label.end, span.end)]
        else:
            self.markup.append(span)


def _to_file(span: Span, block: Block) -> Span:
    return Span(_offset(span.start, block, False), _offset(span.end, block, True))


def _offset(at: int, block: Block, is_end: bool) -> int:
    for offset, span in zip(reversed(block.offsets), reversed(block.parts), strict=True):
        if at > offset or (at == offset and not is_end):
            return min(span.start + at - offset, span.end)
    return block.parts[0].start
