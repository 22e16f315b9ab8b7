"""Dates as English copy writes them: "Thursday, 18 September 2025", "Sept. 18", "the 18th of September".

`dates_of(article)` reads them once for all rules. It takes a date as it is written: 31 September is one, too.
"""

import re
from typing import NamedTuple

from copydesk.article.copy import Copy
from copydesk.pattern import Pattern
from copydesk.text import Span

MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DateMention(NamedTuple):
    """A day and a month, perhaps with a year and a weekday (Monday is 0), in the newsroom's own words.

    `span` runs over day, month and year, and over a weekday before them. `ordinal` is true of "18th",
    `day_first` of "18 September". Nothing is promised of `day` but that it has one or two digits.
    """

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    ordinal: bool = False
    day_first: bool = True


_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
_BY_WORD = {name.lower(): name for name in _MONTH_NUMBERS}
_WORDS = frozenset(_BY_WORD)
_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}

_GAP = r"[\s\0]{1,12}"
_WEEKDAY = (r"(?P<weekday>(?<!\w)(?<![Tt]he )(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?"
            r"|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?))")
_ATTACHED = (rf"{_WEEKDAY}(?:(?<!day)\.)?(?:{_GAP}(?:morning|afternoon|evening|night))?"
             rf"(?:\0{{0,4}},{_GAP}|{_GAP}\(?)(?:the{_GAP})?")
_YEAR = r"(?P<year>(?:1\d|2[01])\d\d)(?![\w%]|[.,:]\d)"
_ORDINAL = r"(?P<ordinal>st|nd|rd|th)?"

_DAY = rf"(?P<day>\d(?<![\w.,:/$€£#-].)\d?){_ORDINAL}(?:{_GAP}of)?{_GAP}\Z"  # the look behind comes late, for speed
_DAY_ALONE = Pattern(rf"{_DAY}(?P<weekday>(?!))?")
_WITH_WEEKDAY = Pattern(f"{_ATTACHED}{_DAY}")
_WEEKDAY_NAMED = Pattern("Mon|Tue|Wed|Thu|Fri|Sat|Sun")
_WEEKDAY_BEFORE = Pattern(rf"{_ATTACHED}\Z")
_YEAR_AFTER = Pattern(rf"\.?,?{_GAP}{_YEAR}")
_DAY_AFTER = Pattern(rf"\.?{_GAP}(?P<day>\d{{1,2}}){_ORDINAL}(?![\w%]|[.,:/]\d)(?:,?{_GAP}{_YEAR})?")
_WEEKDAY_AFTER = Pattern(rf"(?:{_GAP}\(|,{_GAP}an?{_GAP}){_WEEKDAY}(?![\w-])")
_SEVERAL = Pattern(r"(?:(?:days?|Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\.?[\s\0]*"
                      r"(?:[-–—/&,]|to|and|or|until|till|through)|[Ee]very|[Ee]ach)[\s\0]*\Z")
_REACH = 64


def day_written(day: int, month: int, language: str) -> str:
    """A day as copy in a language (BCP 47) writes it: "18 September", and "September 18" in American English."""
    name = MONTHS[month - 1]
    return f"{name} {day}" if language.lower() == "en-us" else f"{day} {name}"


def dates_of(article) -> tuple[DateMention, ...]:
    """The dates in an article's own words, in order."""
    return article.once("dates", lambda: read_dates(article.copy))


def read_dates(copy: Copy) -> tuple[DateMention, ...]:
    """The dates in the copy, quotations left out."""
    words = _WORDS & copy.vocabulary
    if not words:
        return ()
    text = copy.own
    found = [date for at, name in _months(text, words) if (date := _mention(text, at, name))]
    return tuple(date for date in found if _in_one_piece(date.span, copy))


def _in_one_piece(span: Span, copy: Copy) -> bool:
    return copy.piece_at(span.start) is copy.piece_at(span.end - 1)


def _months(text: str, words) -> list[tuple[int, str]]:
    """Where the names of months stand, in order."""
    places = []
    for word in words:
        name = _BY_WORD[word]
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                places.append((at, name))
            at = text.find(name, end)
    return sorted(places)


def _mention(text: str, at: int, name: str) -> DateMention | None:
    """The date of which the month at `at` is part, if it is part of one."""
    floor, end = max(0, at - _REACH), at + len(name)
    day = before = _day_before(text[floor:at])
    date = (_YEAR_AFTER if before else _DAY_AFTER).match(text, end, end + _REACH)
    if not before:
        if not date:
            return None
        day, before = date, _WEEKDAY_BEFORE.search(text[floor:at])
    span = Span(floor + before.start() if before else at, date.end() if date else end)
    weekday = _weekday(text, before, floor, span.end)
    return DateMention(
        span,
        int(day["day"]),
        _MONTH_NUMBERS[name],
        int(date["year"]) if date and date["year"] else None,
        _WEEKDAY_NUMBERS[text[weekday.start : weekday.start + 3]] if weekday else None,
        weekday,
        bool(day["ordinal"]),
        day is before,
    )


def _day_before(text: str) -> re.Match | None:
    """The day with which a text ends, and a weekday before it."""
    if not _may_end_in_a_day(text):
        return None
    for name in _WEEKDAY_NAMED.finditer(text):
        if whole := _WITH_WEEKDAY.match(text, name.start()):
            return whole
    return _DAY_ALONE.search(text)


def _may_end_in_a_day(text: str) -> bool:
    """A cheap look before the pattern: whether a figure ends a text, with its ending or without it, "of" behind it or
    not, or a rarer space does."""
    end = text.rstrip(" \n\0")
    if end.endswith("of"):
        end = end[:-2].rstrip(" \n\0")
    if end.endswith(("st", "nd", "rd", "th")):
        end = end[:-2]
    return end[-1:].isdigit() or end[-1:].isspace()


def _weekday(text: str, before: re.Match | None, floor: int, end: int) -> Span | None:
    """The weekday that belongs to a date: in `before`, which begins at `floor`, or else behind `end`."""
    if before and before["weekday"]:
        span = Span(floor + before.start("weekday"), floor + before.end("weekday"))
        several = _SEVERAL.search(text[max(0, span.start - 16) : span.start])
        return None if several else span
    after = _WEEKDAY_AFTER.match(text, end, end + _REACH)
    return Span(*after.span("weekday")) if after else None
