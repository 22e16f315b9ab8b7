"""A number is not written in the house's way.

A sentence does not begin with figures, one to nine are words before the things they count, and figures from
10,000 on have commas. Headlines, tables of results, dates, times, ages, shares and measures are left alone.

Bad:
    12 people came to the meeting.
Bad:
    The mayor and 3 ministers spoke.
Bad:
    The stadium holds 45000 spectators.
Good:
    Twelve people came. The mayor and three ministers spoke to 45,000 spectators on 3 May at 8 o'clock.
    Article 5 covers 4 kilometres and 2 per cent. A page has 3 columns, a team 11 players. 2025 was a good
    year."""


from copydesk.article.copy import MASK
from copydesk.article.numbers import UNITS
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ADVICE

_FIGURES = Pattern(r"(?<![\w.,:/#$€£\\–-])[0-9][0-9,]*(?= [a-z]{3})")
_SHAPE = Pattern(rb"00* aaa")
_THINGS = Pattern(r" (?P<thing>[a-z]{3,24}s|men|women|children|people)(?![\w-])")
_LOWER = Pattern(r"(?<![\w.])[a-z]{2,15}[ \n]\Z")
_SENTENCE_ENDS = Pattern(r"[a-z]{4}[.!?][\s\0]\Z")
_LED_BY = frozenset(
    "the and with of by to for in from all these those our their his her its has have had only into "
    "than least were are was between among under over".split())  # fmt: skip
_MEASURES = frozenset(
    "kilometres kilometers metres meters centimetres millimetres miles yards inches feet kilos "
    "kilograms grams tonnes tons litres liters degrees hours minutes seconds days weeks months years "
    "points goals votes seats hectares acres cents euros dollars pounds zlotys hryvnias francs volts "
    "watts megawatts gigawatts knots times percent bytes bits megabytes gigabytes runs sets games "
    "overs wickets legs pence".split()
)


def check_article(article, desk):
    if not in_english(article, desk):
        return
    text = article.copy.own
    for match in _figures(article):
        figures, start = match[0], match.start()
        if figures[-1] == "," or article.source.text[start - 1] in "#\\":
            continue
        if _begins(start, article):
            if not _is_year(figures):
                small = len(figures) < 3
                what = f"Write {figures} in words, or recast it" if small else "Begin with another word"
                says = f"A sentence does not begin with figures. {what}."
                yield Remark(Span(*match.span()), says)
        elif len(figures) == 1 and figures > "1":
            yield from _few(match, text)
        elif (
            len(figures) > 4
            and figures.isdigit()
            and figures[0] != "0"
            and _LOWER.search(text, max(0, start - 16), start)
        ):
            yield _remark(match, f"{int(figures):,}", "Large figures have commas.")


def _figures(article):
    """The figures of the body with a word behind them, found by the shape of the copy."""
    own, first = article.copy.own, article.front.body_start
    for shape in _SHAPE.finditer(article.copy.shape, first):
        start = shape.start()
        while start > first and own[start - 1] in "0123456789,":
            start -= 1
        if match := _FIGURES.match(own, start):
            yield match


def _begins(start: int, article) -> bool:
    """Whether a sentence of a paragraph begins here."""
    text = article.copy.own
    if text[start - 2] in ".!?":
        return bool(_SENTENCE_ENDS.search(text, start - 6, start))
    if text[start - 1] not in (MASK, "\n"):
        return False
    piece = article.copy.piece_at(start)
    if piece is None or piece.span.start != start or piece.kind != "paragraph":
        return False
    return not any(block.listed for block in article.body.blocks if block.text.start == start)


def _few(match, text: str):
    start, end = match.span()
    thing = _THINGS.match(text, end)
    before = text[max(0, start - 16) : start].replace(MASK, " ").split()[-1:]
    if (
        thing
        and before
        and before[0] in _LED_BY
        and thing["thing"] not in _MEASURES
        and not _has_larger(text, start)
    ):
        yield _remark(match, UNITS[int(match[0])], "One to nine are words before what they count.")


def _remark(match, right: str, why: str) -> Remark:
    span = Span(*match.span())
    return Remark(span, f"{why} Write {right}.", fix=Fix((Edit(span, right),), safe=False))


def _is_year(figures: str) -> bool:
    return len(figures) == 4 and figures.isdigit() and "1000" <= figures <= "2199"


def _has_larger(text: str, at: int) -> bool:
    """Whether figures stand near, beside which small ones are figures, too: "between 9 and 14 boats"."""
    return any(char.isdigit() for char in text[max(0, at - 20) : at]) or any(
        char.isdigit() for char in text[at + 1 : at + 40]
    )
