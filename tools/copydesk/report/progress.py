"""Progress on long work: a line at a terminal that is overwritten, and nothing elsewhere."""

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

_AFTER = 0.5

T = TypeVar("T")


class Progress:
    """`show(done, of)` draws a line once the work has gone on for half a second; leaving clears it."""

    def __init__(self, out: TextIO, what: str):
        self.out, self.what = out, what
        self.on = out.isatty()
        self.began = time.monotonic()
        self.drawn = 0.0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self.drawn:
            self.out.write("\r\x1b[K")
            self.out.flush()

    def over(self, work: Iterable[T], of: int) -> Iterator[T]:
        """The same, showing how much of it has been taken."""
        for done, one in enumerate(work, 1):
            yield one
            self.show(done, of)

    def show(self, done: int, of: int) -> None:
        """Say how far the work is."""
        now = time.monotonic()
        if self.on and now - self.began > _AFTER and now - self.drawn > 0.1:
            self.drawn = now
            share = 20 * done // of if of else 20
            self.out.write(f"\r\x1b[K{self.what} [{'#' * share}{'.' * (20 - share)}] {done:,} of {of:,}")
            self.out.flush()
