"""A date in figures means one day in Britain and another in America.

Write the month as a word. A date with a day beyond the 12th, or with the year first, is left alone, and so
are fractions, scores and all that is quoted.

Bad:
    The treaty was signed on 03/04/2025.
Bad:
    It expires on 5-6-2026.
Good:
    The treaty was signed on 3 April 2025, or 2025-04-03; open 24/7, 1/2 cup, 25/12/2025 and 5/5/2025.
"""

import re

from copydesk.article.dates import MONTHS
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR

_REST = Pattern(
    r"(?:/(0?[1-9]|1[0-2])/(\d\d)|[/-](0?[1-9]|1[0-2])[/-]((?:19|20)\d\d))(?![\w/-]|[.,]\d)", re.A
)
_FIRST = Pattern(r"(?<![\w/.,:$€£#-])(0?[1-9]|1[0-2])\Z")
_DAYS = Pattern(
    r"(?:\b(?:on|by|since|until|before|after|from|dated|of)[\s\0]{1,4}|[(:][\s\0]{0,4})\d{0,2}\Z", re.I
)


def check_article(article, desk):
    own = article.copy.own
    if not _may_have_one(article.copy) or not in_english(article, desk):
        return
    for rest in _REST.finditer(own):
        before = own[max(0, rest.start() - 12) : rest.start()]
        start = _FIRST.search(before)
        if not start or (rest[2] and not _DAYS.search(before)):
            continue
        first, second = int(start[1]), int(rest[1] or rest[3])
        if first == second:
            continue
        year = rest[4] or f"{20 if int(rest[2]) < 50 else 19}{rest[2]}"
        span = Span(rest.start() - len(start[1]), rest.end())
        yield Remark(span, f'"{own[span.start : span.end]}" is {first} {MONTHS[second - 1]} or {second} '
                     f"{MONTHS[first - 1]} {year}, depending on who reads it. Write the month as a word.")


def _may_have_one(copy) -> bool:
    """A cheap look that lets most articles pass."""
    return ("/" in copy.text and b"0/0" in copy.shape) or b"0-0" in copy.shape
