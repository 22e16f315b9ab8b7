"""Planting defects into clean articles, at most one in an article."""

from collections.abc import Iterable, Iterator
from random import Random

from bench.defects.defect import Defect, Planted
from bench.defects.room import Room
from bench.newsroom import Generated

Newsroom = tuple[list[Generated], list[Planted]]


def plant(articles: list[Generated], catalogue: Iterable[Defect], rng: Random, rate: float) -> Newsroom:
    """Plant defects, whichever fit, into a share `rate` of the articles."""
    catalogue, planter = list(catalogue), _Planter(articles, rng)
    wanted, misses = round(rate * len(articles)), 0
    for defect in _endless(catalogue, rng):
        if len(planter.planted) >= wanted or misses > len(catalogue):
            break
        misses = 0 if planter.plant(defect) else misses + 1
    return planter.newsroom


def plant_all(
    articles: list[Generated], catalogue: Iterable[Defect], rng: Random, per_rule: int
) -> tuple[list[Newsroom], list[Defect]]:
    """Plant `per_rule` defects for each rule, in as many copies of the newsroom as they need. Gives those,
    and the defects that fit into no article even of a clean copy."""
    copies: list[Newsroom] = []
    wanted = list(_per_rule(catalogue, per_rule))
    while wanted:
        planter = _Planter(articles, rng)
        left = [defect for defect in wanted if not planter.plant(defect)]
        if len(left) == len(wanted):
            break
        wanted = left
        copies.append(planter.newsroom)
    return copies, wanted


class _Planter:
    """A copy of a newsroom, and what has been planted in it."""

    def __init__(self, articles: list[Generated], rng: Random):
        self.rng, self.room = rng, Room(articles, rng)
        self.planted: list[Planted] = []

    @property
    def newsroom(self) -> Newsroom:
        return list(self.room.articles.values()), self.planted

    def plant(self, defect: Defect) -> bool:
        """Plant a defect into the first clean article that it fits; whether there was one."""
        for path in self.room.clean:
            if plot := defect.plot(self.room.articles[path], self.room, self.rng):
                self.planted += plot.planted
                self.room.articles |= {article.path: article for article in plot.articles}
                touched = {path, *(one.path for one in (*plot.articles, *plot.planted))}
                self.room.clean = [path for path in self.room.clean if path not in touched]
                return True
        return False


def _per_rule(catalogue: Iterable[Defect], count: int) -> Iterator[Defect]:
    """`count` defects of each rule, its ways to be broken in turn."""
    by_rule: dict[str, list[Defect]] = {}
    for defect in catalogue:
        by_rule.setdefault(defect.rule, []).append(defect)
    for ways in by_rule.values():
        yield from (ways[number % len(ways)] for number in range(count))


def _endless(catalogue: list[Defect], rng: Random) -> Iterator[Defect]:
    while catalogue:
        yield from rng.sample(catalogue, len(catalogue))
