"""A word has letters of two alphabets that look alike.

A Cyrillic "а" in a Latin word can't be seen, yet the word is not found by a search, is read out wrongly and
may be there to deceive. Units and formulas (μm, Δt), words with a hyphen between the alphabets and names that
play with a letter (KoЯn) are left alone.

Bad:
    The ministers met in Kуiv on Thursday.
Bad:
    The city is Киiв in Ukrainian.
Good:
    The city is Київ in Ukrainian; the layer is 5 μm thick after Δt, and KoЯn played in an Ы-shaped hall.
"""


from itertools import filterfalse

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR

_TO_LATIN = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
                     "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXo", strict=True))
_TO_CYRILLIC = dict(zip("ABESIJKMHOPCTYXaesijopcyx", "АВЕЅІЈКМНОРСТУХаеѕіјорсух", strict=True))
_WORD = Pattern(r"[^\W\d_]{3,60}")
_OTHER = Pattern("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = Pattern("[A-Za-z\u00c0-\u024f]")


def check_article(article, desk):
    if not any("\u0370" <= char <= "\u052f" for char in article.source.unusual):
        return
    words = filterfalse(str.isascii, article.copy.vocabulary)
    if not any(_OTHER.search(word) and _LATIN.search(word) for word in words):
        return
    for match in _WORD.finditer(article.copy.text):
        word = match.group()
        if not word.isascii() and (right := _in_one(word)):
            span = Span(*match.span())
            alphabet = "Cyrillic" if any("\u0400" <= c <= "\u052f" for c in word) else "Greek"
            letters = ", ".join(dict.fromkeys(old for old, new in zip(word, right) if old != new))
            whose = f"Latin {letters} among {alphabet} ones"
            if _LATIN.search(right):
                whose = f"{alphabet} {letters} among Latin letters"
            yield Remark(span, f'"{word}" has {whose} that look alike. Write it in one alphabet.',
                         fix=Fix((Edit(span, right),), safe=False))


def _in_one(word: str) -> str | None:
    """A word of look-alikes in one alphabet, or None where it is in one, or mixed on purpose."""
    others = _OTHER.findall(word)
    latin = _LATIN.findall(word)
    if not others or not latin:
        return None
    to_latin = all(char in _TO_LATIN for char in others)
    to_cyrillic = all(char in _TO_CYRILLIC for char in latin) and all("\u0400" <= char for char in others)
    if to_latin and (not to_cyrillic or len(latin) >= len(others)):
        return "".join(_TO_LATIN.get(char, char) for char in word)
    return "".join(_TO_CYRILLIC.get(char, char) for char in word) if to_cyrillic else None
