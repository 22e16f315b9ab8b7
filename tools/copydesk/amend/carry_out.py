"""Making a plan true on the disk, wholly or not at all.

Everything new is first written beside its place. Then one file after another takes its place, and what it
replaces is kept beside it until all have; where one can't, those before it go back to where they were.
"""

import os
import secrets
import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

from copydesk.amend.plan import Changed, Plan
from copydesk.desk import Desk
from copydesk.edit.rewrite import NotWritten, writable_mode
from copydesk.filing import take_place


class NotDone(Exception):
    """Nothing was changed, or the message says what could not be put back; and why."""


def carry_out(plan: Plan, desk: Desk) -> None:
    """Write and move all files of a plan. Raises NotDone where one has changed since it was read, is a link
    or leads out of the articles by one, can't be written, or finds its new place taken."""
    work = _Work(desk)
    try:
        with ExitStack() as tidied:
            ready = [(file, work.prepare(file, tidied)) for file in plan.files]
            with ExitStack() as undone:
                for file, beside in ready:
                    work.place(file, beside, undone)
                undone.pop_all()
            work.finish(plan)
    except FileExistsError:
        raise work.not_done("it is there already") from None
    except (OSError, NotWritten) as error:
        raise work.not_done(getattr(error, "strerror", None) or str(error)) from None


class _Work:
    def __init__(self, desk: Desk):
        self.root, self.desk = desk.root, desk
        self.articles = Path(os.path.realpath(desk.root / desk.settings.articles))
        self.at = ""  # the file in hand
        self.kept: list[Path] = []  # what was replaced
        self.lost: list[str] = []  # what could not be put back

    def not_done(self, reason: str) -> NotDone:
        """Why nothing was changed, and what could not be put back."""
        return NotDone(" ".join([f"{self.at}: {reason}; nothing was changed.", *self.lost]))

    def prepare(self, file: Changed, tidied: ExitStack) -> Path:
        """What is to stand at the file's new place, written beside it."""
        self.at = file.old
        old, new = self.root / file.old, self.root / file.new
        mode = writable_mode(old, self.root)
        self._demand_inside(old.parent)
        self.at = file.new
        self._make_folder(new.parent, tidied)
        self._demand_inside(new.parent)
        beside = _name_beside(new, ".new")
        tidied.callback(_remove, beside)
        if file.after is None:
            _same_file(old, beside)
        else:
            with open(beside, "xb") as out:
                out.write(file.after)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(beside, mode)
        return beside

    def place(self, file: Changed, beside: Path, undone: ExitStack) -> None:
        """Put a file in its place; the old one is kept aside."""
        self.at = file.old
        old, new = self.root / file.old, self.root / file.new
        aside = _name_beside(old, ".old")
        if file.before is not None and old.read_bytes() != file.before:
            raise NotWritten("it has changed in the meantime")
        if old == new:
            undone.callback(self._put_back, aside, old)
            _same_file(old, aside)
            os.replace(beside, old)
        else:
            self.at = file.new
            take_place(str(beside), new)
            undone.callback(_remove, new)
            self.at = file.old
            undone.callback(self._put_back, aside, old)
            os.rename(old, aside)
        self.kept.append(aside)

    def finish(self, plan: Plan) -> None:
        """Remove what was kept aside, and the folders that are empty now."""
        for aside in self.kept:
            _remove(aside)
        for file in plan.files:
            folder = (self.root / file.old).parent
            with suppress(OSError):
                while file.old != file.new and Path(os.path.realpath(folder)) != self.articles:
                    folder.rmdir()
                    folder = folder.parent

    def _put_back(self, aside: Path, old: Path) -> None:
        try:
            if os.path.lexists(aside):
                os.replace(aside, old)
                _remove(aside)  # it is still there where both names were those of one file
        except OSError:
            self.lost.append(f"But {old} could not be put back; it is {aside}.")

    def _demand_inside(self, folder: Path) -> None:
        if not Path(os.path.realpath(folder)).is_relative_to(self.articles):
            raise NotWritten(f"a link leads out of {self.desk.settings.articles}/ there")

    def _make_folder(self, folder: Path, tidied: ExitStack) -> None:
        """Make a folder, and remove it in the end if it stays empty."""
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        self._demand_inside(missing[-1].parent if missing else folder)
        for one in reversed(missing):
            one.mkdir()
            tidied.callback(_remove_folder, one)


def _name_beside(file: Path, suffix: str) -> Path:
    """A name that is free, in the same folder, and not that of an article."""
    return file.with_name(f".{file.stem[:40]}.{secrets.token_hex(4)}{suffix}")


def _same_file(file: Path, name: Path) -> None:
    """Give a file another name, too; where that can't be, a copy gets it."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copy2(file, name)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
