"""The comments by which a writer asks the desk to let something stand.

    <!-- copydesk: ignore copy/house-style: the brand writes itself so; until 2026-03-01 -->

goes for the next block of the body, or for the block that it stands in. In the front matter the same stands
behind a `#`: on a field's line for that field, on a line of its own for the field of the next line.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.reach import OPENING, BlockLines, FieldLines
from copydesk.pattern import Pattern
from copydesk.text import Span

MOST = 200

_SIGN = "copydesk:"
_IN_FIELDS = Pattern(r"(?:^|(?<=[ \t]))#[ \t]*copydesk:([^\n]*)", re.M)
_WORD = Pattern(r"[^\s,]+")
_DATE = Pattern(r"\d{4}-\d\d-\d\d", re.A)
_LIKE_A_DATE = Pattern(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


class Named(NamedTuple):
    """A rule as a comment names it, and where."""

    rule: str
    span: Span


class Suppression(NamedTuple):
    """One such comment: all of it, and the whole lines that it goes for (None where nothing follows it).

    `until` is its last day as typed, or "". `fault` says why it can't be followed: word (it does not say
    ignore), nameless, until (the day is none), many (there are too many), or "".
    """

    span: Span
    area: Span | None
    rules: tuple[Named, ...]
    reason: str
    until: str
    fault: str


def suppressions(article: Article) -> tuple[Suppression, ...]:
    """The suppressions of an article, in order. Those of a front matter that can't be read are left out."""
    if _SIGN not in article.source.text:
        return ()
    return article.once(
        "suppressions", lambda: tuple(_limited(chain(_of_fields(article), _of_body(article))))
    )


def _limited(found: Iterable[Suppression]) -> Iterator[Suppression]:
    for number, one in enumerate(islice(found, MOST + 1)):
        yield one if number < MOST else one._replace(fault="many")


def _read(text: str, start: int, span: Span, area: Span | None) -> Suppression:
    """A suppression from what stands behind `copydesk:`; `start` is where that begins in the file."""
    order, colon, reason = text.partition(":")
    words = list(_WORD.finditer(order))
    if not words or words[0].group() != "ignore":
        return Suppression(span, area, (), "", "", "word")
    rules = tuple(Named(word.group(), Span(start + word.start(), start + word.end())) for word in words[1:])
    reason, until, fault = _reason(" ".join(reason.split()))
    return Suppression(span, area, rules, reason, until, fault if rules else "nameless")


def _reason(text: str) -> tuple[str, str, str]:
    """The reason, the last day, and the fault."""
    before, word, day = text.rpartition("until ")
    day = day.rstrip(" .;")
    if not word or (before and before[-1] not in " ;"):
        return (text, "", "until") if text.endswith("; until") else (text.rstrip(" ;,"), "", "")
    before = before.rstrip()
    if _DATE.fullmatch(day) and _is_day(day):
        return before.rstrip(" ;,"), day, ""
    if before.endswith(";") or not before or _LIKE_A_DATE.fullmatch(day):
        return before.rstrip(" ;,"), day, "until"
    return text, "", ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _of_fields(article: Article) -> Iterator[Suppression]:
    front, text = article.front, article.source.text
    if front.broken or text.find(_SIGN, *front.span) < 0:
        return
    fields = FieldLines(article)
    for match in _IN_FIELDS.finditer(text, *front.span):
        if not fields.within_a_value(match.start()):
            area = fields.area(match.start())
            yield _read(
                match[1], match.start(1), Span(match.start(), match.start() + len(match[0].rstrip())), area
            )


def _of_body(article: Article) -> Iterator[Suppression]:
    text = article.source.text
    blocks: BlockLines | None = None
    for span, inner in _comments(article):
        blocks = blocks or BlockLines(article)
        yield _read(text[slice(*inner)], inner.start, span, blocks.area(span))


def _comments(article: Article) -> Iterator[tuple[Span, Span]]:
    """Each comment to the desk in the body, and what stands in it behind `copydesk:`."""
    text = article.source.text
    for html in article.body.html:
        at = html.start
        while opening := OPENING.search(text, at, html.end):
            at = text.find("-->", opening.end(), html.end)
            if at < 0:
                break
            yield Span(opening.start(), at + 3), Span(opening.end(), at)


def goes_for_the_id(article: Article, suppression: Suppression) -> bool:
    """Whether a suppression goes for the article's id, which nobody can let stand as it is."""
    place = article.front.places.get(("id",))
    if place is None or place.key is None or suppression.area is None:
        return False
    return suppression.area.start <= place.key.start < suppression.area.end


def published_body(article: Article) -> str:
    """The text of the body as it is published: without the comments to the desk."""
    text, start = article.source.text, article.front.body_start
    if text.find(_SIGN, start) < 0:
        return text[start:]
    kept = []
    for comment, _ in _comments(article):
        before = text[start : comment.start]
        words_before = before[before.rfind("\n") + 1 :].strip(" >-*+")
        blank_behind = text[comment.end : comment.end + 1] in (" ", "\n", "")
        kept.append(before[:-1] if words_before and blank_behind and before.endswith(" ") else before)
        start = comment.end
    return "".join((*kept, text[start:]))
