"""The edition as its feeds and pages see it: each item in short, the newest in full, and those withdrawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from copydesk.export.edition import Listing
from copydesk.export.item import Image, Item, Name
from copydesk.export.press import Press
from copydesk.export.purge import Purge
from copydesk.export.tombstone import Notice


class Card(NamedTuple):
    """An item in short, as a list of articles shows it. `image` is its leading photo."""

    id: str
    path: str
    aliases: tuple[str, ...]
    language: str
    headline: str
    label: str | None
    lead: str
    section: Name
    topics: tuple[Name, ...]
    published: datetime
    modified: datetime | None
    image: Image | None

    @classmethod
    def of(cls, item: Item) -> "Card":
        """The card of an item."""
        values = {name: getattr(item, name) for name in cls._fields if name != "image"}
        return cls(**values, image=item.images[0] if item.images else None)


@dataclass(frozen=True)
class EditionView:
    """What `write_edition` is given, each list with the newest first; `items` are what `latest` chooses from, and
    `purged` is in the order of ids."""

    press: Press
    cards: tuple[Card, ...]
    items: tuple[Item, ...]
    withdrawn: tuple[Notice, ...]
    purged: tuple[Purge, ...] = ()

    def latest(self, section: str | None = None) -> tuple[Item, ...]:
        """The newest items, as many as a feed holds; of a section where one is named by its code."""
        found = (item for item in self.items if section in (None, item.section.code))
        return tuple(islice(found, self.press.settings.feeds.items))


def latest_ids(listings: Iterable[Listing], most: int) -> set[str]:
    """The ids of those that `latest` may give: the `most` newest of all, and the newest of each section."""
    counts: Counter[str | None] = Counter()
    ids = set()
    for listing in sorted(listings, key=lambda listing: listing.published, reverse=True):
        for pile in (None, listing.section):
            counts[pile] += 1
            if counts[pile] <= most:
                ids.add(listing.id)
    return ids
