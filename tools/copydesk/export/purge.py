"""What was purged: an article that the law, or a court, wants gone. Its file is deleted from the repository,
and what is told of it is that, when, and nothing else: no headline, no reason, no version, no address but
that of its id.

The newsroom keeps the list in `schema/registers/purged.yaml`, with the ground, which never leaves it.
"""

import json
from datetime import datetime
from typing import NamedTuple

from copydesk.article.times import parse_time
from copydesk.cache import Cache, key_of
from copydesk.desk import Desk, DeskError

KIND = "purge"


class Purge(NamedTuple):
    """An article that is gone for good, and since when, in the newsroom's zone."""

    id: str
    at: datetime


def purges_of(desk: Desk, as_of: datetime) -> tuple[Purge, ...]:
    """What was purged until a moment, by id."""
    listed = ((entry.code, parse_time(entry.text("at"))) for entry in desk.purged.entries.values())
    zone = desk.settings.zone
    return tuple(sorted(Purge(id, at.astimezone(zone)) for id, at in listed if at and at <= as_of))


def forget(desk: Desk, cache: Cache) -> None:
    """Throw away all that a cache keeps, once for everything that is purged: nothing tells any more what of it came
    from that article. Raises DeskError where it can't be thrown away."""
    keys = {key_of(id): b"" for id in desk.purged.entries}
    if cache.file is None or keys.keys() <= cache.has(KIND, keys):
        return
    try:
        cache.clear()
    except OSError as error:
        raise DeskError(
            f"{cache.file} holds what was purged and can't be removed: {error.strerror}. Delete it by hand."
        ) from None
    cache.put(KIND, keys)


def path_of(purge: Purge) -> str:
    """Where the notice stands: `purged/20250918-k7x4m2.json`."""
    return f"purged/{purge.id}.json"


def write(purge: Purge) -> bytes:
    """The notice as JSON."""
    data = {"id": purge.id, "state": "purged", "at": purge.at.isoformat()}
    return (json.dumps(data, indent=2) + "\n").encode()
