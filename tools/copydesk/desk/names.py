"""The names the newsroom knows: of people, its staff and places, and how to find the one that was meant."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.desk.nearest import plain
from copydesk.desk.registers import Entry, Register

SHORTEST = 4  # of a shorter word nothing is said
SHORTEST_PERSON, SHORTEST_PLACE = 6, 7  # of shorter ones only what is plainly the same word is a slip
_MOST_KEPT = 20_000


class KnownName(NamedTuple):
    """A person or a place. `forms` are the right forms of the full name, the house's first, each in words;
    `short` is the form of a person after the first mention, `others` are look-alikes."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    short: tuple[str, ...]
    others: frozenset[str]
    is_person: bool
    entry: Entry


@dataclass(frozen=True, eq=False)
class KnownNames:
    """Everybody and everything of the registers by name. `words` are the words of all right forms, `surnames`
    leads from the last word of a short name to the people who bear it, `in_office` are those words to which people with
    roles are led, `alone` are the words that are a name
    by themselves."""

    names: tuple[KnownName, ...]
    words: frozenset[str]
    alone: frozenset[str]
    surnames: dict[str, tuple[KnownName, ...]]
    in_office: frozenset[str]
    _owners: dict[str, tuple[KnownName, ...]]
    _edges: dict[str, tuple[str, ...]]
    _allowed: dict[str, int]
    _kept: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _like_nobody: set[str] = field(default_factory=set)

    def like(self, word: str) -> tuple[str, ...]:
        """The known words, as `plain` gives them, that `word` may be a slip for; itself only if it differs
        by diacritics or case."""
        if word not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[word] = self._like(word)
        return self._kept[word]

    def like_known(self, words: frozenset[str]) -> set[str]:
        """Those of some words to which a known word is like."""
        found = {word for word in words - self._like_nobody if self.like(word)}
        if len(self._like_nobody) > _MOST_KEPT:
            self._like_nobody.clear()
        self._like_nobody.update(words - found)
        return found

    def owners(self, plain_word: str) -> tuple[KnownName, ...]:
        """Those who bear a known word in their name."""
        return self._owners.get(plain_word, ())

    def _like(self, word: str) -> tuple[str, ...]:
        key = plain(word)
        near = {*self._edges.get("^" + key[:3], ()), *self._edges.get("$" + key[-3:], ())}
        return tuple(sorted(known for known in near if slips(key, known) <= self._allowed[known]))


def known_names(people: Register, staff: Register, places: Register) -> KnownNames:
    """The names of the registers, made ready for looking up."""
    names = [_person(entry) for register in (people, staff) for entry in register.entries.values()]
    names += [_place(entry) for entry in places.entries.values()]
    owners, edges, surnames = defaultdict(list), defaultdict(list), defaultdict(list)
    allowed: dict[str, int] = {}
    words: set[str] = set()
    for name in names:
        forms = {word for form in (*name.forms, name.short) for word in form}
        words |= forms | name.others
        if name.short:
            surnames[name.short[-1]].append(name)
        for key in sorted({plain(word) for word in forms if len(word) >= SHORTEST}):
            owners[key].append(name)
            shortest = SHORTEST_PERSON if name.is_person else SHORTEST_PLACE
            slips_of_it = 0 if len(key) < shortest else 1 if len(key) < shortest + 3 else 2
            allowed[key] = max(slips_of_it, allowed.get(key, 0))
        for key in {
            plain(part) for word in forms if "-" in word for part in word.split("-") if len(part) >= SHORTEST
        }:
            owners[key].append(name)
            allowed.setdefault(key, 0)
    for key in owners:
        edges["^" + key[:3]].append(key)
        edges["$" + key[-3:]].append(key)
    alone = frozenset(form[0] for name in names for form in name.forms if len(form) == 1) | surnames.keys()
    in_office = frozenset(word for word, bearers in surnames.items() if any(one.entry.data.get("roles") for one in bearers))
    return KnownNames(
        tuple(names), frozenset(words), alone, _fixed(surnames), in_office, _fixed(owners), _fixed(edges), allowed
    )


def slips(one: str, other: str, most: int = 2) -> int:
    """How many letters are wrong, missing, too many or turned around between two words; at most one more
    than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _person(entry: Entry) -> KnownName:
    forms = tuple(tuple(form.split()) for form in (entry.name, *entry.texts("variants")) if form.split())
    short = tuple((entry.text("short") or entry.name.split()[-1]).split()) if entry.name.split() else ()
    return KnownName(entry.name, forms, short, frozenset(entry.texts("others")), True, entry)


def _place(entry: Entry) -> KnownName:
    forms = tuple(tuple(form.split()) for form in (entry.code, *entry.texts("variants")) if form.split())
    return KnownName(entry.code, forms, (), frozenset(entry.texts("others")), False, entry)


def _fixed(found: dict[str, list]) -> dict[str, tuple]:
    return {key: tuple(values) for key, values in found.items()}
