"""Progress on long work: a line at a terminal that is overwritten, and nothing elsewhere."""

import time
from typing import TextIO

_AFTER = 0.5


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

    def show(self, done: int, of: int) -> None:
        """Say how far the work is."""
        now = time.monotonic()
        if self.on and now - self.began > _AFTER and now - self.drawn > 0.1:
            self.drawn = now
            share = 20 * done // of if of else 20
            self.out.write(f"\r\x1b[K{self.what} [{'#' * share}{'.' * (20 - share)}] {done:,} of {of:,}")
            self.out.flush()
