"""The words of a text as they are compared between two versions: what they mean, and whether they matter.

Two words are the same when they differ by case, diacritics, the way a number is written, or a spelling that
the desk knows to be a slip or another form of the same word.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.article.dates import MONTHS, WEEKDAYS
from copydesk.article.model import Article
from copydesk.article.names import CAPITALISED, Name, names_of
from copydesk.article.numbers import SCALES, spelt_number
from copydesk.desk import Desk
from copydesk.text import Span

QUOTATION, NUMBER, DATE, NAME = "quotation", "number", "date", "name"
TURN, PAIRED, OPENING = "turn", "paired", "opening"

_WORD = re.compile(r"[€$£¥₴%]|[^\W_]+(?:(?:['’-]|(?<=\d)[.,:/](?=\d))[^\W_]+)*")
_FIGURES = re.compile(r"(\d[\d,]*(?:[.:/]\d+)*)(k|mn?|mln|bn?|trn|tn|st|nd|rd|th)?\Z", re.I)
_LISTED = re.compile(rf"(?:,|[ \n]and)[ \n]{CAPITALISED}")
_SCALED = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "b": "billion", "bn": "billion",
           "tn": "trillion", "trn": "trillion"}  # fmt: skip
_AMOUNTS = frozenset((*SCALES, "hundred", "hundreds", "thousands", "millions", "billions", "dozen", "dozens",
                      "half", "quarter", "third", "double", "twice", "percent", *"€$£¥₴%"))  # fmt: skip
_ALSO = {"one": "1", "both": "2"}  # numbers as often as not, so never a difference by themselves
_SIGNS = {"%": "percent", "cent": "percent"}
_SHORT_DAYS = {name[:3].lower() for name in (*MONTHS, *WEEKDAYS)} | {"sept"}
_DAYS = {name.lower() for name in (*MONTHS, *WEEKDAYS)}

# Words that turn a statement round, or decide what somebody is said to have done: each line one meaning, in the
# forms in which it stands in news copy. A closed list.
_MEANINGS = """
not: not no never none neither nor cannot can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't \
haven't hadn't couldn't wouldn't shouldn't
alleged: alleged allegedly reportedly accused suspected
killed: killed died dead deaths
hurt: injured wounded hurt
detained: arrested detained
charged: charged indicted
guilty: guilty convicted
cleared: acquitted innocent cleared
denied: denied
confirmed: confirmed
admitted: admitted
approved: approved accepted adopted
rejected: rejected refused
won: won
lost: lost
rose: rose risen increased grew climbed
fell: fell fallen decreased dropped declined
"""
_TURNS = {
    word: meaning
    for meaning, words in (line.split(": ") for line in _MEANINGS.strip().replace("\\\n", "").split("\n"))
    for word in words.split()
}
# Words that turn one only where one takes another's place.
_PAIRED = frozenset("up down before after more less fewer above below".split())
_HONORIFICS = frozenset("mr mrs ms miss mx dr".split())


class Word(NamedTuple):
    """A word: `key` is what it is compared by, `kind` why it matters ("" where it does not)."""

    key: str
    kind: str
    span: Span


def words_in(text: str) -> list[Word]:
    """The words of a field's value. Spans count in it."""
    return [word for match in _WORD.finditer(text) for word in _read(match.group(), match.start())]


def words_of_body(article: Article, known: frozenset[str] = frozenset()) -> list[list[Word]]:
    """The words of the body, paragraph by paragraph. Spans count in the file.

    A capitalised word that begins a sentence is a name where it is one of the `known`, and else of the kind
    OPENING. Words of one meaning, such as "rose" and "increased", have one key outside quotations.
    """
    copy = article.copy
    text = copy.text.replace(MASK, " ")
    names = dict(_names(article, known))
    paragraphs = []
    for piece in copy.pieces:
        if piece.route:
            continue
        words = []
        for match in _WORD.finditer(text, *piece.span):
            quoted = copy.is_quoted(match.start())
            for word in _read(match.group(), match.start()):
                words.append(word._replace(kind=QUOTATION) if quoted else _meant(word, names))
        if words:
            paragraphs.append(words)
    return paragraphs


def sure_names(article: Article) -> frozenset[str]:
    """The words of the body that are names for certain: capitalised, and not because a sentence begins."""
    names = (name for name in names_of(article) if not name.opens or len(name.words) > 1)
    return frozenset(folded(_bare(word.lower())) for name in names for word in name.words)


def _names(article: Article, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where the words of names begin, and of which kind each is."""
    for name in names_of(article):
        word = folded(_bare(name.words[0].lower()))
        sure = not name.opens or len(name.words) > 1 or word in known or _lists(article, name, word)
        for span in name.spans:
            yield span.start, NAME if sure else OPENING


def _lists(article: Article, name: Name, word: str) -> bool:
    """Whether a list of names begins with this word: "Denmark, France and ..."."""
    end = name.spans[-1].end
    return not word.endswith("ly") and _LISTED.match(article.copy.own, end, end + 20) is not None


def _meant(word: Word, names: dict[int, str]) -> Word:
    """A word of the newsroom's own, with its kind and by its meaning."""
    if word.kind:
        return word
    if word.key in _TURNS:
        return word._replace(key=_TURNS[word.key], kind=TURN)
    if word.key in _PAIRED:
        return word._replace(kind=PAIRED)
    return word._replace(kind="" if word.key in _HONORIFICS else names.get(word.span.start, ""))


def _read(typed: str, start: int) -> Iterator[Word]:
    end = start + len(typed)
    low = typed.lower().replace("’", "'")
    figures = _FIGURES.match(typed)
    if figures:
        yield Word(figures[1].replace(",", ""), NUMBER, Span(start, end))
        scale = _SCALED.get((figures[2] or "").lower())
        if scale:
            yield Word(scale, NUMBER, Span(start, end))
        return
    if typed[0].isupper() and (low in _DAYS or low in _SHORT_DAYS):
        yield Word("sep" if low == "sept" else low[:3], DATE, Span(start, end))
        return
    number = spelt_number(low)
    if number is not None and low != "one":
        yield Word(str(number), NUMBER, Span(start, end))
    elif low == "per":
        return  # of "per cent", which is one word with "percent"
    elif low in _AMOUNTS or low in _SIGNS:
        yield Word(_SIGNS.get(low, low), NUMBER, Span(start, end))
    else:
        yield Word(_ALSO.get(low) or folded(_bare(low)), "", Span(start, end))


def _bare(low: str) -> str:
    """A word without the 's at its end."""
    return low.replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def folded(word: str) -> str:
    """A word in lower case without diacritics."""
    marks = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ø", "o"))
    return "".join(char for char in marks if not unicodedata.combining(char))


def spellings(desk: Desk) -> dict[str, str]:
    """For the forms of a word that the desk knows to be another's slip or variant, the word that stands for it:
    misspellings, British and American forms, and what the registers say to avoid."""
    return desk.once("spellings", lambda: dict(_spellings(desk)))


def _spellings(desk: Desk) -> Iterator[tuple[str, str]]:
    for wrong, right in desk.misspellings.items():
        yield folded(wrong), folded(right.split(", ")[0])
    for american, british in desk.varieties["GB"].items():
        yield folded(american), folded(british)
    for register in (desk.places, desk.people, desk.agencies):
        for entry in register.entries.values():
            name = words_in(entry.name)
            for form in (*entry.texts("avoid"), *entry.texts("variants")):
                for typed, right in zip(words_in(form), name):
                    if len(words_in(form)) == len(name) and typed.key != right.key:
                        yield typed.key, right.key
