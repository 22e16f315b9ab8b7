"""What two states of a repository's files have between them, as Git's raw format tells it."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

INDEX, WORKTREE = ":index", ":worktree"  # states that are no commit; no revision begins with a colon
RAW = "-r -z --raw --no-abbrev".split()

_SUBMODULE, _LINK = "160000", "120000"


class Side(NamedTuple):
    """A file on one side of a change. `blob` is None where only the working tree has its bytes."""

    path: str
    mode: str
    blob: str | None

    @property
    def is_link(self) -> bool:
        return self.mode == _LINK


class FileChange(NamedTuple):
    """A file before and after a change: None where there is none. A renamed one has two paths."""

    before: Side | None
    after: Side | None


class Step(NamedTuple):
    """A commit of the main line: its first parent (None where it is the first), when it was made, and what
    changed in it. A file that was moved is one that is gone and one that has come."""

    commit: str
    parent: str | None
    at: datetime
    changes: tuple[FileChange, ...]


def read_raw(tokens: Iterator[bytes], head: bytes, prefix: str = "") -> FileChange | None:
    """One change in the raw format: `head` is its first token, its paths are taken from `tokens`; `prefix` is
    taken off them. A submodule is no file; None where there is nothing but one."""
    old_mode, new_mode, old, new, status = head.lstrip(b":").decode("ascii").split(" ")
    paths = [os.fsdecode(next(tokens)) for _ in range(2 if status[0] in "RC" else 1)]
    first, last = paths[0].removeprefix(prefix), paths[-1].removeprefix(prefix)
    gone = status[0] == "D" or new_mode == _SUBMODULE
    come = status[0] in "AC" or old_mode == _SUBMODULE
    before = None if come else Side(first, old_mode, old)
    after = None if gone else Side(last, new_mode, new.strip("0") and new or None)
    return FileChange(before, after) if before or after else None
