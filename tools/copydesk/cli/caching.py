"""Where a command keeps what it has worked out."""

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.cache import Cache
    from copydesk.git import Repository

VARIABLE = "COPYDESK_CACHE"


def add_cache(parser: argparse.ArgumentParser) -> None:
    """The options on what is kept: nothing, or in another folder."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--no-cache", action="store_true", help="work everything out anew, and keep nothing")
    add_cache_folder(way)


def add_cache_folder(parser) -> None:
    """The option of another folder."""
    parser.add_argument(
        "--cache-dir",
        type=_folder,
        metavar="DIR",
        help=f"keep what is worked out in DIR, such as a folder that a CI keeps between its runs (or {VARIABLE}=DIR)",
    )


def cache_asked(repository: "Repository | None", arguments: argparse.Namespace) -> "Cache":
    """The cache as the options have it. Raises DeskError where the folder can't be made."""
    if arguments.cache_dir:
        _make(Path(arguments.cache_dir).absolute().parent)
    return cache_for(repository, arguments.cache_dir, not getattr(arguments, "no_cache", False))


def cache_for(repository: "Repository | None", folder: str | None = None, wanted: bool = True) -> "Cache":
    """The cache: in the folder, or the one that the environment variable COPYDESK_CACHE names, else among Git's own
    files, where all working trees of a clone share it; none without Git, or where none is wanted."""
    from copydesk.cache import Cache

    named = folder or os.environ.get(VARIABLE)
    if not wanted or not (named or repository):
        return Cache(None)
    place = Path(named).absolute() if named else repository.shared_folder() / "copydesk"
    return Cache(place, date.today().toordinal())


def _make(folder: Path) -> None:
    from copydesk.error import DeskError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"nothing can be kept in {folder}: {error.strerror or error}.") from None


def _folder(text: str) -> str:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("it wants the name of a folder")
    return text
