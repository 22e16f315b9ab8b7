"""What an earlier export made of an article, taken over where nothing has changed on which it depends.

A cache keeps what became of the article. The files are in the bundle at whose place the new one will stand: those
whose digests are still right are linked into the new one, or copied where the disk knows no links.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from copydesk.cache import key_of
from copydesk.desk.desk import default_schema
from copydesk.export.asked import Answers
from copydesk.export.catalogue import Format
from copydesk.export.manifest import File
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed
from copydesk.export.staging import unchanged
from copydesk.export.state import Files
from copydesk.program import program
from copydesk.packing import from_bytes, to_bytes

KIND = "item"
_LIBRARIES = ("jinja2", "markdown-it-py", "markupsafe")


class Earlier(NamedTuple):
    """What became of an article, and what it asked of the edition around it."""

    pressed: Pressed
    answers: Answers


def key(path: str, blob: str, press: Press) -> bytes:
    """What an article depends on by itself: its path and its bytes, the desk, the formats and the program."""
    names = ",".join(format.name for format in press.formats)
    return key_of(program(), made_with(), press.desk.fingerprint, names, path, blob)


def are_ours(formats: Iterable[Format]) -> bool:
    """Whether the program itself brings all these formats: what others depend on can't be known."""
    writers = (format.write_item for format in formats if format.write_item)
    return all(writer.__module__.startswith("copydesk.") for writer in writers)


def kept(pressed: Pressed, answers: Answers) -> bytes:
    """The bytes to keep."""
    return to_bytes(Earlier(pressed, answers))


def take_over(data: bytes, whole: bool, files: Files, press: Press, old: Path, new: Path) -> Pressed | None:
    """What was kept, if it is still true and its files can be taken from the `old` bundle into the `new` one."""
    earlier = from_bytes(data)
    if not isinstance(earlier, Earlier) or (whole and earlier.pressed.item is None):
        return None
    pressed, answers = earlier
    if not answers.hold(press.edition, press.settings.zone):
        return None
    if any(files.blob(path) != blob for path, blob in pressed.photos):
        return None
    if pressed.photos and pressed.drawn_with != drawn_with():
        return None
    folders = {os.path.dirname(file.path) for file in pressed.files}
    if any(os.path.islink(os.path.join(old, folder)) for folder in folders):
        return None
    if any(unchanged(os.path.join(old, file.path), file) is None for file in pressed.files):
        return None
    return pressed if _moved(pressed.files, folders, os.fspath(old), os.fspath(new)) else None


def _moved(files: tuple[File, ...], folders: set[str], old: str, new: str) -> bool:
    """Whether all files are in the new bundle; none is where one can't be had."""
    done = []
    try:
        for folder in folders:
            os.makedirs(os.path.join(new, folder), exist_ok=True)
        for file in files:
            before, place = os.path.join(old, file.path), os.path.join(new, file.path)
            done.append(place)
            try:
                os.link(before, place)
            except OSError:
                shutil.copyfile(before, place)
    except OSError:
        for place in done:
            Path(place).unlink(missing_ok=True)
        return False
    return True


@cache
def made_with() -> str:
    """With what pages are made on this machine: the libraries, and in the lines below them the program's own templates,
    which stand in for those that a newsroom does not have."""
    libraries = " ".join([sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)])
    folder = default_schema() / "templates"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    texts = (f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
    return "\n".join([" ".join(libraries.split()), *texts])


@cache
def drawn_with() -> str:
    """With what photos are drawn on this machine."""
    from copydesk.export import renditions  # brings Pillow, which takes its time

    return renditions.drawn_with()
