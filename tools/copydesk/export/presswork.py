"""What is done with some articles of an edition, in this process or in any other, and on this machine or on another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from copydesk.cache import Cache
from copydesk.desk import Desk, DeskError
from copydesk.export import earlier
from copydesk.export.asked import Asked
from copydesk.export.catalogue import Format
from copydesk.export.edition import Edition, Listing
from copydesk.export.manifest import File
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed, press_article
from copydesk.export.prints import Prints
from copydesk.export.staging import put
from copydesk.export.state import Files
from copydesk.files import Entry


class Task(NamedTuple):
    """An article that is out, and what is kept of it."""

    listing: Listing
    kept: bytes | None = None


class Made(NamedTuple):
    """What became of an article; what is to be kept of it, where that is new; the bytes of its files, where they were
    not written; and what is to be kept of its photos, by key."""

    pressed: Pressed
    kept: bytes | None = None
    data: tuple[bytes, ...] = ()
    prints: Mapping[bytes, bytes] = {}


@dataclass
class Work:
    """Presses articles: a Work of an engine. `newest` are the ids of those that feeds may want; `new` is the folder of
    the bundle, None where the files are not to be written but handed back; `old` is that of the bundle at its place.
    `keeps` says whether anything is kept, `cache` is asked for the prints of photos, and `made_with` says with what the
    bytes are made on the machine that asks."""

    edition: Edition
    formats: tuple[Format, ...]
    newest: frozenset[str]
    new: Path | None
    old: Path | None
    keeps: bool
    cache: Cache
    made_with: str
    _made: Press | None = field(default=None, init=False, repr=False)

    def __call__(self, desk: Desk, files: Files, tasks: list[Task]) -> list[Made]:
        """What becomes of each article. Raises DeskError where this machine would make other bytes."""
        if self.made_with != earlier.made_with():
            raise DeskError(
                "a worker has other versions of the packages that pages are made with, or other templates of the "
                f"program, than this machine ({earlier.made_with().splitlines()[0]}). Install the same everywhere."
            )
        taken = [self.taken_over(task, desk, files, self.new) if self.new else None for task in tasks]
        paths = [task.listing.path for task, pressed in zip(tasks, taken) if pressed is None]
        entries = iter(files.entries(paths))
        return [
            Made(pressed) if pressed is not None else self._pressed(task.listing, next(entries), desk, files)
            for task, pressed in zip(tasks, taken)
        ]

    def taken_over(self, task: Task, desk: Desk, files: Files, new: Path) -> Pressed | None:
        """What was kept of an article, if it still holds; its files are in the `new` bundle then."""
        if task.kept is None or self.old is None:
            return None
        whole = task.listing.id in self.newest
        return earlier.take_over(task.kept, whole, files, self._press(desk), self.old, new)

    def _pressed(self, listing: Listing, entry: Entry, desk: Desk, files: Files) -> Made:
        asked = Asked(self.edition)
        data: list[bytes] = []
        write = partial(put, self.new) if self.new else partial(_hand_back, data)
        press = self._press(desk).of(asked)
        whole = listing.id in self.newest
        pressed = press_article(listing, entry.data or b"", whole, files, press, self._prints, write)
        prints = self._prints.taken()
        if pressed.findings or not self.keeps:
            return Made(pressed, None, tuple(data))
        return Made(pressed, earlier.kept(pressed, asked.answers), tuple(data), prints)

    @cached_property
    def _prints(self) -> Prints:
        """This process's own."""
        return Prints(self.cache, self.old, self.new)

    def _press(self, desk: Desk) -> Press:
        """This process's own."""
        if self._made is None or self._made.desk is not desk:
            self._made = Press(desk, self.edition, self.formats)
        return self._made


def _hand_back(data: list[bytes], path: str, content: bytes) -> File:
    data.append(content)
    return File(path, hashlib.sha256(content).hexdigest(), len(content))
