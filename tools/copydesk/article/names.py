"""Names as copy writes them: runs of capitalised words.

`capitals_of` gives the capitalised words alone, for a first look; `names_with` gives the runs in which some of them
stand, and their places; `names_of` gives all runs, and takes its time."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.article.model import Article
from copydesk.text import Span


class Name(NamedTuple):
    """A run of capitalised words, with the particles between them; an ’s at a word's end is left out.

    `words` and `spans` are its words and where each stands; `opens` says that a sentence begins with it.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    opens: bool

    @property
    def text(self) -> str:
        """The name with single spaces."""
        return " ".join(self.words)


_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(code) for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
CAPITALISED = rf"[{_CAPITALS}](?<!\w.)\w*(?:-\w+|['’](?!s\b)\w+)*"  # the look behind comes late, for speed
_WORD = re.compile(CAPITALISED)
_GAP = rf"(?: |\n {{0,8}}|{MASK}{{1,9}})"
_PARTICLES = r"(?:von|van|der|den|de|del|della|da|di|dos|du|la|le|zu|bin|al)"
_RUN = re.compile(rf"{CAPITALISED}(?:{_GAP}(?:{_PARTICLES}{_GAP}){{0,2}}{CAPITALISED}){{0,9}}")
_STOP = re.compile(r"[.,]")
_IN_RUN = re.compile(rf"{CAPITALISED}|\b{_PARTICLES}\b")
_OPENING = " \n\0\"“„«‘'’”([—–•*_"
_ENDS = ".!?:;…|"

# Words that begin a sentence and are no part of the name behind them.
_OPENERS = frozenset(
    "a about above across after again against all although among an and another any are as at back "
    "because before behind below beside besides between beyond both but by can could did do does "
    "during each earlier either even every few finally first following for from further had has have "
    "he her here his how however i if in inside instead into is it its just last late later like many "
    "may meanwhile more most much my near neither next no nor not nothing now of off on once one only "
    "or other our out outside over per perhaps recently second she should since so some soon still "
    "such than that the their then there therefore these they third this those though through "
    "throughout thus to today together too towards two under unlike until up upon was we were what "
    "when where whether which while who whose why will with within without would yes yesterday yet "
    "you your".split()
)


def capitals_of(article: Article) -> frozenset[str]:
    """The capitalised words of the article's own words, each once, as typed."""
    return article.once("capitals", lambda: frozenset(_WORD.findall(article.copy.own)))


def names_of(article: Article) -> tuple[Name, ...]:
    """The names in the article's own words, in order."""
    return article.once("names", lambda: tuple(_names(article)))


def names_with(article: Article, words: Set[str]) -> list[Name]:
    """Those of the names that have one of some words, in order."""
    return [name for name in _names(article, words) if not words.isdisjoint(name.words)]


def words_before(article: Article, start: int, reach: int = 90) -> str:
    """What stands before a place in its field or paragraph, with single spaces."""
    piece = article.copy.piece_at(start)
    floor = max(piece.span.start if piece else start, start - reach)
    return " ".join(article.copy.own[floor:start].replace(MASK, " ").split())


def words_behind(article: Article, end: int, reach: int = 90) -> str:
    """What stands behind a place in its field or paragraph, with single spaces."""
    piece = article.copy.piece_at(end - 1)
    ceiling = min(piece.span.end if piece else end, end + reach)
    return " ".join(article.copy.own[end:ceiling].replace(MASK, " ").split())


def opens_sentence(article: Article, start: int) -> bool:
    """Whether a sentence, a field or a paragraph begins at `start`."""
    piece = article.copy.piece_at(start)
    floor = piece.span.start if piece else start
    before = article.copy.text[max(floor, start - 40) : start].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def _names(article: Article, wanted: Set[str] | None = None) -> Iterator[Name]:
    """The names; where some words are wanted, those of other runs may be left out."""
    text = article.copy.own
    for run in _RUN.finditer(text) if wanted is None else _runs_near(text, wanted):
        words = [Span(*match.span()) for match in _IN_RUN.finditer(text, *run.span())]
        if MASK in run.group():
            for part in _pieces(words, article):
                yield from _name(part, article)
        else:
            yield from _name(words, article)


def _runs_near(text: str, wanted: Set[str]) -> Iterator[re.Match]:
    """The runs that have one of some words, looked for only between the stops or commas beside these: in no run
    is there one."""
    places = []
    for word in wanted:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    end = -1
    for at in sorted(places):
        if at < end:
            continue
        before = max(end, 0)
        start = max(end, text.rfind(".", before, at), text.rfind(",", before, at)) + 1
        stop = _STOP.search(text, at)
        end = stop.start() if stop else len(text)
        for run in _RUN.finditer(text, start, end):
            if any(word in run.group() for word in wanted):
                yield run


def _pieces(words: list[Span], article: Article) -> list[list[Span]]:
    """The words of a run, apart where one field or paragraph ends and the next begins."""
    parts: list[list[Span]] = []
    last = None
    for word in words:
        piece = article.copy.piece_at(word.start)
        if parts and piece is last:
            parts[-1].append(word)
        else:
            parts.append([word])
        last = piece
    return parts


def _name(words: list[Span], article: Article):
    """The name that a run of words is, without the words that only open the sentence."""
    text = article.copy.own
    opens = opens_sentence(article, words[0].start)
    if opens:
        while words and text[slice(*words[0])].lower() in _OPENERS:
            words, opens = words[1:], False
    if words:
        yield Name(tuple(text[slice(*span)] for span in words), tuple(words), opens)
