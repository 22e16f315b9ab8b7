"""`copydesk cache`: what copydesk has kept of its work, and throwing it away."""

import argparse
import os
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.caching import VARIABLE, add_cache_folder

    parser = commands.add_parser(
        "cache",
        help="show what is kept of earlier work, or throw it away",
        description="Show where copydesk keeps what it has worked out, and how much. It is in a few files among "
        f"Git's own, never committed, and may be thrown away at any time. --cache-dir DIR, or {VARIABLE}=DIR, keeps it "
        "in a folder of your choice, such as one that a CI keeps between its runs; nobody else should be able to write "
        "there.",
    )
    parser.add_argument("action", nargs="?", choices=("show", "clear"), default="show", help="default: show")
    add_cache_folder(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the cache or clear it; the exit code."""
    from copydesk.checking.standing import kept_in
    from copydesk.cli.caching import VARIABLE, cache_asked
    from copydesk.desk import load_desk
    from copydesk.git import Repository
    from copydesk.report.look import counted

    cache = cache_asked(Repository.of(load_desk(Path.cwd()).root), arguments)
    if cache.file is None or cache.folder is None:
        print(f"Nothing is kept: this folder is in no Git repository, and {VARIABLE} names no folder.")
        return 0
    archives = kept_in(cache.folder)
    if arguments.action == "clear":
        _clear(cache, archives)
        return 0
    contents = cache.contents()
    if contents is None and not archives:
        print(f"Nothing is kept yet. It would be in {_shown(cache.file)}.")
    if contents is not None:
        kinds = ", ".join(counted(number, kind) for kind, number in contents.kinds.items())
        print(f"{_shown(cache.file)}: {contents.size:,} bytes; {kinds or 'nothing'}.")
    for file in archives:
        print(f"{_shown(file)}: {file.stat().st_size:,} bytes; what a check of everything has seen.")
    return 0


def _clear(cache, archives: list[Path]) -> None:
    from copydesk.checking.standing import remove
    from copydesk.error import DeskError

    for file, clear in ((cache.file, cache.clear), *((file, lambda file=file: remove(file)) for file in archives)):
        try:
            clear()
        except OSError as error:
            raise DeskError(f"{_shown(file)} can't be removed: {error.strerror}.") from None
        print(f"{_shown(file)} is cleared.")


def _shown(file: Path) -> str:
    from copydesk.report.look import visible

    return visible(os.path.relpath(file))
