"""Plain lines as Markdown: what would be markup is escaped, and nothing else is touched."""

import re

from markdown_it import MarkdownIt

_SPECIAL = re.compile(r"[\\`*_\[\]<&]")
_LINE_START = re.compile(r"(?:[#>=~|:]|[-+](?=\s|-|\Z))|(\d{1,9})(?=[.)])")
_CLOSING_HASHES = re.compile(r"#+\Z")
_HARMLESS = re.compile(r"[^\W\d_][^\\`*_\[\]<&#]*\Z")

_LONGEST_READ = 20_000

_parser = MarkdownIt("commonmark")


def paragraph(line: str) -> str:
    """A line as a paragraph that reads as that line."""
    return line if _reads_as(line, line, "paragraph_open") else _escaped(line)


def subhead(line: str) -> str:
    """A line as a heading of the second level that reads as that line."""
    return f"## {line}" if _reads_as(f"## {line}", line, "heading_open") else f"## {_escaped(line)}"


def _reads_as(markdown: str, line: str, kind: str) -> bool:
    if _HARMLESS.match(line):
        return True
    if len(line) > _LONGEST_READ:  # no paragraph: not worth the parser's time
        return False
    tokens = _parser.parse(markdown)
    if len(tokens) != 3 or tokens[0].type != kind:
        return False
    children = tokens[1].children or []
    return (
        all(child.type == "text" for child in children)
        and "".join(child.content for child in children) == line
    )


def _escaped(line: str) -> str:
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = _CLOSING_HASHES.sub(lambda hashes: "\\#" * len(hashes.group()), line)
    start = _LINE_START.match(line)
    if not start or line.startswith("\\"):
        return line
    at = start.end(1) if start.group(1) else 0
    return f"{line[:at]}\\{line[at:]}"
