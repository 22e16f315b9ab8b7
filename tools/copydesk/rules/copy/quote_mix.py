"""Straight and typographic quotation marks or apostrophes stand in one article.

Either is right by itself; both together look like text pasted from two places. Where an article has any
typographic mark, all are to be typographic. Feet, inches, minutes and seconds keep their straight marks, and
so does what stands in {{ }}.

Bad:
    “It was useful,” she said. "It was long," he said.
Bad:
    The minister’s visit was Poland's idea.
Good:
    The minister’s door is 6'2" high, and “useful” is a word.
Good:
    The minister's visit was "useful", they said.
"""

import re

from copydesk.article.copy import MASK
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.WARNING

_STRAIGHT = Pattern("[\"']")
_TEMPLATE = Pattern(r"\{[{%][^{}]{0,2000}\}{1,2}")
_BEFORE_OPENING = "([{/—–-“‘\"'"
_ELIDED = Pattern(r"'(?:\d\ds?\b|(?:em|tis|twas|til|cause|n|bout|round|cos)\b)", re.I)


def check_article(article, desk):
    text = article.copy.text
    if "'" not in text and '"' not in text:
        return
    if not any(mark in text for mark in "’“”‘") or not in_english(article, desk):
        return
    if not article.fields_readable:
        return  # the fields may be read as text, and YAML's quotes as marks
    if "{" in text:
        text = _TEMPLATE.sub(lambda match: MASK * len(match.group()), text)
    marks, right = [], []
    for piece in article.copy.pieces:
        if piece.route[:1] != ("corrections",):
            for at, mark in _typographic(text, piece.span):
                marks.append(at)
                right.append(mark)
    if marks:
        what = "A straight mark stands" if len(marks) == 1 else f"{len(marks)} straight marks stand"
        edits = [Edit(_typed(article, at), mark) for at, mark in zip(marks, right) if mark]
        fix = Fix(tuple(edits)) if len(edits) == len(marks) else None
        message = f"{what} beside typographic ones. Write “ ” and ’ throughout."
        yield Remark(Span(marks[0], marks[0] + 1), message, fix=fix)


def _typographic(text: str, span: Span) -> list[tuple[int, str]]:
    """The straight marks of a piece, each with the typographic one for it ("" where that can't be told)."""
    found: list[tuple[int, str]] = []
    opened = {'"': False, "'": False}
    for match in _STRAIGHT.finditer(text, *span):
        at, mark = match.start(), match.group()
        before, after = _beside(text, at, span)
        if before == "=" or (before.isdigit() and not after.isalpha() and not opened[mark]):
            continue  # an attribute; feet, inches, minutes, seconds
        if mark == "'" and ((before.isalnum() and after.isalnum()) or _ELIDED.match(text, at)):
            found.append((at, "’"))
            continue
        left_free = not before or before.isspace() or before in _BEFORE_OPENING
        opens = left_free and after != "" and not after.isspace()
        if opens and not opened[mark]:
            opened[mark] = True
            found.append((at, "“" if mark == '"' else "‘"))
        elif not opens and before and not before.isspace() and (opened[mark] or mark == "'"):
            opened[mark] = False
            found.append((at, "”" if mark == '"' else "’"))
        else:
            found.append((at, ""))
    return found if not any(opened.values()) else [(at, "") for at, _ in found]


def _beside(text: str, at: int, span: Span) -> tuple[str, str]:
    """The characters on both sides of a mark, markup left out; "" at the ends of a piece."""
    before = text[max(span.start, at - 8) : at].rstrip(MASK)[-1:]
    after = text[at + 1 : min(span.end, at + 9)].lstrip(MASK)[:1]
    return before, after


def _typed(article, at: int) -> Span:
    """What was typed for a mark: in a quoted field it may be doubled, or have a backslash before it."""
    text, copy = article.source.text, article.copy.text
    start, end = at, at + 1
    if text[at - 1] == "\\" and copy[at - 1] == MASK:
        start -= 1
    if text[at : at + 2] == "''" and copy[end] == MASK:
        end += 1
    return Span(start, end)
