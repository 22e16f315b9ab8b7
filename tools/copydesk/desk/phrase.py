"""A phrase of the house style: how an editor writes it, and how it is found in copy.

A phrase is plain words, figures and signs. Where a word may differ it has a slot in braces: `{number} kms`.
It is no regular expression, on purpose: an editor need not know any, none can be slow, and no engine for
safe ones (such as RE2) has to be installed. What is made of a phrase here is a row of pieces, each of a
bounded length, and it is only ever tried where the phrase's rarest word, its anchor, stands in the copy.
So the time grows with the length of the copy and nothing else, and a list of any length costs one look-up
a word.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from copydesk.article.plain import plain_words, row_of

MAX_CHARACTERS = 120

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĹĻĽŃŅŇŌŐŒŔŘŚŠŞȘŤŢȚŪŮŰŲŹŻŽ"


class Slot(NamedTuple):
    """What may stand in a slot: a bounded pattern, the most characters it takes, words that tell of it, and
    all that may stand in it, in lower case, where that is a list."""

    pattern: str
    length: int
    meaning: str
    words: tuple[str, ...] = ()


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

SLOTS = {
    "number": Slot(r"[0-9](?:[0-9.,:]{0,20}[0-9])?", 22, "a number in figures: 7, 1,250, 3.5 or 19:30"),
    "day": Slot(r"(?:3[01]|[12][0-9]|0?[1-9])", 2, "a day of the month in figures: 1 to 31"),
    "month": Slot(rf"(?-i:{_MONTHS})", 9, "a month by its full name", tuple(_MONTHS.lower().split("|"))),
    "weekday": Slot(
        rf"(?-i:{_DAYS})", 9, "a day of the week by its full name", tuple(_DAYS.lower().split("|"))
    ),
    "year": Slot(r"(?:1[0-9]|20)[0-9]{2}", 4, "a year from 1000 to 2099"),
    "name": Slot(rf"(?-i:[{_CAPITAL}])[\w'’-]{{0,40}}", 41, "one word with a capital"),
    "word": Slot(r"[^\W\d_]{1,40}", 40, "any one word"),
}

_IN_FIGURES = ("number", "day", "year")  # a figure is their first character and their last
_PIECE = re.compile(r"\{[^{}]*\}|[^\W\d_]+|[0-9]+|\s+|.", re.S)
_GAP, _GAP_LENGTH = r"\0{0,8}\s[\s\0]{0,12}", 21
_ALIKE = {"'": "['’]", "’": "['’]", "-": "[-‐‑]"}
_OPENING_SIGNS = re.compile(r"[^\w\s{}'’‐‑-][0-9.,:]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{[^{}]*\}")
_SLOT_IN_TEXT = re.compile(r"\{([^{}]*)\}")
# The commonest words of English: a phrase is looked up by another of its words where it has one.
_COMMON = frozenset(
    """
    a about after again all also always am an and any are as ask at away back be because been before
    being better between both bring but by call came can case cent change children close come could
    country day days did do does done down during each early end even every far few find first for found
    from full get give go going good got government great group had half hand has have he help her here
    high him his home house how i if in into is it its just keep kept kind know large last late later
    law leave left less let life like line local long look made make man many may me meeting men might
    million more most much must my need never new next night no not now number of off old on once one
    only open or order other our out over own part party people per percent place plan play point police
    power president put right run s said same saw say says second see seen set several she should show
    side since small so some state still such take talks tell than that the their them then there these
    they thing think this those three time times to today told too took turn two under until up us use
    used very view want war was water way we week weeks well went were what when where whether which
    while who whole whom why will with within without woman women word words work world would year years
    yet you young your
    """.split()
)


class PhraseError(ValueError):
    """What is wrong with a phrase, and what to write."""


@dataclass(frozen=True)
class Phrase:
    """A phrase to be found. `anchors` are the words, or the sign, one of which is in it and by which it is
    looked up; `before` is the most characters of it that can stand before that one, `length` the most that
    it has in all.

    `exact` is set where capitals and small letters must be as typed; a small first letter may be a capital
    even so, at the start of a sentence, unless the editor asked for `exact` itself (`strict`).
    """

    text: str
    anchors: tuple[str, ...]
    before: int
    length: int
    exact: bool
    strict: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the phrase as whole words, over a line break, with either apostrophe."""
        pieces = _PIECE.findall(self.text)
        out = "".join(_pattern(piece) for piece in pieces)
        if self.exact and not self.strict and out[0].islower():
            out = f"[{out[0]}{out[0].upper()}]{out[1:]}"
        if _is_wordlike(pieces[0]):
            out = r"(?<!\w)(?<!\w['’])" + (r"(?<![0-9][.,:])" if _takes_figures(pieces[0]) else "") + out
        if _is_wordlike(pieces[-1]):
            out += r"(?!\w|['’](?!s\b)\w)" + (r"(?![.,:][0-9])" if _takes_figures(pieces[-1]) else "")
        if "-" in self.text:
            out = rf"(?<![-‐‑]){out}(?![-‐‑]\w)"
        return re.compile(out, 0 if self.exact else re.I)


@cache
def read_phrase(text: str, exact: bool = False) -> Phrase:
    """Read a phrase as an editor wrote it. A phrase with a capital is `exact` whatever is asked.

    Raises PhraseError for one that can't be found quickly, or names a slot that there is not."""
    text = " ".join(text.split())
    if not text or len(text) > MAX_CHARACTERS:
        raise PhraseError(f"A phrase has 1 to {MAX_CHARACTERS} characters.")
    pieces = _PIECE.findall(text)
    for piece in pieces:
        if piece in ("{", "}") or (piece[0] == "{" and piece[1:-1] not in SLOTS):
            raise PhraseError(f"{piece} is no slot. Slots are {', '.join(f'{{{name}}}' for name in SLOTS)}.")
    anchor = _anchor(pieces)
    if anchor is None:
        raise PhraseError(
            f'"{text}" has no word and no sign of its own to look it up by. Add one beside the slots.'
        )
    lengths = [_length(piece) for piece in pieces]
    literal = "".join(piece for piece in pieces if piece[0] != "{")
    capitals = literal != literal.lower()
    piece = pieces[anchor]
    anchors = SLOTS[piece[1:-1]].words if piece[0] == "{" else (piece.lower(),)
    return Phrase(text, anchors, sum(lengths[:anchor]), sum(lengths), exact or capitals, exact)


def anchors_of(text: str) -> tuple[str, ...]:
    """The anchors of a phrase, without reading all of it where it is plain. Raises PhraseError."""
    if "{" not in text and len(text) <= MAX_CHARACTERS:
        if text.isalpha() and text.islower() and len(text) > 1 and text not in _COMMON:
            return (text,)
        words = [word for word in _LETTERS.findall(text.lower()) if len(word) > 1 and word not in _COMMON]
        if words:
            return (words[0] if len(words) == 1 else max(words, key=len),)
    return read_phrase(text).anchors


def words_of(text: str) -> frozenset[str]:
    """The words of a phrase, in lower case, that are in every text which has it."""
    return frozenset(_LETTERS.findall(_SLOT.sub("{}", text).lower()))


def needles_of(text: str, anchor: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """What is in the row of plain words (see plain.py) of every text that has a phrase, where it is looked up by
    this anchor: each part between slots, with the figures of the slots beside it; and one of the words that a slot
    has a list of, with what is beside it."""
    listed = [slot for slot in _SLOT.findall(text) if SLOTS[slot[1:-1]].words]
    if len(listed) == 1 and anchor in SLOTS[listed[0][1:-1]].words:
        text, listed = text.replace(listed[0], anchor), []
    needles = {row_of(plain_words(part)) for part in _parts(text)}
    either: set[bytes] = set()
    for word in SLOTS[listed[0][1:-1]].words if listed else ():
        parts = _parts(text.replace(listed[0], word, 1))
        either.add(next(row_of(plain_words(part)) for part in parts if word in part))
    return tuple(sorted(needles - {b"", b"0"}, key=len, reverse=True)), tuple(sorted(either))


def typed_part(text: str) -> str:
    """What every text that has a phrase has just as it is here: a word with a capital, or the signs and figures that
    the phrase begins with; "" where it has none."""
    if signs := _OPENING_SIGNS.match(text):
        return signs[0]
    words = _LETTERS.findall(_SLOT.sub("{}", text))
    if words and words[0][0].islower():
        words = words[1:]  # its first letter may be a capital where a sentence begins
    return next((word for word in words if word != word.lower()), "")


def _parts(text: str) -> list[str]:
    """What is between the slots of a phrase, with a figure for those beside it that are in figures."""
    parts = _SLOT.split(text)
    for at, slot in enumerate(slots_of(text)):
        if slot in _IN_FIGURES:
            parts[at] += "0"
            parts[at + 1] = "0" + parts[at + 1]
    return parts


def slots_of(text: str) -> list[str]:
    """The names of the slots in a text, in order."""
    return _SLOT_IN_TEXT.findall(text)


def filled(text: str, found: re.Match[str], phrase: Phrase) -> str:
    """A replacement with its slots filled from what was found: the first {number} with the first, and
    so on."""
    values: dict[str, list[str]] = {}
    for name, value in zip(slots_of(phrase.text), found.groups(), strict=True):
        values.setdefault(name, []).append(value)
    return _SLOT_IN_TEXT.sub(lambda slot: values[slot[1]].pop(0), text)


def _pattern(piece: str) -> str:
    if piece[0] == "{":
        return f"({SLOTS[piece[1:-1]].pattern})"
    return _GAP if piece.isspace() else _ALIKE.get(piece) or re.escape(piece)


def _length(piece: str) -> int:
    if piece[0] == "{":
        return SLOTS[piece[1:-1]].length
    return _GAP_LENGTH if piece.isspace() else len(piece)


def _anchor(pieces: list[str]) -> int | None:
    """The index of the rarest piece: the longest uncommon word, else a sign, a slot with a list of words, a
    letter, the longest common word."""
    ranked = [(_rank(piece), -len(piece), index) for index, piece in enumerate(pieces)]
    rank, _, index = min(ranked)
    return index if rank < _NO_ANCHOR else None


_NO_ANCHOR = 5


def _rank(piece: str) -> int:
    if piece[0] == "{":
        return 2 if SLOTS[piece[1:-1]].words else _NO_ANCHOR
    if piece.isalpha():
        if piece.lower() in _COMMON:
            return 4
        return 3 if len(piece) < 2 else 0
    return _NO_ANCHOR if piece.isspace() or piece.isdigit() or piece in "'’-.," else 1


def _is_wordlike(piece: str) -> bool:
    return piece[0] == "{" or piece[0].isalnum()


def _takes_figures(piece: str) -> bool:
    return piece[0].isdigit() or (piece[0] == "{" and piece[1:-1] in _IN_FIGURES)
