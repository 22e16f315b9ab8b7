"""A date that no calendar has.

Months end on the 28th, 29th, 30th or 31st; a day beyond that is a slip for another one.

Bad:
    The report is due on 31 September.
Bad:
    The court sat on February 29, 2025, and again a week later.
Good:
    The report is due on 30 September. Under Section 31 March and April count as one.
"""

import calendar
import re

from copydesk.article.dates import MONTHS, dates_of
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english

severity = Severity.ERROR
needs = frozenset({"dates"})

_LEAP, _LAST_JULIAN_YEAR = 2024, 1923
_BEFORE = Pattern(r"(?:(?<!\w)(?:on|by|until|till|from|since|to|before|after|dated|through|between)"
                  r"[\s\0]{1,12}|\d[\s\0]{1,12}(?:and|or)[\s\0]{1,12}|[(–])\Z", re.I)
_NUMBERED = Pattern(r"(?:(?<!\w)the|[A-Z][\w.]{0,20})[\s\0]{1,12}\Z")
_END = Pattern(r"[\s\0]{0,4}(?:[,.;:!?)–—]|\Z)")


def check_article(article, desk):
    if not in_english(article, desk):
        return
    for mention in dates_of(article):
        year, month = mention.year or _LEAP, mention.month
        days = calendar.monthrange(year, month)[1]
        if mention.day <= days or not _is_date(mention, article.copy):
            continue
        if month == 2 and mention.day == 29:
            if year % 4 or year > _LAST_JULIAN_YEAR:
                yield Remark(mention.span, f"{year} is no leap year and has no 29 February. Check the date.")
        else:
            name = MONTHS[month - 1]
            most = "at most 29" if month == 2 else days
            yield Remark(mention.span,
                         f"{name} has {most} days; there is no {mention.day} {name}. Check the date.")


def _is_date(mention, copy) -> bool:
    """Whether this is surely a date; "the 31 April arrests" and "in April 31 people died" hold none."""
    piece = copy.piece_at(mention.span.start)
    if piece is None or piece.route[:1] == ("corrections",):
        return False
    before = copy.own[max(piece.span.start, mention.span.start - 16) : mention.span.start]
    ends = _END.match(copy.own[mention.span.end : min(piece.span.end, mention.span.end + 8)])
    if mention.weekday is not None or (mention.ordinal and mention.day <= 31):
        return True
    if mention.day_first:
        return bool(_BEFORE.search(before) or ((mention.year or ends) and not _NUMBERED.search(before)))
    if mention.year or before.lower().rstrip("\0 \n").endswith("on"):
        return True
    return bool(_BEFORE.search(before) and ends)
