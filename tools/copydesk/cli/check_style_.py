"""`copydesk check-style`: are the files of the house style right, and do their examples hold?"""

import argparse
import sys
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check-style",
        help="check the house style",
        description="Read the files of the house style (schema/style/*.yaml by default) and try the examples "
        "of every entry: it must speak in each `match` sentence and in no `avoid` sentence.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="style files, in the folder or not")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong, one line each; exit 0 when nothing is, 1 when something is."""
    from copydesk.desk import load_desk
    from copydesk.draft_style import with_files
    from copydesk.error import WrongUse
    from copydesk.report.look import look_for, visible
    from copydesk.rules.style.invalid import check_desk
    from copydesk.style_examples import count, failures

    files = [Path(name) for name in arguments.files]
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise WrongUse(f"there is no file {missing[0]}.")
    desk = load_desk(Path.cwd())
    if files:
        desk = with_files(desk, files)
    look = look_for(sys.stdout, str(desk.root))
    lines = [(remark.path, *remark.spot.start, remark.message) for remark in check_desk(desk)]
    lines += [(file.path, *file.line_of(route), message) for file, route, message in failures(desk)]
    for path, line, column, message in sorted(lines):
        print(f"{look.path(path)}:{line}:{column}: {visible(message)}")
    entries, examples = len(desk.style.entries), count(desk)
    if lines:
        print(f"{len(lines)} to mend in {entries} entries.")
        return 1
    print(f"Clean: {entries} entries of the house style, {examples} examples.")
    return 0
