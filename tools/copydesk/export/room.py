"""A room of one's own beside a place on the disk, and taking that place in one step.

What is being written stands in a folder beside its place that nobody else has, so that many can write to one
place at a time and the last one wins whole. Somebody who was killed leaves such a room behind; whoever comes
next clears it away. A room that is in use is locked, as long as its owner lives.
"""

import ctypes
import errno
import os
import secrets
import shutil
import sys
from glob import escape
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: a room that was left is not told from one in use, and stays
    fcntl = None

_TAKEN = (errno.EEXIST, errno.ENOTEMPTY)
_TRIES, _FEW = 100, 3
_OLD = "old"


class Room:
    """A folder beside a place, for as long as the `with` lasts."""

    def __init__(self, place: Path):
        self._place = place
        self._lock: int | None = None
        self.folder = place  # until there is one

    def __enter__(self) -> "Room":
        clear_up(self._place)
        self._place.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(_FEW):  # somebody who clears up may be quicker; some file systems have no locks at all
            self.folder = self._place.with_name(f".{self._place.name}.{secrets.token_hex(4)}")
            self.folder.mkdir()
            self._lock = _locked(self.folder)
            if self._lock is not None or not fcntl:
                return self
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)

    def move(self, new: Path, place: Path) -> None:
        """Move a folder of the room to a place beside it; one that stands there goes to the room."""
        for _ in range(_TRIES):  # others may come and go at the same place
            if _exchange(new, place):
                return
            try:
                if os.path.lexists(place):
                    os.rename(place, self.folder / _OLD)
                os.rename(new, place)
                return
            except FileNotFoundError:
                if not os.path.lexists(new):
                    raise
            except OSError as error:
                if error.errno not in _TAKEN:
                    _back(self.folder / _OLD, place)
                    raise
            shutil.rmtree(self.folder / _OLD, ignore_errors=True)
        raise OSError(errno.EBUSY, "others write here all the time", str(place))


def clear_up(place: Path) -> None:
    """Take away the rooms that were left beside a place; the old folder of one that was killed between two
    steps, where the system can't swap folders, goes back to its place."""
    if not place.parent.is_dir():
        return
    for room in place.parent.glob(f".{escape(place.name)}.{'[0-9a-f]' * 8}"):
        lock = _locked(room)
        if lock is not None:
            _back(room / _OLD, place)
            shutil.rmtree(room, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """A folder's lock, held until it is closed; None where it can't be had, or the folder has gone."""
    if not fcntl:
        return None
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), os.lstat(folder)):
            return lock
    except OSError:
        pass
    os.close(lock)
    return None


def _back(old: Path, place: Path) -> None:
    if os.path.lexists(old) and not os.path.lexists(place):
        os.rename(old, place)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux, macOS); whether it was done."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        swap, here = 2, -100  # RENAME_SWAP or RENAME_EXCHANGE; AT_FDCWD
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return system.renamex_np(*names, swap) == 0
        return system.renameat2(here, names[0], here, names[1], swap) == 0
    except (OSError, AttributeError, TypeError):
        return False
