"""The body of an article: blocks, headings, links, images and raw HTML, each with its exact span.

markdown-it-py reads the text; spans are offsets into the whole file. Nothing here raises on bad input.
"""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from copydesk.article.blocks import RawBlock, read_blocks
from copydesk.article.inline import Mark, markdown_parser, marks
from copydesk.text import Source, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class Block(NamedTuple):
    """A paragraph, heading or list item's text.

    `kind` is paragraph or heading. `text` spans from its first character to its last; `parts` are the
    stretches of the file that its content is made of (more than one in a block quote or a list);
    `quoted` is true inside a block quote, `listed` in a list, `level` is a heading's.
    """

    kind: str
    text: Span
    parts: tuple[Span, ...]
    content: str
    quoted: bool = False
    listed: bool = False
    level: int = 0


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
    return _Builder(source, text, start).build()


def _parser() -> "MarkdownIt":
    """This thread's parser, made when an article first needs it: most are read without."""
    if not hasattr(_local, "parser"):
        _local.parser = markdown_parser()
    return _local.parser


class _Builder:
    def __init__(self, source: Source, text: str, start: int):
        self.source, self.text, self.start = source, text, start
        self.first_line = source.position(start).line
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.html: list[Span] = []
        self.markup: list[Span] = []

    def build(self) -> Body:
        blocks, html, references = read_blocks(self.text[self.start :], _parser)
        for raw in blocks:
            self._block(raw, references)
        self.html += [self._html(first, last) for first, last in html]
        return Body(
            Span(self.start, len(self.text)),
            tuple(self.blocks),
            tuple(self.links),
            tuple(self.images),
            tuple(sorted(self.html)),
            tuple(self.markup),
        )

    def _html(self, first: int, last: int) -> Span:
        """From the bracket that some of the body's lines begin with, behind the marks of a list or a quotation,
        to their last character."""
        begin = self.source.line_span(self.first_line + first).start
        end = self.source.line_span(self.first_line + max(last, first + 1) - 1).end
        start = max(self.text.find("<", begin, end), begin)
        return Span(start, max(start, begin + len(self.text[begin:end].rstrip())))

    def _block(self, raw: RawBlock, references: dict) -> None:
        parts = self._whole(raw) if raw.whole else self._parts(raw.content, raw.line)
        if not parts:
            return
        kind = "heading" if raw.level else "paragraph"
        text = Span(parts[0][1].start, parts[-1][1].end)
        spans = tuple(span for _, span in parts)
        self.blocks.append(Block(kind, text, spans, raw.content, raw.quoted, raw.listed, raw.level))
        for mark in marks(_parser, raw.content, references):
            self._mark(mark, parts)

    def _whole(self, raw: RawBlock) -> list[tuple[int, Span]]:
        """Where content stands that begins in its first line and is in the file as it is."""
        line = self.source.line_starts()[self.first_line + raw.line - 1]
        at = self.text.find(raw.content, line) if raw.level or raw.listed else line
        return [(0, Span(at, at + len(raw.content)))]

    def _parts(self, content: str, line: int) -> list[tuple[int, Span]]:
        """Where the content of a block stands in the file: (offset in the content, span) in order."""
        start = self.source.line_span(self.first_line + line).start
        at = self.text.find(content.split("\n", 1)[0], start) if content else -1
        if at >= 0 and self.text.startswith(content, at) and "\n" not in self.text[start:at]:
            if not self.text[start:at].strip(" #>-*+0123456789.)\t"):  # nothing but its markers before it
                return [(0, Span(at, at + len(content)))]
        parts, offset = [], 0
        for i, piece in enumerate(content.split("\n")):
            span = self.source.line_span(self.first_line + line + i)
            at = self.text.rfind(piece, *span) if piece else -1
            if at < 0 and piece.strip():  # a tab that the parser has turned into spaces
                stripped = piece.lstrip()
                at = self.text.rfind(stripped, *span)
                if at >= 0:
                    parts.append((offset + len(piece) - len(stripped), Span(at, at + len(stripped))))
            elif at >= 0:
                parts.append((offset, Span(at, at + len(piece))))
            offset += len(piece) + 1
        return parts

    def _mark(self, mark: Mark, parts: list[tuple[int, Span]]) -> None:
        span = _to_file(mark.span, parts)
        label = _to_file(mark.label, parts) if mark.label else span
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


def _to_file(span: Span, parts: list[tuple[int, Span]]) -> Span:
    return Span(_offset(span.start, parts, False), _offset(span.end, parts, True))


def _offset(at: int, parts: list[tuple[int, Span]], is_end: bool) -> int:
    for offset, span in reversed(parts):
        if at > offset or (at == offset and not is_end):
            return min(span.start + at - offset, span.end)
    return parts[0][1].start
