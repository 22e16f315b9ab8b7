"""`copydesk cache`: what copydesk has kept of its work, and throwing it away."""

import argparse
import os
import sys
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.caching import VARIABLE

    parser = commands.add_parser(
        "cache",
        help="show what is kept of earlier work, or throw it away",
        description="Show where copydesk keeps what it has worked out, and how much. It is one file among Git's own, "
        f"never committed, and may be thrown away at any time. {VARIABLE}=DIR keeps it in a folder of your choice, "
        "such as one that a CI keeps between its runs; nobody else should be able to write there.",
    )
    parser.add_argument("action", nargs="?", choices=("show", "clear"), default="show", help="default: show")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the cache or clear it; the exit code."""
    from copydesk.cli.caching import VARIABLE, cache_for
    from copydesk.desk import load_desk
    from copydesk.error import DeskError
    from copydesk.git import Repository
    from copydesk.report.look import counted, visible

    cache = cache_for(Repository.of(load_desk(Path.cwd()).root))
    if cache.file is None:
        print(f"Nothing is kept: this folder is in no Git repository, and {VARIABLE} names no folder.")
        return 0
    shown = visible(os.path.relpath(cache.file))
    if arguments.action == "clear":
        try:
            cache.clear()
        except OSError as error:
            raise DeskError(f"{shown} can't be removed: {error.strerror}.") from None
        print(f"{shown} is cleared.")
        return 0
    contents = cache.contents()
    if contents is None:
        print(f"Nothing is kept yet. It would be in {shown}.")
        return 0
    kinds = ", ".join(counted(number, kind) for kind, number in contents.kinds.items())
    print(f"{shown}: {contents.size:,} bytes; {kinds or 'nothing'}.")
    return 0
