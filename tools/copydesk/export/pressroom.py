"""Presses all articles of an edition, on every core where there are many, and those that have not changed not again."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from copydesk.cache import Cache
from copydesk.checking.workers import Processes
from copydesk.desk import Desk
from copydesk.export import earlier
from copydesk.export.asked import Asked
from copydesk.export.edition import Listing
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed, press_article
from copydesk.export.staging import Staging, put
from copydesk.export.state import State
from copydesk.export.view import latest_ids

_BATCH = 20
_FEW = 60  # that are not worth another process

Task = tuple[Listing, bytes | None]  # with what is kept of it
Made = tuple[Pressed, bytes | None]  # with what is to be kept of it, where that is new


def press_all(
    state: State, press: Press, staging: Staging, cache: Cache
) -> Iterator[tuple[Listing, Pressed]]:
    """Every article that is out, in the order of ids, with what became of it; its files are in the bundle."""
    listings = press.edition.published
    keeps = staging.place is not None and earlier.can_be_kept(press)
    origins = press.edition.origins
    keys = [earlier.key(listing.entry.path, origins[listing.id].blob, press) for listing in listings if keeps]
    kept = cache.get(earlier.KIND, keys)
    cache.close()  # no other process is to begin with it open
    tasks = [(listing, kept.pop(key, None)) for listing, key in zip(listings, keys or [b""] * len(listings))]
    work = _Work(state, press, latest_ids(listings, press.settings.feeds.items), staging.folder, staging.place, keeps)
    batches = [tasks[start : start + _BATCH] for start in range(0, len(tasks), _BATCH)]
    new: dict[bytes, bytes] = {}
    done = 0
    engine = Processes(1 if len(tasks) < _FEW else None)
    for made in engine.each(_press, batches, state.desk, work):
        for pressed, data in made:
            if data is not None:
                new[keys[done]] = data
            yield listings[done], pressed
            done += 1
    cache.put(earlier.KIND, new)


def _press(desk: Desk, work: "_Work", tasks: list[Task]) -> list[Made]:
    return [work.made(listing, kept) for listing, kept in tasks]


@dataclass(frozen=True)
class _Work:
    """Presses some articles. `newest` are the ids of those that feeds may want, `new` is the folder of the bundle, and
    `old` that of the bundle at its place; `keeps` says whether anything is kept."""

    state: State
    press: Press
    newest: set[str]
    new: Path
    old: Path | None
    keeps: bool

    def made(self, listing: Listing, kept: bytes | None) -> Made:
        """What becomes of an article."""
        whole = listing.id in self.newest
        if kept is not None and self.old is not None:
            pressed = earlier.take_over(kept, whole, self.state, self.press, self.old, self.new)
            if pressed is not None:
                return pressed, None
        asked = Asked(self.press.edition)
        pressed = press_article(listing, whole, self.state, self.press.of(asked), partial(put, self.new))
        is_to_be_kept = self.keeps and not pressed.findings
        return pressed, earlier.kept(pressed, asked.answers) if is_to_be_kept else None
