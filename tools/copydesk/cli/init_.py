"""`copydesk init`: a new newsroom's repository."""

import argparse
import sys
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "init",
        help="set up a newsroom's repository",
        description="Write the folders, registers, settings, CI workflow and a first article of a new newsroom. "
        "Files that are there already are left as they are.",
    )
    parser.add_argument("folder", metavar="DIR", help="the folder; made if it is not there")
    parser.add_argument("--publisher", default="Newsroom", metavar="NAME", help="the publisher's name")
    parser.add_argument("--domain", default="example.org", help="a domain of the publisher's")
    parser.add_argument("--language", default="en-GB", help="the language of the copy (BCP 47; default: en-GB)")
    parser.add_argument("--time-zone", default="UTC", metavar="ZONE", help="the newsroom's time zone (default: UTC)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what comes next."""
    from copydesk.newsroom import set_up

    if not arguments.folder.strip():  # an empty variable of a shell, say: not the folder one stands in
        print("copydesk init: name the folder; . is the one you are in.", file=sys.stderr)
        return 2
    folder = Path(arguments.folder)
    try:
        written, kept = set_up(folder, arguments.publisher, arguments.domain, arguments.language, arguments.time_zone)
    except OSError as error:
        print(f"copydesk init: {error.filename or folder} can't be written: {error.strerror}.", file=sys.stderr)
        return 2
    print(f"{folder}: {len(written)} files written.")
    if kept:
        print(f"Left as they were: {', '.join(kept[:10])}{' and others' if len(kept) > 10 else ''}.")
    print(f"Next: cd {folder}, git init, copydesk check. Then look through copydesk.toml and schema/registers/.")
    return 0
