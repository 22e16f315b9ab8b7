"""Numbers as English copy writes them: 1,178; 17.5 million; €8.7m; 30 per cent; PLN 40 billion.

`read_numbers` reads those in figures, of any stretch of copy; `spelt_number` reads those in words.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.pattern import Pattern
from copydesk.text import Span


class Number(NamedTuple):
    """A number in figures. `span` counts in the text it was read from.

    It runs over currency, figures, scale and percentage; `figures` is what is typed in figures and `value`
    what they mean, without the scale. `scale` is thousand, million, billion, trillion or empty, `currency`
    a code such as EUR or empty; `percent` is true of "30 per cent", `points` of "30 percentage points".
    `unit` is the small-letter word behind it, or empty.
    """

    span: Span
    figures: str
    value: Decimal
    scale: str = ""
    currency: str = ""
    percent: bool = False
    points: bool = False
    unit: str = ""

    @property
    def amount(self) -> Decimal:
        """The value with its scale."""
        return self.value * SCALES.get(self.scale, 1)

    @property
    def step(self) -> Decimal:
        """How much the last figure given is worth: 0.1 million in 17.5 million."""
        places = self.value.as_tuple().exponent
        return Decimal(1).scaleb(places if isinstance(places, int) else 0) * SCALES.get(self.scale, 1)


SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
UNITS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen").split()  # fmt: skip
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_SHORT_SCALES = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "bn": "billion",
                 "b": "billion", "tn": "trillion", "trn": "trillion"}  # fmt: skip
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₴": "UAH", "zł": "PLN"}
_CODES = {"EUR", "USD", "GBP", "PLN", "UAH", "CHF", "CZK", "RUB", "JPY", "SEK", "NOK", "DKK", "HUF", "RON"}
_NAMES = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pounds": "GBP", "zlotys": "PLN",
          "zloty": "PLN", "złoty": "PLN", "złotys": "PLN", "hryvnia": "UAH", "hryvnias": "UAH",
          "francs": "CHF", "roubles": "RUB", "rubles": "RUB", "yen": "JPY", "cents": ""}  # fmt: skip
_FIGURES = Pattern(r"\d(?<!\w.)[\d,]{0,24}(?:\.\d{1,9})?")
_GROUPED = Pattern(r"\d{1,3}(?:,\d{3}){0,7}\Z|\d+\Z")
_GAP = rf"(?:[ \u00a0\n-]|{MASK}{{1,9}}| ?\n {{0,8}})"
_BEHIND = Pattern(
    rf"(?P<short>(?:k|mn?|mln|bn?|trn|tn)(?!\w))?"
    rf"(?:{_GAP}(?P<scale>thousand|million|billion|trillion)(?!\w))?"
    rf"(?P<percent> ?%|{_GAP}(?:per cent|percent)(?!\w))?"
    rf"(?P<points>{_GAP}percentage{_GAP}points?)?"
    rf"(?P<sign> ?[€$£])?(?P<stop>)(?:[ \u00a0\n]{{1,3}}(?P<code>[A-Z]{{3}}(?!\w)|[a-zł]{{1,24}}))?"
)
_BEFORE = Pattern(r"(?<!\d)(?:(?P<sign>[€$£¥₴]|zł)[ \u00a0]?|(?P<code>[A-Z]{3})[ \u00a0]?)\Z")
_LAST_OF_SIGNS = "€$£¥₴ł"
_JOINED_BEFORE = tuple(":/\\#@&=_.")


def read_numbers(text: str) -> Iterator[Number]:
    """The numbers in figures in a text. Those that are part of a name, a time or an address are left out."""
    for match in _FIGURES.finditer(text):
        number = _number(text, *match.span())
        if number:
            yield number


def spelt_number(word: str) -> int | None:
    """The number from zero to ninety-nine that a word such as "twelve" or "twenty-one" says, or None."""
    low = word.lower()
    if low in UNITS:
        return UNITS.index(low)
    ten, _, one = low.partition("-")
    if ten in TENS and (not one or one in UNITS[1:10]):
        return 10 * (TENS.index(ten) + 2) + (UNITS.index(one) if one else 0)
    return None


def _number(text: str, start: int, end: int) -> Number | None:
    figures = text[start:end].rstrip(",")
    end = start + len(figures)
    before, behind = text[max(0, start - 4) : start], text[end : end + 1]
    if ("," in figures and not _GROUPED.match(figures.partition(".")[0])) or before.endswith(_JOINED_BEFORE) or behind in ("_", "@", "/"):
        return None
    if (before[-1:] in ("-", "–") and before[-2:-1].isalpha()) or (
        behind in (".", ":") and text[end + 1 : end + 2].isdigit()
    ):
        return None
    after = _BEHIND.match(text, end, end + 60)
    stop = after.start("stop")
    if text[stop : stop + 1].isalnum():
        return None
    short, scale, percent, points, behind_it, word = after.group("short", "scale", "percent", "points", "sign", "code")
    word = word or ""
    last = before[-1:].strip() or before[-2:-1]
    sign = _BEFORE.search(before) if last.isupper() or last in _LAST_OF_SIGNS else None
    currency = _SIGNS.get((sign["sign"] if sign else None) or (behind_it or "").strip(), "")
    if not currency and sign and sign["code"] in _CODES:
        currency = sign["code"]
    if not currency and (word in _CODES or word in _NAMES):
        currency = word if word in _CODES else _NAMES[word]
    begin = start - len(sign.group()) if sign and (sign["sign"] or sign["code"] in _CODES) else start
    if short == "m" and not currency and not percent:
        return None  # metres
    return Number(
        Span(begin, stop),
        figures,
        Decimal(figures.replace(",", "")),
        scale or _SHORT_SCALES.get(short or "", ""),
        currency,
        bool(percent),
        bool(points),
        word if word.islower() else "",
    )
