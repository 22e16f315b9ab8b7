"""The blocks of a body: markdown-it-py's reading of it, with a short cut for plain paragraphs.

News copy is mostly paragraphs, subheads and lists of a line an item. Lines that no block but a paragraph can begin
with, between blank lines, are taken as they stand, and so are lines that begin with a hyphen and go on so; all
others go to markdown-it-py. A property test holds the short cut to the parser.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# What a block other than a paragraph may begin with; digits and brackets are looked at more closely.
_SPECIAL = frozenset(" \t#>-*+=_`~<[|0123456789")
_ORDERED = re.compile(r"\d{1,9}[.)](?:[ \t]|\Z)", re.A)
_HEADING = re.compile(r"(#{1,6})[ \t]+([^#\n]+)\Z")


class RawBlock(NamedTuple):
    """A paragraph or heading (`level` above 0): its content, and its first line in the body, from 0.

    `whole` says that the content stands in the file as it is, from the first line's first letter on.
    """

    content: str
    line: int
    level: int = 0
    quoted: bool = False
    listed: bool = False
    whole: bool = False


class Blocks(NamedTuple):
    """All blocks in order, the lines of raw HTML blocks (from, up to), and the link definitions."""

    blocks: list[RawBlock]
    html: list[tuple[int, int]]
    references: dict


def read_blocks(text: str, parser: Callable[[], "MarkdownIt"]) -> Blocks:
    """The blocks of a body's text; `parser` gives the parser where it is needed."""
    found = Blocks([], [], {})
    lines = text.split("\n")
    if "```" in text or "~~~" in text or "<" in text:  # may run on over blank lines
        _parse(lines, 0, len(lines), parser(), found)
        return found
    at, rest, count = 0, -1, len(lines)  # `rest`: where a stretch for the parser began
    while at < count:
        if not lines[at].strip(" \t"):
            at += 1
            continue
        end = at + 1
        while end < count and lines[end].strip(" \t"):
            end += 1
        block = _plain(lines, at, end)
        blocks = [block] if block else _items(lines, at, end) if lines[at].startswith("- ") else None
        if not blocks:
            rest = at if rest < 0 else rest
        else:
            if rest >= 0:
                _parse(lines, rest, at, parser(), found)
                rest = -1
            found.blocks.extend(blocks)
        at = end
    if rest >= 0:
        _parse(lines, rest, count, parser(), found)
    return found


def _plain(lines: list[str], at: int, end: int) -> RawBlock | None:
    """The paragraph or subhead that lines between blank ones are, or None where only the parser knows."""
    if end - at == 1 and lines[at][0] == "#":
        heading = _HEADING.match(lines[at])
        content = heading[2].strip() if heading else ""
        return RawBlock(content, at, len(heading[1]), whole=True) if heading and content else None
    for line in lines[at:end]:
        if line[0] in _SPECIAL and not _begins_a_paragraph(line):
            return None
        if line[0] == "[" and any("]:" in other for other in lines[at:end]):
            return None
    content = "\n".join(lines[at:end]).strip()
    return RawBlock(content, at, whole=content[:1] == lines[at][0])


def _begins_a_paragraph(line: str) -> bool:
    """Whether a line that begins with one of `_SPECIAL` does so with a figure that numbers no item or a bracket."""
    return line[0] == "[" or (line[0].isdigit() and not _ORDERED.match(line))


def _items(lines: list[str], at: int, end: int) -> list[RawBlock] | None:
    """The items of a list, each a paragraph of a line, or None where only the parser knows."""
    following = next((line for line in lines[end:] if line.strip(" \t")), "")
    if following[:1] in (" ", "\t"):  # it may belong to the last item
        return None
    for line in lines[at:end]:
        item = line[2:]
        if not line.startswith("- ") or not item.strip() or "]:" in item:
            return None
        if item[0] in _SPECIAL and not _begins_a_paragraph(item):
            return None
    items = enumerate(lines[at:end], at)
    return [RawBlock(line[2:].strip(), number, listed=True, whole=True) for number, line in items]


def _parse(lines: list[str], start: int, end: int, parser: "MarkdownIt", found: Blocks) -> None:
    env = {"references": found.references}
    quotes = lists = level = 0
    for token in parser.parse("\n".join(lines[start:end]), env):
        kind = token.type
        if kind == "inline":
            line = start + (token.map[0] if token.map else 0)
            found.blocks.append(RawBlock(token.content, line, level, quotes > 0, lists > 0))
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
            found.html.append((start + token.map[0], start + token.map[1]))
