"""Presses all articles of an edition: on every core, or on other machines, and those that have not changed not again."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from copydesk.batches import in_batches
from copydesk.cache import Cache
from copydesk.checking.engine import Engine
from copydesk.checking.workers import Processes
from copydesk.desk import DeskError
from copydesk.export import earlier, prints
from copydesk.export.edition import Listing
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed
from copydesk.export.presswork import Made, Task, Work
from copydesk.export.staging import Staging, write
from copydesk.export.state import State
from copydesk.export.view import latest_ids

_BATCH = 20
_FEW = 60  # that are not worth another process
_AT_ONCE = 500  # of which the cache is asked at a time


def press_all(
    state: State, press: Press, staging: Staging, cache: Cache, far: Engine | None = None
) -> Iterator[tuple[Listing, Pressed]]:
    """Every article that is out, in the order of ids, with what became of it; its files are in the bundle. Those are
    made on this machine, or by the engine that is `far`. Raises DeskError where that can't make the same."""
    listings = press.edition.published
    engine = far or Processes(1 if len(listings) < _FEW else None)
    work = _work(press, staging, cache, far is not None)
    under_way: deque[list[tuple[Task, Pressed | None]]] = deque()
    keys = {listing.id: _key(listing, press) for listing in listings} if work.keeps else {}

    def batches() -> Iterator[list[Task]]:
        """What is to be done. What can be taken over from the bundle at the place is not sent far away."""
        for batch in in_batches(_tasks(listings, keys, cache), _BATCH):
            taken = [work.taken_over(task, state.desk, state, staging.folder) if far else None for task in batch]
            under_way.append(list(zip(batch, taken)))
            yield [Task(task.listing) if far else task for task, done in under_way[-1] if done is None]

    new: dict[str, dict[bytes, bytes]] = {earlier.KIND: {}, prints.KIND: {}}
    for made in engine.each(work, batches(), state.desk, state):
        fresh = iter(made)
        for task, taken in under_way.popleft():
            done = next(fresh) if taken is None else Made(taken)
            _write(done, staging)
            if done.kept is not None:
                new[earlier.KIND][keys[task.listing.id]] = done.kept
            new[prints.KIND].update(done.prints)
            yield task.listing, done.pressed
        if len(new[earlier.KIND]) >= _AT_ONCE:
            _keep(new, cache)
    _keep(new, cache)


def _work(press: Press, staging: Staging, cache: Cache, far: bool) -> Work:
    """What is to be done, as it can be sent elsewhere."""
    if far and not earlier.are_ours(press.formats):
        raise DeskError(
            "a cluster makes only the formats that copydesk brings itself; another package's may not be the same on "
            "every machine. Name others with --formats, or export on this machine."
        )
    newest = frozenset(latest_ids(press.edition.published, press.settings.feeds.items))
    formats = tuple(replace(format, write_edition=None, write_withdrawn=None) for format in press.formats)
    keeps = staging.place is not None and cache.file is not None and earlier.are_ours(press.formats)
    new = None if far else staging.folder
    asked = cache if keeps and not far else Cache(None)
    return Work(press.edition, formats, newest, new, staging.place, keeps, asked, earlier.made_with())


def _key(listing: Listing, press: Press) -> bytes:
    return earlier.key(listing.path, press.edition.origins[listing.id].blob, press)


def _tasks(listings: tuple[Listing, ...], keys: dict[str, bytes], cache: Cache) -> Iterator[Task]:
    """Each article with what is kept of it."""
    for start in range(0, len(listings), _AT_ONCE):
        some = listings[start : start + _AT_ONCE]
        kept = cache.get(earlier.KIND, [keys[listing.id] for listing in some if keys])
        cache.close()  # no other process is to begin with it open
        yield from (Task(listing, kept.pop(keys.get(listing.id, b""), None)) for listing in some)


def _keep(new: dict[str, dict[bytes, bytes]], cache: Cache) -> None:
    """Let the cache have what is new, by kind."""
    for kind, values in new.items():
        cache.put(kind, values)
        values.clear()


def _write(made: Made, staging: Staging) -> None:
    """Write the files of an article that were made far away. Raises DeskError where photos were drawn otherwise than
    they would be here."""
    if made.data and made.pressed.drawn_with and made.pressed.drawn_with != earlier.drawn_with():
        raise DeskError(
            f"a worker draws photos with {made.pressed.drawn_with}, and this machine with {earlier.drawn_with()}. "
            "Install the same everywhere."
        )
    for file, data in zip(made.pressed.files, made.data):
        write(staging.folder, file.path, data)
