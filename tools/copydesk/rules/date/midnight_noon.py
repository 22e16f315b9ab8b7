"""Twelve o'clock with a.m. or p.m. may be noon or midnight, and midnight may be at either end of a day.

Write noon or midnight; for midnight say between which days, or give a minute before or after it. The second
is only warned of.

Bad:
    Polling ends at 12 p.m. on Sunday.
Bad:
    Polling ends at 12:00 am.
Bad:
    The ceasefire begins at midnight on Friday.
Good:
    Polling ends at noon on Sunday, the count at 12:30 p.m.; the ceasefire begins at midnight.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR

_TWELVE = Pattern(
    r"12(?<![\w.:,]12)(?:[:.]00)?(?:[\s\0]?[–-][\s\0]?\d{1,2}(?:[:.]\d\d)?)?[\s\0]?"
    r"([ap])(?:\.m\.|m\b)(?!\w)",
    re.I,
)
_MIDNIGHT = Pattern(
    r"\bmidnight[\s\0]on[\s\0]((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!\s(?:night|evening|morning))"
)

words = frozenset({"midnight", "am", "pm", "m"})


def check_article(article, desk):
    own, words = article.copy.own, article.copy.vocabulary
    if "midnight" in words and in_english(article, desk):
        for match in _MIDNIGHT.finditer(own):
            says = (f"Midnight on {match[1]} may be at the beginning or at the end of the day. "
                    f"Say between which days, or write 00:01 or 23:59 on {match[1]}.")
            yield Remark(Span(*match.span()), says, severity=Severity.WARNING)
    has_clock = "am" in words or "pm" in words or ("m" in words and ".m" in own)
    if not has_clock or not in_english(article, desk):
        return
    for match in _TWELVE.finditer(own):
        typed = " ".join(match.group().split())
        right = "noon" if match[1] in "pP" else "midnight"
        yield Remark(Span(*match.span()), f'"{typed}" is noon to some and midnight to others. '
                     f"Write noon or midnight (most likely {right}).")
