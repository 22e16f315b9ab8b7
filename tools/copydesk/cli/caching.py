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


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    """The option to work everything out anew."""
    parser.add_argument("--no-cache", action="store_true", help="work everything out anew, and keep nothing")


def cache_for(repository: "Repository | None", wanted: bool = True) -> "Cache":
    """The cache: in the folder that the environment variable COPYDESK_CACHE names, else among Git's own files,
    where all working trees of a clone share it; none without Git, or where none is wanted."""
    from copydesk.cache import Cache

    named = os.environ.get(VARIABLE)
    if not wanted or not (named or repository):
        return Cache(None)
    folder = Path(named).absolute() if named else repository.shared_folder() / "copydesk"
    return Cache(folder, date.today().toordinal())
