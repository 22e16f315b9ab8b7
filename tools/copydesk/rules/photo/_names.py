"""Comparing the credit that is typed with the one in the picture, which desks and cameras write in many ways."""

from functools import lru_cache

from copydesk.desk.nearest import plain
from copydesk.desk.registers import Register
from copydesk.pattern import Pattern
from copydesk.rules.photo._credit import agency_code

_WORD = Pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARTS = Pattern(r"[/,;|]|\s(?:via|for|by|and|-|–)\s|\s{2,}")
_NO_NAMES = frozenset(
    "str stf stringer staff handout pool photo photos photographer foto fot picture by via for credit courtesy of "
    "the and press office service agency contributor unknown none camera user owner author copyright c".split()
)
_MOST = 200


def other_name(embedded: str, photographer: str, declared: str, agencies: Register, cut: bool) -> bool:
    """Whether a by-line in a picture names somebody else than the credit. `declared` is all of the credit."""
    there = [word for part in _parts(embedded) if not agency_code(part, agencies) for word in _words(part)]
    here, all_here = _words(photographer), _words(declared)
    if len(there) < 2 or len(here) < 2:
        return False  # initials, a desk, a first name: nothing to compare
    if there == here:
        return False
    few, many = (there, all_here) if len(there) <= len(here) else (here, there)
    missing = [word for word in few if not any(_same(word, other) for other in many)]
    if cut and missing == there[-1:] and any(other.startswith(missing[0]) for other in all_here):
        return False
    return bool(missing)


def other_agency(embedded: str, agency: str, agencies: Register) -> bool:
    """Whether a picture names agencies of the register, and not the one of the credit among them."""
    wanted = agency_code(agency, agencies)
    parts = [part for part in _parts(embedded) if part]
    named = {code for part in parts if (code := agency_code(part, agencies))}
    if not wanted or not named or wanted in named:
        return False
    return not set(_words(wanted)) & {word for part in parts for word in _words(part)}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text[:_MOST])]


@lru_cache(1000)
def _words(text: str) -> list[str]:
    found = (plain(part) for word in _WORD.findall(text[:_MOST]) for part in word.split("-"))
    return [word for word in found if word and word not in _NO_NAMES]


@lru_cache(1000)
def _same(one: str, other: str) -> bool:
    """Whether two words may be the same name: an initial, another transliteration, a slip."""
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 4:
        return False
    return _distance(one, other) <= (1 if min(len(one), len(other)) < 6 else 2)


def _distance(one: str, other: str) -> int:
    """How many letters are put in, taken out or changed to get from one word to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one[:40], 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
