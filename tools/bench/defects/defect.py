"""What a defect is, and the plainest kind: a replacement in one article."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Protocol

from bench.defects.room import Room, picture_of
from bench.newsroom import Generated
from bench.spots import TEXT, matches
from copydesk.text import decode

MARK = "¦"


@dataclass(frozen=True)
class Planted:
    """A defect in a newsroom: where `copydesk check` must find what."""

    path: str
    rule: str
    line: int
    column: int


@dataclass(frozen=True)
class Plot:
    """What is done to plant a defect: the articles that change or are new, and what must be found then."""

    articles: tuple[Generated, ...]
    planted: tuple[Planted, ...]


class Defect(Protocol):
    """One way to break a rule."""

    @property
    def rule(self) -> str:
        """The rule that must find it."""

    def plot(self, article: Generated, room: Room, rng: Random) -> Plot | None:
        """How to plant it into an article of the room; None where it does not fit."""


@dataclass(frozen=True)
class Slip:
    """A defect in one article, as a line of data: `pattern`, looked for in `where` (see spots.py), becomes
    `replacement`, in which ¦ marks where the finding is expected. `picture` makes other bytes of the picture
    that the pattern names in its group `file`, where no other article shows it."""

    rule: str
    where: str
    pattern: str
    replacement: str | Callable[[re.Match, Random], str]
    picture: Callable[[bytes], bytes] | None = None

    def plot(self, article: Generated, room: Room, rng: Random) -> Plot | None:
        """The article with the slip in it."""
        found = matches(article.text, self.where, re.compile(self.pattern, re.M))
        if self.picture:
            found = [match for match in found if room.is_only_in(picture_of(article, match["file"]), article)]
        if not found:
            return None
        match = rng.choice(found)
        slipped, offset = slip(article, match, self._written(match, rng))
        if self.picture:
            path = picture_of(article, match["file"])
            other = self.picture(article.pictures[path])
            slipped = replace(slipped, pictures=article.pictures | {path: other})
        return Plot((slipped,), (planted_at(slipped, self.rule, offset),))

    def _written(self, match: re.Match, rng: Random) -> str:
        make = self.replacement
        return make(match, rng) if callable(make) else match.expand(make)


@dataclass(frozen=True)
class Plotted:
    """A defect that a function plots."""

    rule: str
    by: Callable[[str, Generated, Room, Random], Plot | None]

    def plot(self, article: Generated, room: Room, rng: Random) -> Plot | None:
        """What the function says."""
        return self.by(self.rule, article, room, rng)


def paragraph(rule: str, text: str) -> Slip:
    """A paragraph of its own, or a word to the desk, between two others."""
    return Slip(rule, TEXT, r"(?<=[.”])\n\n(?=[A-Z])", f"\n\n{text}\n\n")


def slip(article: Generated, match: re.Match, new: str) -> tuple[Generated, int]:
    """An article with a match replaced, and the offset of the mark in it."""
    old = article.text
    before, _, after = (old[: match.start()] + new + old[match.end() :]).partition(MARK)
    return replace(article, text=before + after), len(before)


def planted_at(article: Generated, rule: str, offset: int) -> Planted:
    """What must be found at an offset of an article."""
    shown = decode("", article.text[:offset].encode())  # a byte-order mark is no column
    return Planted(article.path, rule, *shown.position(len(shown.text)))
