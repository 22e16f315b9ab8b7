"""`copydesk init`: a new newsroom's repository."""

import argparse
from pathlib import Path

SYSTEMS = ("github", "forgejo", "gitlab")


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "init",
        help="set up a newsroom's repository",
        description="Write the folders, registers, settings, CI workflow and a first article of a new newsroom. "
        "Files that are there already are left as they are; with --ci a newsroom that is set up gets that alone.",
    )
    parser.add_argument("folder", metavar="DIR", help="the folder; made if it is not there")
    parser.add_argument("--publisher", default="Newsroom", metavar="NAME", help="the publisher's name")
    parser.add_argument("--domain", default="example.org", help="a domain of the publisher's")
    parser.add_argument("--language", default="en-GB", help="the language of the copy (BCP 47; default: en-GB)")
    parser.add_argument("--time-zone", default="UTC", metavar="ZONE", help="the newsroom's time zone (default: UTC)")
    parser.add_argument(
        "--ci",
        choices=SYSTEMS,
        action="append",
        help="the CI system to write a workflow for; may be repeated (default: github)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say what comes next."""
    from copydesk.error import WrongUse
    from copydesk.newsroom import is_newsroom, set_up, set_up_ci
    from copydesk.report.look import counted

    if not arguments.folder.strip():  # an empty variable of a shell, say: not the folder one stands in
        raise WrongUse("name the folder; . is the one you are in.")
    folder, systems = Path(arguments.folder), arguments.ci or SYSTEMS[:1]
    only_ci = bool(arguments.ci) and is_newsroom(folder)
    try:
        if only_ci:
            written, kept = set_up_ci(folder, systems)
        else:
            names = (arguments.publisher, arguments.domain, arguments.language, arguments.time_zone)
            written, kept = set_up(folder, *names, systems)
    except OSError as error:
        raise WrongUse(f"{error.filename or folder} can't be written: {error.strerror}.") from None
    print(f"{folder}: {counted(len(written), 'file')} written.")
    if kept:
        print(f"Left as they were: {', '.join(kept[:10])}{' and others' if len(kept) > 10 else ''}.")
    if not only_ci:
        print(f"Next: cd {folder}, git init, copydesk check. Then look through copydesk.toml and schema/registers/.")
    return 0
