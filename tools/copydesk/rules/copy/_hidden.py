"""Characters that can't be seen, as they stand in the file and as escapes that the output turns into them."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.finding import Edit
from copydesk.pattern import Pattern
from copydesk.text import Span

_HIDDEN = Pattern(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufeff\\ufff9-\\ufffc\\U0001d173-\\U0001d17a\\U000e0001-\\U000e007f]"
)
_PRINTABLE = "\u034f\u115f\u1160\u3164\ufffc"  # to Python, not to a reader
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_BLANKS = ("", " ", "\t", "\n")
_YAML = Pattern(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<one>[0ave]))|\\.", re.S
)
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_ONE_LETTER = {"0": "\0", "a": "\a", "v": "\v", "e": "\x1b"}


class Hidden(NamedTuple):
    """A character and where it stands, whether itself or as an escape."""

    char: str
    span: Span


def hidden_characters(article) -> tuple[Hidden, ...]:
    """Every such character of an article, found once for all rules."""
    return article.once("hidden", lambda: tuple(_find(article)))


def without(text: str, char: str, span: Span) -> Edit:
    """Such a character taken out: a break between words leaves a space, and no two spaces meet."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before in _BLANKS and after in _BLANKS:
        return Edit(Span(span.start, span.end + 1), "") if before == after == " " else Edit(span, "")
    return Edit(span, " " if char in _BREAKS and before not in _BLANKS and after not in _BLANKS else "")


def _find(article) -> Iterator[Hidden]:
    text, front = article.source.text, article.front
    unusual = article.source.unusual
    if not unusual.isdisjoint(_PRINTABLE) or not "".join(unusual).isprintable():
        for match in _HIDDEN.finditer(text):
            yield Hidden(match.group(), Span(*match.span()))
    if text.find("\\", front.span.start, front.span.end) >= 0:
        for place in front.places.values():
            if place.style == '"':
                for match in _YAML.finditer(text, *place.value):
                    yield from _if_hidden(_escaped(match), Span(*match.span()))
    if text.find("&", front.body_start) >= 0:
        for span in article.body.markup:
            if text[span.start] == "&" and _ENTITY.fullmatch(text, *span):
                yield from _if_hidden(html.unescape(text[span.start : span.end]), span)


def _if_hidden(char: str, span: Span) -> Iterator[Hidden]:
    if len(char) == 1 and _HIDDEN.match(char):
        yield Hidden(char, span)


def _escaped(match: re.Match) -> str:
    code = match["x"] or match["u"] or match["U"]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return _ONE_LETTER.get(match["one"] or "", "")
