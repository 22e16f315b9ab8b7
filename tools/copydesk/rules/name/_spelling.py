"""Whether one name is a slip for another, or somebody else's."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from copydesk.article.names import Name
from copydesk.desk.names import SHORTEST_PERSON, SHORTEST_PLACE, KnownName, slips
from copydesk.desk.nearest import plain
from copydesk.text import Span

_FIRST_NAMES = Path(__file__).parents[2] / "data" / "first-names.txt"
_ENDINGS = (
    "a",
    "ą",
    "e",
    "ę",
    "i",
    "o",
    "u",
    "y",
    "s",
    "em",
    "om",
    "ow",
    "owi",
    "ie",
    "iem",
    "iego",
    "iemu",
    "ego",
    "emu",
    "ej",
    "ymi",
    "ami",
    "ach",
    "er",
    "ers",
    "n",
    "an",
    "ian",
    "ism",
    "ist",
)
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess pope cardinal "
    "bishop father president prime minister premier chancellor ambassador senator deputy vice "
    "governor mayor marshal speaker general gen admiral colonel col major maj captain capt lieutenant "
    "lt sergeant commander judge justice secretary commissioner director chairman chairwoman chief "
    "leader representative foreign defence defense finance interior justice health education economy "
    "culture dutch french czech greek swiss german us uk eu nato un".split()
)
_DEMONYM_ENDS = ("ish", "ian", "ean", "ese", "ch")


class Slip(NamedTuple):
    """What of a name is wrong, and its right form. `marks` is true where only diacritics or hyphens are."""

    span: Span
    typed: str
    right: str
    marks: bool
    weight: int


@cache
def first_names() -> frozenset[str]:
    """First names that many people bear, as `plain` gives them."""
    return frozenset(plain(name) for name in _FIRST_NAMES.read_text(encoding="utf-8").split())


def is_title(word: str) -> bool:
    """Whether a capitalised word before a surname is a title or says from where, and is no first name."""
    low = word.casefold()
    return low in _TITLES or low.endswith(_DEMONYM_ENDS)


def is_slip(typed: str, known: str, shortest: int) -> bool:
    """Whether a word is one letter (in a long word two) away from a known one, and no inflected form of it
    or a woman's form of a man's name. Both as `plain` gives them."""
    most = 2 if len(known) >= max(9, shortest + 3) else 1
    if len(known) < shortest or len(typed) < shortest - 1 or slips(typed, known) > most:
        return False
    stem = known[:-1] if known[-1] in "aeiouy" else known
    if typed.startswith(stem) and typed[len(stem) :] in _ENDINGS and typed != known[:-1] + "i":
        return False
    if typed.startswith(known) and typed[len(known) :] in _ENDINGS:
        return False
    return not (known.startswith(typed) and known[len(typed) :] in _ENDINGS)


def slip_in(name: Name, known: KnownName, in_cast: bool) -> Slip | None:
    """How a name in the copy misspells a known one, or None where it does not, or is another's name."""
    found = _full(name, known)
    if found is None and known.is_person:
        found = _short(name, known, in_cast)
    return found if found and found.typed not in known.others else None


def bears(name: Name, known: KnownName) -> bool:
    """Whether a right form of the known name is part of a name in the copy."""
    return any(_windows(name.words, form) for form in known.forms)


def _windows(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return any(words[at : at + len(form)] == form for at in range(len(words) - len(form) + 1))


def _full(name: Name, known: KnownName) -> Slip | None:
    best = None
    for form in known.forms:
        target = "".join(map(plain, form))
        for size in range(max(1, len(form) - 1), len(form) + 2):
            if not known.is_person and size != len(name.words):
                continue
            for at in range(len(name.words) - size + 1):
                window = name.words[at : at + size]
                if window == form:
                    return None
                spans = name.spans[at : at + size]
                if "".join(map(plain, window)) == target:
                    slip = _marks(window, spans, form, known)
                elif size == len(form):
                    slip = _letters(window, spans, form, known)
                else:
                    slip = None
                if slip and (best is None or slip.weight < best.weight):
                    best = slip
    return best


def _marks(window, spans, form, known: KnownName) -> Slip | None:
    typed, right = " ".join(window), " ".join(form)
    if any(typed == " ".join(other) for other in known.forms) or typed.isupper():
        return None
    if typed.casefold() == right.casefold() or (known.is_person and len(form) < 2):
        return None
    return Slip(Span(spans[0].start, spans[-1].end), typed, right, True, 0)


def _letters(window, spans, form, known: KnownName) -> Slip | None:
    pairs = [(plain(typed), plain(right)) for typed, right in zip(window, form, strict=True)]
    if known.is_person:
        if len(pairs) < 2 or not all(
            _same_person(typed, right, at, len(pairs)) for at, (typed, right) in enumerate(pairs)
        ):
            return None
    elif not all(
        typed == right or (typed[0] == right[0] and is_slip(typed, right, SHORTEST_PLACE))
        for typed, right in pairs
    ):
        return None
    weight = sum(slips(typed, right) for typed, right in pairs)
    if weight > 2:
        return None
    return Slip(Span(spans[0].start, spans[-1].end), " ".join(window), " ".join(form), False, weight)


def _same_person(typed: str, right: str, at: int, count: int) -> bool:
    if typed == right:
        return True
    if at < count - 1:
        return typed not in first_names() and is_slip(typed, right, SHORTEST_PERSON)
    return is_slip(typed, right, SHORTEST_PERSON)


def _short(name: Name, known: KnownName, in_cast: bool) -> Slip | None:
    for size in (len(known.short), len(known.short) + 1):
        if size <= len(name.words) and all(map(is_title, name.words[:-size])):
            window, spans = name.words[-size:], name.spans[-size:]
            if any(window == form[-size:] for form in (known.short, *known.forms)):
                return None
            titled = size < len(name.words)
            shortest = SHORTEST_PERSON if in_cast or titled else SHORTEST_PERSON + (3 if name.opens else 1)
            if slip := _surname(window, spans, known, shortest):
                return slip
    return None


def _surname(window, spans, known: KnownName, shortest: int) -> Slip | None:
    typed, said, house = "".join(map(plain, window)), " ".join(window), " ".join(known.short)
    span = Span(spans[0].start, spans[-1].end)
    if typed == "".join(map(plain, known.short)):
        marks = len(typed) >= shortest - 1 and not said.isupper() and said.casefold() != house.casefold()
        return Slip(span, said, house, True, 0) if marks else None
    if len(window) > len(known.short) or typed in first_names():
        return None
    rights = {"".join(map(plain, form[-len(known.short) :])) for form in (known.short, *known.forms)}
    weights = [slips(typed, right) for right in rights if is_slip(typed, right, shortest)]
    return Slip(span, said, house, False, min(weights)) if weights else None
