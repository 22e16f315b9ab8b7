"""The blocks of a body: markdown-it-py's reading of it, with a short cut for plain paragraphs.

News copy is mostly paragraphs, subheads and lists of a line an item. Lines that no block but a paragraph can begin
with, between blank lines, are taken as they stand, and so are lines that begin with a hyphen and go on so; all
others go to markdown-it-py. A property test holds the short cut to the parser.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# A line that begins a paragraph or goes on with it: figures may begin it that number no item.
_LINE = r"(?![ \t#>\-*+=_`~<|]|[0-9]{1,9}[.)](?:[ \t\n]|\Z))[^\n]++"
_END = r"(?=\n[ \t]*+(?:\n|\Z)|\Z)"
_BLOCK = re.compile(
    r"(?:[ \t]*+\n)*+(?:"
    rf"({_LINE}(?:\n{_LINE})*+){_END}"
    rf"|((#{{1,6}})[ \t]++([^#\n]++)){_END}"
    rf"|(- {_LINE}(?:\n- {_LINE})*+){_END}"
    r"|([ \t]*+[^ \t\n][^\n]*+(?:\n[ \t]*+[^ \t\n][^\n]*+)*+)"
    r"|[ \t]*+\Z)"
)
_PARAGRAPH, _HEADING, _SIGNS, _WORDS, _ITEMS = 1, 2, 3, 4, 5
_MARKERS = "#>-*+0123456789.)"
_BLANK_LINES = re.compile(r"(?:[ \t]*+\n)*+")


class Block(NamedTuple):
    """A paragraph, heading or list item's text.

    `kind` is paragraph or heading. `text` spans from its first character to its last; `parts` are the
    stretches of the file that its content is made of (more than one in a block quote or a list), and `offsets`
    where in the content each begins; `quoted` is true inside a block quote, `listed` in a list, `level` is a
    heading's.
    """

    kind: str
    text: Span
    parts: tuple[Span, ...]
    content: str
    quoted: bool = False
    listed: bool = False
    level: int = 0
    offsets: tuple[int, ...] = (0,)


class Blocks(NamedTuple):
    """All blocks in order, the raw HTML blocks, and the link definitions."""

    blocks: list[Block]
    html: list[Span]
    references: dict


def read_blocks(text: str, start: int, parser: Callable[[], "MarkdownIt"]) -> Blocks:
    """The blocks of the body that begins at `start` in a file's text; `parser` gives the parser where it is
    needed."""
    found = Blocks([], [], {})
    if _runs_on(text, start):
        _parse(text, start, len(text), parser(), found)
        return found
    rest = -1  # where a stretch for the parser began
    for match in _BLOCK.finditer(text, start):
        kind = match.lastindex
        if not kind:  # blank lines at the end
            break
        blocks = _plain(text, match, kind)
        if blocks is None:
            rest = match.start(kind) if rest < 0 else rest
            continue
        if rest >= 0:
            _parse(text, rest, match.start(kind) - 1, parser(), found)
            rest = -1
        found.blocks.extend(blocks)
    if rest >= 0:
        _parse(text, rest, len(text), parser(), found)
    return found


def _runs_on(text: str, start: int) -> bool:
    """Whether there may be code or HTML, which runs on over blank lines."""
    return text.find("<", start) >= 0 or text.find("```", start) >= 0 or text.find("~~~", start) >= 0


def _plain(text: str, match: re.Match, kind: int) -> list[Block] | None:
    """The paragraph, subhead or items that lines between blank ones are, or None where only the parser knows."""
    at, said = match.start(kind), match[kind]
    if kind == _PARAGRAPH:
        if "]:" in said and (said[0] == "[" or "\n[" in said):
            return None
        content = said.strip()
        if content is not said:
            at += len(said) - len(said.lstrip())
        span = Span(at, at + len(content))
        return [Block("paragraph", span, (span,), content)] if content else []
    if kind == _HEADING:
        content = match[_WORDS].strip()
        return [_in_line(text, at, "heading", content, level=len(match[_SIGNS]))] if content else None
    if kind == _ITEMS and not _goes_on(text, match.end() + 1):
        return _items(text, at, said.split("\n"))
    return None


def _in_line(text: str, at: int, kind: str, content: str, listed: bool = False, level: int = 0) -> Block:
    """A block that is part of the line that begins at `at`."""
    start = text.find(content, at)
    span = Span(start, start + len(content))
    return Block(kind, span, (span,), content, False, listed, level)


def _goes_on(text: str, at: int) -> bool:
    """Whether the next line that is not blank is set in, so that it may belong to the last item."""
    return text.startswith((" ", "\t"), _BLANK_LINES.match(text, at).end())


def _items(text: str, at: int, lines: list[str]) -> list[Block] | None:
    """The items of a list, each a paragraph of a line, or None where only the parser knows."""
    blocks = []
    for line in lines:
        item = line[2:].strip()
        if not item or "]:" in item:
            return None
        blocks.append(_in_line(text, at, "paragraph", item, listed=True))
        at += len(line) + 1
    return blocks


def _parse(text: str, start: int, end: int, parser: "MarkdownIt", found: Blocks) -> None:
    """Add what the parser reads in a stretch of the text."""
    stretch = text[start:end]
    starts = [start, *(start + line.end() for line in re.finditer("\n", stretch)), end + 1]
    quotes = lists = level = 0
    for token in parser.parse(stretch, {"references": found.references}):
        kind = token.type
        if kind == "inline":
            at = starts[token.map[0] if token.map else 0]
            found.blocks.extend(_located(text, at, token.content, quotes > 0, lists > 0, level))
        elif kind == "heading_open":
            level = int(token.tag[1:])
        elif kind == "heading_close":
            level = 0
        elif kind == "blockquote_open":
            quotes += 1
        elif kind == "blockquote_close":
            quotes -= 1
        elif kind == "list_item_open":
            lists += 1
        elif kind == "list_item_close":
            lists -= 1
        elif kind == "html_block" and token.map:
            first, last = token.map
            found.html.append(_html(text, starts[first], starts[max(last, first + 1)] - 1))


def _html(text: str, begin: int, end: int) -> Span:
    """From the bracket that some of the body's lines begin with, behind the marks of a list or a quotation,
    to their last character."""
    start = max(text.find("<", begin, end), begin)
    return Span(start, max(start, begin + len(text[begin:end].rstrip())))


def _located(
    text: str, at: int, content: str, quoted: bool = False, listed: bool = False, level: int = 0
) -> Iterator[Block]:
    """A block whose first line begins at `at`, with the places of its content; none where that is nowhere."""
    parts = _parts(text, at, content)
    if parts:
        offsets, spans = zip(*parts, strict=True)
        whole = Span(spans[0].start, spans[-1].end)
        yield Block("heading" if level else "paragraph", whole, spans, content, quoted, listed, level, offsets)


def _parts(text: str, start: int, content: str) -> list[tuple[int, Span]]:
    """Where the content of a block stands in the file: (offset in the content, span) in order."""
    first = content.partition("\n")[0]
    while start < len(text) and first not in (line := text[start : _line_end(text, start)]):
        if line.replace(">", "").strip():
            break
        start += len(line) + 1  # a line of odd white space, which the parser has left out
    at = text.find(first, start) if content else -1
    if at >= 0 and text.startswith(content, at) and "\n" not in text[start:at]:
        if all(char in _MARKERS or char.isspace() for char in text[start:at]):
            return [(0, Span(at, at + len(content)))]
    parts, offset = [], 0
    for piece in content.split("\n"):
        end = _line_end(text, start)
        at = text.rfind(piece, start, end) if piece else -1
        if at < 0 and piece.strip():  # a tab that the parser has turned into spaces
            stripped = piece.lstrip()
            at = text.rfind(stripped, start, end)
            if at >= 0:
                parts.append((offset + len(piece) - len(stripped), Span(at, at + len(stripped))))
        elif at >= 0:
            parts.append((offset, Span(at, at + len(piece))))
        offset += len(piece) + 1
        start = end + 1
    return parts


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
