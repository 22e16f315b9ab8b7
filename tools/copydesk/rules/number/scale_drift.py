"""The headline or the lead says million where the text says billion, of the same figure.

Bad (fields):
    headline: Poland is to lend 43.7 million euros to arms makers
    ---
    The loans come to 43.7 billion euros, the ministry said.
Good (fields):
    headline: Poland is to lend 43.7 billion euros to arms makers
    ---
    The loans come to 43.7 billion euros, the ministry said. That is 43.7 million each for a thousand towns.
"""

from itertools import islice

from copydesk.article.copy import MASK
from copydesk.article.numbers import read_numbers
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english

severity = Severity.WARNING

_MOST_PLACES = 40
_SCALED = Pattern(
    r"\d ?(?:thousand|million|billion|trillion|(?:k|mn?|mln|bn?|trn|tn)\b)|\d-(?:million|billion|trillion)"
)


def check_article(article, desk):
    tops = [piece for piece in article.copy.pieces[:2] if piece.kind in ("headline", "lead")]
    for piece in tops:
        if b"0" not in article.copy.shape[piece.span.start : piece.span.end]:
            continue
        typed = article.copy.own[piece.span.start : piece.span.end]
        if _SCALED.search(typed.replace(MASK, " ")) and in_english(article, desk):
            yield from _drifts(piece, typed, article)


def _drifts(piece, typed: str, article):
    text = article.copy.own
    for number in islice(read_numbers(typed), 10):
        if not number.scale or len(number.figures.strip("0.,")) < 2:
            continue
        others = [
            other
            for other in _same_figures(number, text, article.front.body_start)
            if _same_thing(number, other)
        ]
        if others and all(other.scale != number.scale for other in others):
            start = piece.span.start + number.span.start
            other = others[0]
            one, two = f"{number.figures} {number.scale}", f"{other.figures} {other.scale}"
            says = f"{one} here is {two} in the text. Check which is right."
            yield Remark(type(piece.span)(start, piece.span.start + number.span.end), says)


def _same_figures(number, text: str, start: int):
    at = text.find(number.figures, start)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        for other in read_numbers(text[max(start, at - 5) : at + 60]):
            if other.figures == number.figures and other.scale:
                yield other
        at = text.find(number.figures, at + 1)


def _same_thing(one, other) -> bool:
    """Whether two figures are of the same currency, or count the same things."""
    if one.currency or other.currency:
        return one.currency == other.currency
    return bool(one.unit) and one.unit.rstrip("s") == other.unit.rstrip("s")
