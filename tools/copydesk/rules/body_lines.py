"""Lines of the body that are no copy: what writers type at its head and its end beside the fields."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.pattern import Pattern
from copydesk.text import Span

_PICTURE = Pattern(r"!\[[^\]\n]*\]\([^)\n]*\)\Z")
_SOURCE = Pattern(r"[*_]{0,3}(?:sources?|źródł[oa])[*_]{0,3}\s?:", re.I)
SOURCES = frozenset("source sources źródło źródła".split())


class Line(NamedTuple):
    """A line of a paragraph, without the white space around it. `alone`: the paragraph has no other."""

    span: Span
    text: str
    alone: bool


def first_line(article: Article) -> Line | None:
    """The first line of the first paragraph that is more than a picture, or None."""
    for paragraph in _paragraphs(article):
        line = next(_lines(article, paragraph))
        if not _PICTURE.match(line.text):
            return line
    return None


def last_lines(article: Article) -> Iterator[Line]:
    """The body's lines from its end back to the last line of copy: the lines of sources, then that one."""
    for paragraph in reversed(_paragraphs(article)):
        for line in reversed(list(_lines(article, paragraph))):
            if not _PICTURE.match(line.text):
                yield line
                if not is_source_line(line.text):
                    return


def single_lines(article: Article, longest: int) -> Iterator[Line]:
    """The paragraphs that are one line of at most `longest` characters."""
    for start, end in _paragraphs(article):
        if end - start <= longest:
            text = article.source.text[start:end]
            if "\n" not in text:
                yield Line(Span(start, end), text, True)


def is_source_line(text: str) -> bool:
    """Whether a line begins as a line of sources does: `Source: ...`."""
    return _SOURCE.match(text) is not None


def _paragraphs(article: Article) -> list[Span]:
    """Paragraphs outside block quotes and lists."""
    blocks = article.body.blocks
    return article.once(
        "paragraphs", lambda: [b.text for b in blocks if b.kind == "paragraph" and not b.quoted and not b.listed]
    )


def _lines(article: Article, paragraph: Span) -> Iterator[Line]:
    at = paragraph.start
    for raw in article.source.text[slice(*paragraph)].split("\n"):
        start = at + len(raw) - len(raw.lstrip())
        text = raw.strip()
        yield Line(Span(start, start + len(text)), text, len(raw) == paragraph.end - paragraph.start)
        at += len(raw) + 1
