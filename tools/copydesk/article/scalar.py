"""Where each character of a front-matter value stands in the file.

A quoted or folded value differs from what was typed: escapes, doubled quotes, line breaks. Only white
space is ever folded, so the other characters of the value stand in the file in the same order.
"""

import re

from copydesk.article.document import Place
from copydesk.text import Span

_SPACE = " \t\n\r\x85\u2028\u2029"
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.S)
_ESCAPED_SPACE = {"\\t", "\\n", "\\r", "\\N", "\\L", "\\P", "\\ ", "\\\n"}
_HEX_SPACE = re.compile(r"\\(?:x|u00|U000000)(?:09|0[aA]|0[dD]|20|85)|\\[uU]0*202[89]")


def value_parts(text: str, place: Place, value: str) -> list[Span]:
    """The stretches of the file that spell `value`, in order; escapes are left out."""
    start, end = place.value
    head = 1 if place.style in ("'", '"') else 0
    if text.startswith(value, start + head) and place.style not in ("|", ">"):
        return [Span(start + head, start + head + len(value))] if value else []
    if place.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end
        lines = _lines(text, start, end)
        said = (" " if place.style == ">" else "\n").join([text[line.start : line.end] for line in lines])
        if value == said or value == said + "\n":
            return [line for line in lines if line.start < line.end]
    else:
        start, end = start + head, end - head
    return _aligned(text, start, end, place.style, value)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a block as it is mostly written, without their margin."""
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        lines.append(Span(stop - len(line.lstrip(_SPACE)), stop))
        start = stop + 1
    return lines


def _aligned(text: str, start: int, end: int, style: str, value: str) -> list[Span]:
    parts: list[Span] = []
    at, run = start, -1

    def close(run: int) -> int:
        if run >= 0 and at > run:
            parts.append(Span(run, at))
        return -1

    index = 0
    while index < len(value):
        char = value[index]
        index += 1
        if char in _SPACE:
            if at < end and text[at] == char and char != "\n" and run >= 0:
                at += 1
            continue
        while at < end and (skip := _space(text, at, style)):
            if run >= 0 and not (skip == 1 and text[at] == " "):
                run = close(run)
            at += skip
        if at >= end:
            break
        if text[at] == char and not (style == '"' and char == "\\"):
            run = at if run < 0 else run
            at += 1
            if style == "'" and char == "'":
                run = close(run)
                at += 1
        else:
            run = close(run)
            escape = _ESCAPE.match(text, at, end) if style == '"' else None
            if escape and escape.group() == "\\" + char:  # \" and \\: the character itself is there
                run, at = at + 1, at + 2
            else:
                at += len(escape.group()) if escape else 1
    close(run)
    return parts


def _space(text: str, at: int, style: str) -> int:
    """How many characters of white space, as written, stand here: 0 where there is none."""
    if text[at] in _SPACE:
        return 1
    if style == '"' and text[at] == "\\":
        escape = _ESCAPE.match(text, at)
        if escape and (escape.group() in _ESCAPED_SPACE or _HEX_SPACE.fullmatch(escape.group())):
            return len(escape.group())
    return 0
