"""Sentences that hold a word, and the changes they speak of: from 40 to 50, up 25 per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.article.numbers import Number, read_numbers
from copydesk.pattern import Pattern
from copydesk.text import Span

_END = Pattern(r"[.!?…]['\"’”)\]\0]{0,8}[\s\0]+(?=[^a-z])")
_REACH = 300
_MONTHS = frozenset(
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec am pm".split())  # fmt: skip
_FROM_TO = Pattern(
    r"from(?<!\wfrom)\0?\s(?P<first>(?:(?!\bfrom\s)[^.;:()]|\.(?=\d)){1,60}?)"
    r"\0?\sto\0?\s(?P<second>[^;:()]{1,40})"
)
_TO_FROM = Pattern(
    r"to(?<!\wto)\0?\s(?P<second>(?:[^.;:()]|\.(?=\d)){1,60}?)"
    r"\0?,?\s(?:up |down )?from\0?\s(?P<first>[^;:()]{1,40})"
)
_UP_FROM = Pattern(r"\b(?:up|down|more|less|fewer|higher|lower)\s(?:by\s)?[\d.,]{1,12}\s?"
                   r"(?:%|per\scent|percent)\s(?:on|from|than)\s"
                   r"(?P<first>[^;:()]{1,40})")  # fmt: skip
_ROUGHLY = ("about", "around", "some", "nearly", "almost", "roughly", "over", "under", "more than", "less than",
            "fewer than", "just", "at least", "up to", "approximately", "estimated", "close to", "well", "~")  # fmt: skip
_ABOUT = Pattern(rf"(?:\b(?:{'|'.join(_ROUGHLY[:-1])})|~)\Z")
_CHANGE = frozenset(
    "up down more less fewer higher lower rose risen rise rises rising increase increases increased "
    "increasing grew grow grows grown growing growth climb climbs climbed climbing jump jumps jumped "
    "gain gains gained fell fall falls fallen falling drop drops dropped dropping decline declines "
    "declined declining decrease decreases decreased decreasing shrank shrunk shrink cut cuts cutting "
    "reduce reduces reduced reducing reduction surge surged soar soared slump slumped plunge plunged "
    "expand expanded contract contracted dip dipped raise raised raises".split()
)
_YEAR = Pattern(r"(?:1[5-9]|20|21)\d\d\Z")
_NOUN = (r"(?:rise|increase|growth|jump|gain|surge|climb|fall|drop|decline|decrease|cut|reduction|slump"
         r"|plunge|dip|more|less|fewer|higher|lower)")  # fmt: skip
_SMALL = (r"(?:(?:by|of|an?|another|a further|some|about|around|nearly|almost|roughly|over|under|just|only"
          r"|more than|less than|at least|up to|well over|approximately|an estimated)[\s\0]+){0,3}")  # fmt: skip
_LEADS_TO = Pattern(
    r"[^,.;:()–—]{0,40}?[\s\0]*[,(–—-][\s\0]*(?:(?:which|that)\sis\s)?"
    r"(?:(?P<word>up|down|by|or|plus|minus|rising|falling"
    rf"|(?:an?\s)?(?:(?!and\b|with\b)[a-z]+\s){{0,2}}{_NOUN}\sof)\s)?{_SMALL}\Z"
)
_ENDS = Pattern(rf"[\s\0]*(?:[.,;:)–—]|\Z|-?\s?{_NOUN}\b)")
_OF = Pattern(r"[\s\0]+of\b")
_CHANGED_BY = Pattern(rf"(?P<word>[a-z]+),?[\s\0]+{_SMALL}\Z")
_GOES_ON = Pattern(
    rf"(?P<noun>-?\s?{_NOUN}\b)?(?P<rest>(?:(?!\bfrom\b)[^,.;:()\d]){{0,40}}?)[\s\0]*[,(–—-]?[\s\0]*"
    r"\b(?:to|from)\s[^,.;:()\d]{0,14}\Z"
)
_EACH_YEAR = Pattern(r"\b(?:an?|each|every|per) (?:year|month|week|day)\b|\bannual")


class Change(NamedTuple):
    """A change in one sentence: from what, to what, the percentage it is said to be, and whether roughly."""

    before: Number
    after: Number
    said: Number
    span: Span
    rough: bool

    @property
    def percent(self) -> Decimal:
        """How many per cent the change is."""
        return abs(self.after.amount - self.before.amount) / self.before.amount * 100


def changes_of(article) -> tuple[Change, ...]:
    """The changes with a percentage in the article's own words; `span` is where the percentage stands."""
    return article.once("changes", lambda: tuple(_changes(article)))


def sentences_with(article, words: tuple[str, ...]) -> Iterator[Span]:
    """The sentences of the newsroom's own words that hold one of some words."""
    text, last = article.copy.own, -1
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    for at in sorted(places):
        if at < last:
            continue
        piece = article.copy.piece_at(at)
        if piece is None:
            continue
        start = max(piece.span.start, at - _REACH, last)
        for end in _END.finditer(text, start, at):
            start = end.end()
        stop = _END.search(text, at, min(piece.span.end, at + _REACH))
        last = stop.start() + 1 if stop else min(piece.span.end, at + _REACH)
        yield Span(start, last)


def _changes(article) -> Iterator[Change]:
    text = article.copy.own
    if "from" not in article.copy.vocabulary or (
        "%" not in text and article.copy.vocabulary.isdisjoint(("cent", "percent"))
    ):
        return
    cents = ("per cent", "per\ncent") if "cent" in article.copy.vocabulary else ()
    for start, end in sentences_with(article, ("%", *cents, "percent")):
        sentence = text[start:end]
        change = _change(sentence) if "from" in sentence else None
        if change:
            yield change._replace(span=Span(start + change.said.span.start, start + change.said.span.end))


def _change(sentence: str) -> Change | None:
    """The one change that a sentence speaks of. A sentence with two is left alone."""
    if _CHANGE.isdisjoint(sentence.replace(",", " ").lower().split()):
        return None
    numbers = [
        number for number in read_numbers(sentence) if number.percent or not _is_date(number, sentence)
    ]
    shares = [number for number in numbers if number.percent or number.points]
    if not 3 <= len(numbers) <= 5 or not shares:
        return None
    found = []
    for pattern in (_FROM_TO, _TO_FROM):
        for match in pattern.finditer(sentence):
            found.append((_first_in(numbers, match.span("first")), _first_in(numbers, match.span("second"))))
    match = _UP_FROM.search(sentence)
    if match and len(numbers) == 3 and len(shares) == 1:
        other = [number for number in numbers if number.span.end <= match.start()]
        found.append((_first_in(numbers, match.span("first")), other[0] if len(other) == 1 else None))
    changes = {change for before, after in found if (change := _made(before, after, numbers, sentence))}
    return changes.pop() if len(changes) == 1 else None


def _made(before: Number | None, after: Number | None, numbers: list[Number], sentence: str) -> Change | None:
    if before is None or after is None or not before.value:
        return None
    rest = [
        number for number in numbers if number not in (before, after) and (number.percent or number.points)
    ]
    if len(rest) != 1 or rest[0].points or not _is_of_change(rest[0], before, after, sentence):
        return None
    rough = any(_is_rough(number, sentence) for number in (before, after, rest[0]))
    before, after = _of_a_kind(before, after)
    if (before.currency, before.percent) != (after.currency, after.percent):
        return None
    return Change(before, after, rest[0], Span(0, 0), rough)


def _is_rough(number: Number, sentence: str) -> bool:
    lead = sentence[max(0, number.span.start - 24) : number.span.start].replace(MASK, " ").rstrip().lower()
    return lead.endswith(_ROUGHLY) and _ABOUT.search(lead) is not None


def _is_of_change(said: Number, before: Number, after: Number, sentence: str) -> bool:
    """Whether a percentage is said to be the change between two numbers, and not one of something else."""
    first, last = min(before.span.start, after.span.start), max(before.span.end, after.span.end)
    lead = sentence[max(0, said.span.start - _REACH) : said.span.start]
    behind = sentence[said.span.end :]
    if said.span.start >= last:
        tie = _LEADS_TO.fullmatch(sentence[last : said.span.start])
        if not tie:
            return False
        return not _OF.match(behind) if tie["word"] else _ENDS.match(behind) is not None
    changed = _CHANGED_BY.search(lead[-80:])
    is_changed = changed is not None and changed["word"].lower() in _CHANGE
    if said.span.end <= first:
        tie = _GOES_ON.fullmatch(sentence[said.span.end : first])
        return bool(tie) and bool(tie["noun"] or is_changed) and not _EACH_YEAR.search(tie["rest"])
    return is_changed or re.search(r"\bby[\s\0]+\Z", lead) is not None


def _first_in(numbers: list[Number], span: tuple[int, int]) -> Number | None:
    """The number with which a stretch begins, a few words allowed before it; None where it holds two."""
    inside = [number for number in numbers if span[0] <= number.span.start < span[1]]
    return inside[0] if inside and inside[0].span.start - span[0] <= 14 else None


def _of_a_kind(before: Number, after: Number) -> tuple[Number, Number]:
    """Two ends of a change, the first with what it leaves to the second: from 40 to 50 million euros."""
    if not before.scale and after.scale and before.value < 1000:
        before = before._replace(scale=after.scale)
    if not before.percent and after.percent:
        before = before._replace(percent=True)
    if not before.currency:
        before = before._replace(currency=after.currency)
    elif not after.currency:
        after = after._replace(currency=before.currency)
    return before, after


def _is_date(number: Number, sentence: str) -> bool:
    """Whether a number is a year, a day or an hour."""
    following = sentence[number.span.end :].split(None, 1)[:1]
    leading = sentence[: number.span.start].rsplit(None, 1)[-1:]
    near = {word.strip(".,\0") for word in (*following, *leading)}
    if near & _MONTHS or sentence[number.span.end :].startswith(("th", "st", "nd", "rd")):
        return True
    bare = not (number.scale or number.currency or number.percent or number.unit.endswith("s"))
    return bare and bool(_YEAR.match(number.figures))
