"""`copydesk apply`: a delta applied to the bundle it starts from."""

import argparse
from pathlib import Path

from copydesk.cli.signers import add_signers, signers_of


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "apply",
        help="apply a delta to a bundle",
        description="Make of a bundle the one that a delta leads to (`copydesk export --since`). Every "
        "digest is checked before and after, and the new bundle takes the place of the old one in one step.",
    )
    parser.add_argument("delta", type=Path, metavar="DELTA", help="the delta: a folder or a .tar.gz")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the bundle: a folder or a .tar.gz")
    add_signers(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Apply, and say by the exit code whether it was done."""
    from copydesk.desk import DeskError
    from copydesk.export.apply import apply
    from copydesk.export.delta import changes_in_words
    from copydesk.report.look import visible

    try:
        applied = apply(arguments.delta, arguments.bundle, signers_of(arguments))
    except OSError as error:
        raise DeskError(
            f"the bundle can't be written: {error.strerror or error}"
            f"{f' ({error.filename})' if error.filename else ''}."
        ) from None
    for problem in applied.problems:
        print(visible(problem))
    if applied.manifest is None:
        print("Nothing was changed.")
        return 1
    shown = visible(str(arguments.bundle))
    print(f"{shown} is now the bundle as of {applied.manifest.as_of}: {changes_in_words(applied.counts)}.")
    if applied.who:
        print(visible(f"Signed by {applied.who}."))
    return 0
