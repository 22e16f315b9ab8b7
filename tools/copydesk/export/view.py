"""The edition as its feeds and pages see it: every item in short, the newest in full, and the withdrawn ones."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from copydesk.export.item import Image, Item, Name
from copydesk.export.press import Press
from copydesk.export.tombstone import Notice

LATEST = 100


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
    """What `write_edition` is given. All lists have the newest first; `latest` are the LATEST newest items."""

    press: Press
    cards: tuple[Card, ...]
    latest: tuple[Item, ...]
    withdrawn: tuple[Notice, ...]
