"""Characters that can't be seen: as they stand in the file, and as escapes that the output turns into them."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.text import Span

_YAML = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<one>[0ave]))|\\.", re.S)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_ONE_LETTER = {"0": "\0", "a": "\a", "v": "\v", "e": "\x1b"}


class Hidden(NamedTuple):
    """A character and where it stands, whether itself or as an escape."""

    char: str
    span: Span


def hidden(article, kind: re.Pattern) -> Iterator[Hidden]:
    """Each character of the file that `kind`, a pattern of one character, matches, in order of writing."""
    text, front = article.source.text, article.front
    for match in kind.finditer(text):
        yield Hidden(match.group(), Span(*match.span()))
    if "\\" in text[front.span.start : front.span.end]:
        for place in front.places.values():
            if place.style == '"':
                for match in _YAML.finditer(text, *place.value):
                    char = _escaped(match)
                    if char and kind.match(char):
                        yield Hidden(char, Span(*match.span()))
    if text.find("&", front.body_start) >= 0:
        for span in article.body.markup:
            entity = _ENTITY.fullmatch(text, *span) if text[span.start] == "&" else None
            char = html.unescape(entity.group()) if entity else ""
            if len(char) == 1 and kind.match(char):
                yield Hidden(char, span)


def _escaped(match: re.Match) -> str:
    code = match["x"] or match["u"] or match["U"]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return _ONE_LETTER.get(match["one"] or "", "")
