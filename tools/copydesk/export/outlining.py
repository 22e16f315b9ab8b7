"""The outlines of all articles, worked out on every core, or remembered by a cache."""

from collections.abc import Iterator
from itertools import chain

from copydesk.batches import in_batches
from copydesk.cache import Cache, key_of
from copydesk.checking.engine import Engine
from copydesk.desk import Desk
from copydesk.export.outline import Outline, outline_of
from copydesk.export.state import Files, State
from copydesk.packing import from_bytes, to_bytes
from copydesk.program import program

KIND = "outline"

_BATCH, _AT_ONCE = 200, 1000


def outlined(state: State, engine: Engine, cache: Cache) -> Iterator[tuple[str, Outline]]:
    """The path of each article with its outline; only what the cache does not know is read, and that by the engine."""
    keys = {path: key_of(program(), path, state.blob(path) or "") for path in state.paths}
    known = cache.has(KIND, keys.values())
    unknown = (path for path, key in keys.items() if key not in known)
    made = engine.each(outlines_of, in_batches(unknown, _BATCH), state.desk, state)
    done = chain.from_iterable(made)
    for paths in in_batches(keys, _AT_ONCE):
        kept = cache.get(KIND, [keys[path] for path in paths if keys[path] in known])
        cache.close()  # no other process is to begin with it open
        new: dict[bytes, bytes] = {}
        for path in paths:
            if keys[path] not in known:
                outline = next(done)
                new[keys[path]] = to_bytes(outline)
            else:
                outline = from_bytes(kept.get(keys[path], b""))
                if not isinstance(outline, Outline):
                    (outline,) = outlines_of(state.desk, state, [path])
            yield path, outline
        cache.put(KIND, new)


def outlines_of(desk: Desk, files: Files, paths: list[str]) -> list[Outline]:
    """The outlines of some articles."""
    return [outline_of(entry) for entry in files.entries(paths)]
