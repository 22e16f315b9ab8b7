"""The world of a generated newsroom: the repository's registers, and invented people who fit beside them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.grammar import Story, read_stories
from copydesk.desk import Desk, load_desk

COUNTRY = "PL"
MAYORS = 30


class Person(NamedTuple):
    """Somebody in a story. `key` is the entry in the people register, if there is one."""

    given: str
    surname: str
    role: str
    key: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"


@dataclass(frozen=True)
class World:
    """What articles are made of."""

    desk: Desk
    common: Story
    stories: dict[str, Story]
    places: tuple[str, ...]
    mayors: dict[str, Person]
    given: tuple[str, ...]
    surnames: tuple[str, ...]
    agencies: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def make_world(root: Path, seed: int) -> World:
    """The world for a seed, from the newsroom at `root`."""
    desk = load_desk(root)
    common, stories = read_stories()
    rng = Random(f"world {seed}")
    taken = _register_words(desk)
    given = _apart(common.sections["given"], taken)
    surnames = _apart(common.sections["surname"], {*taken, *map(_plain, given)})
    home = tuple(code for code, entry in desk.places.entries.items() if entry.text("country") == COUNTRY)
    towns = rng.sample(home, min(MAYORS, len(home)))
    heads = rng.sample(surnames, len(towns) // 2)
    mayors = {
        town: Person(rng.choice(given), heads[i % len(heads)], f"mayor of {town}", f"mayor-of-{slug(town)}")
        for i, town in enumerate(towns)
    }
    agencies = [code for code, entry in desk.agencies.entries.items() if not entry.data.get("own")]
    kinds = ("agency", "own", "broadcaster", "newspaper")
    sources = [code for code, entry in desk.sources.entries.items() if entry.text("kind") in kinds]
    return World(desk, common, stories, tuple(towns), mayors, given, surnames, tuple(agencies), tuple(sources))


def people_register(world: World) -> str:
    """The invented mayors as entries of the people register."""
    entries = [
        f"{mayor.key}:\n  name: {mayor.name}\n  short: {mayor.surname}\n"
        f"  roles:\n    - {{role: {mayor.role}, from: \"2018-11-19\"}}\n"
        for mayor in world.mayors.values()
    ]
    return "\n# Invented, for the generated articles.\n" + "".join(entries)


def slug(text: str) -> str:
    """Text as it stands in a file's name."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    plain = "".join(c for c in plain.casefold() if c.isascii() and (c.isalnum() or c in " -"))
    return "-".join(plain.replace("-", " ").split())


def _register_words(desk: Desk) -> set[str]:
    entries = [entry for register in desk.registers[:-1] for entry in register.entries.values()]
    texts = [text for e in entries for text in (e.code, e.name, e.text("short"), *e.texts("variants"))]
    return {_plain(word) for text in texts for word in text.split()}


def _apart(names: Iterable[str], taken: set[str]) -> tuple[str, ...]:
    """The names that can't be mistaken for each other or for one of those taken."""
    kept: list[str] = []
    for name in names:
        plain = _plain(name)
        if all(_distance(plain, other) > 2 for other in (*taken, *map(_plain, kept))):
            kept.append(name)
    return tuple(kept)


def _plain(text: str) -> str:
    return slug(text).replace("-", "")


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance, or 3 where it is more than 2."""
    if abs(len(one) - len(other)) > 2 or len(set(one) ^ set(other)) > 4:
        return 3  # one edit changes the set of letters by two at most
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return min(row[-1], 3)
