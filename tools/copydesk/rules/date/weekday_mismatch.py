"""A weekday stands beside a date that falls on another day.

Readers trust a date that names its weekday; when the two disagree, one of them is wrong. A date without a
year is taken to be the one nearest to the day of publication. Nothing is said of one more than 120 days
away, of one that fits another year the paragraph speaks of, or of old dates that fit the Julian calendar.

Bad:
    On Friday, 18 September, the ministers met.
Bad:
    They meet again on Wednesday (9 October 2025).
Good:
    On Thursday, 18 September 2025, the ministers met.
Good:
    The attacks of 2001 are still remembered: on Tuesday, 11 September, the towers fell.
"""

import calendar
import re
from datetime import date

from copydesk.article.dates import WEEKDAYS, dates_of, day_written
from copydesk.finding import Remark, Severity
from copydesk.rules.english import in_english

severity = Severity.ERROR

_FAR = 120
_YEAR = re.compile(r"(?<![\d.,])(?:1[6-9]|20)\d\d(?![\d.,]\d|\d)")
_OTHER_YEAR = re.compile(r"\b(?:next|last|following|previous|coming)\s+year\b"
                         r"|\byears?\s+(?:ago|earlier|later|before)\b", re.I)
_FIRST_SURE_YEAR, _LAST_JULIAN_YEAR = 1753, 1923


def check_article(article, desk):
    if not in_english(article, desk):
        return
    for mention in dates_of(article):
        if mention.weekday is None or _quotes_a_slip(article, mention):
            continue
        day = _meant(mention, article)
        if day and day.weekday() != mention.weekday and not _excused(day, mention, article):
            language = article.language or desk.settings.language
            comma = "," if language.lower() == "en-us" else ""
            written = f"{day_written(day.day, day.month, language)}{comma} {day.year}"
            right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[mention.weekday]
            yield Remark(mention.weekday_span, f"{written} is a {right}, not a {wrong}.")


def _meant(mention, article) -> date | None:
    """The day a date stands for, or None where that can't be told."""
    if mention.year:
        return _day(mention.year, mention) if mention.year >= _FIRST_SURE_YEAR else None
    published = article.published.at if article.published else None
    if not published:
        return None
    today = published.date()
    years = range(max(1, today.year - 1), min(9999, today.year + 1) + 1)
    days = (_day(year, mention) for year in years)
    near = min((day for day in days if day), key=lambda day: abs(day - today), default=None)
    return near if near and abs(near - today).days <= _FAR else None


def _day(year: int, mention) -> date | None:
    if not 1 <= mention.day <= calendar.monthrange(year, mention.month)[1]:
        return None  # date/impossible speaks of it
    return date(year, mention.month, mention.day)


def _excused(day: date, mention, article) -> bool:
    """Whether the weekday is right after all: by the old calendar, or in another year that is spoken of."""
    if mention.year:
        behind = 13 if day.year >= 1900 else 12 if day.year >= 1800 else 11
        return day.year <= _LAST_JULIAN_YEAR and (day.weekday() + behind) % 7 == mention.weekday
    piece = article.copy.piece_at(mention.span.start)
    years = article.once(f"years {piece.span.start}", lambda: _years_near(piece, day.year, article))
    others = (_day(year, mention) for year in years - {day.year})
    return any(other.weekday() == mention.weekday for other in others if other)


def _years_near(piece, this_year: int, article) -> set[int]:
    """The years that a paragraph and the one before it speak of."""
    start = article.source.text.rfind("\n\n", 0, max(0, piece.span.start - 2)) + 1
    text = article.copy.text[start : piece.span.end]
    years = {int(year) for year in _YEAR.findall(text)}
    return years | {this_year - 1, this_year + 1} if _OTHER_YEAR.search(text) else years


def _quotes_a_slip(article, mention) -> bool:
    """Whether the date stands in the note of a correction, which may say what was wrong before."""
    piece = article.copy.piece_at(mention.span.start)
    return piece is not None and piece.route[:1] == ("corrections",)
