"""The edition: which articles are out at a moment. Nothing of any other article leaves the newsroom."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import NamedTuple

from copydesk.desk import DeskError
from copydesk.export.origin import Origin
from copydesk.export.outline import Outline
from copydesk.export.traces import names_in

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class Listing(NamedTuple):
    """An article of the edition: its id, headline and section, when it was published, and the path of its file."""

    id: str
    headline: str
    section: str
    published: datetime | None
    path: str


@dataclass(frozen=True)
class Edition:
    """What is out at `as_of`: the articles, and those that were and are withdrawn, each by id.

    `hidden` are the names that would tell of all the others: see `traces.py`. `origins` says where those of the
    edition come from, by id.
    """

    as_of: datetime
    published: tuple[Listing, ...]
    withdrawn: tuple[Listing, ...]
    hidden: frozenset[str]
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @cached_property
    def headlines(self) -> dict[str, str]:
        """The headline of every article that is out, by id."""
        return {listing.id: listing.headline for listing in self.published}

    @cached_property
    def _withdrawn_ids(self) -> frozenset[str]:
        return frozenset(listing.id for listing in self.withdrawn)

    def headline(self, id: str) -> str | None:
        """The headline of an article, if it is out."""
        return self.headlines.get(id)

    def version(self, id: str) -> int | None:
        """The number of an article's version, where a history tells it."""
        return self.origins[id].version if id in self.origins else None

    def is_known(self, id: str) -> bool:
        """Whether an article is out, or was and is withdrawn."""
        return id in self.headlines or id in self._withdrawn_ids

    def tells(self, text: str) -> bool:
        """Whether a text, or an address, has a name that would tell of an article that is not out."""
        return not self.hidden.isdisjoint(names_in(text))

    def is_over(self, day: date, zone: tzinfo) -> bool:
        """Whether a day is over at the time of the edition, in a time zone."""
        return day < self.as_of.astimezone(zone).date()


def choose(articles: Iterable[tuple[str, Outline]], as_of: datetime) -> Edition:
    """The edition of some articles, each given by its path and its outline.

    Raises DeskError where two have one id, or an id can't name a folder.
    """
    published: dict[str, Listing] = {}
    withdrawn: dict[str, Listing] = {}
    hidden: dict[str, Listing] = {}
    traces: dict[bool, set[str]] = {True: set(), False: set()}  # of those that are out, and of the others
    for path, outline in articles:
        listing = Listing(outline.id, outline.headline, outline.section, outline.published, path)
        piles = {"published": published, "withdrawn": withdrawn} if outline.is_out(as_of) else {}
        pile = piles.get(outline.status, hidden)
        for other in (published, withdrawn, hidden):
            if listing.id in other:
                raise DeskError(
                    f"{path} and {other[listing.id].path} have the same id {listing.id}."
                )
        if pile is not hidden and not path.isprintable():
            raise DeskError(
                f"{path}: this name can't be written down. Use letters, digits and hyphens."
            )
        if pile is not hidden and not _ID.match(listing.id):
            raise DeskError(
                f"{path}: the id {listing.id!r} can't name a folder. "
                "Use lower-case letters, digits and hyphens."
            )
        pile[listing.id] = listing
        traces[pile is not hidden].update(outline.traces)
    return Edition(as_of, _by_id(published), _by_id(withdrawn), frozenset(traces[False] - traces[True]))


def _by_id(pile: dict[str, Listing]) -> tuple[Listing, ...]:
    return tuple(pile[key] for key in sorted(pile))
