"""What was made of a desk's files in an earlier run, so that they need not be read again."""

import os
from collections.abc import Callable
from typing import Any

from copydesk.cache import Cache, key_of
from copydesk.packing import from_bytes, to_bytes

_KIND = "desk"


class KeptDesk:
    """Values that depend on the files of one desk and on the program, in a cache; `desk` stands for both.

    Only the process that opened the cache asks it. `same()` says whether the desk's files are still those that it was
    named by: what was made while somebody saved one is not kept.
    """

    def __init__(self, cache: Cache, desk: str, same: Callable[[], bool]):
        self._cache, self._desk, self._same, self._process = cache, desk, same, os.getpid()

    def get(self, what: str, make: Callable[[], Any]) -> Any:
        """A value as it was kept, or else made and kept. None is never kept."""
        if os.getpid() != self._process:
            return make()
        key = key_of(self._desk, what)
        kept = self._cache.get(_KIND, [key]).get(key)
        value = from_bytes(kept) if kept else None
        if value is None:
            value = make()
            if self._same():
                self._cache.put(_KIND, {key: to_bytes(value)})
        return value
