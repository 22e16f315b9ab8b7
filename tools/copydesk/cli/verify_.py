"""`copydesk verify`: whether a bundle is whole."""

import argparse
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "verify",
        help="check that a bundle is whole",
        description="Check every digest of a bundle, that nothing is missing and that nothing is extra. "
        "An archive is read, never unpacked.",
    )
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the bundle: a folder or a .tar.gz")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Verify, and say by the exit code whether the bundle is whole."""
    from copydesk.export.verify import verify
    from copydesk.report.look import counted, visible

    verdict = verify(arguments.bundle)
    for problem in verdict.problems:
        print(visible(problem))
    shown = visible(str(arguments.bundle))
    if verdict.problems:
        print(f"{shown} is not whole: {counted(len(verdict.problems), 'problem')}.")
        return 1
    listed = verdict.manifest
    origin = f"commit {str(listed.commit)[:10]}" if not listed.worktree else "a working tree"
    print(
        visible(
            f"{shown} is whole: {counted(listed.items, 'item')} "
            f"and {listed.withdrawn:,} withdrawn in "
            f"{len(listed.files):,} files and the manifest, as of {listed.as_of}, from {origin}."
        )
    )
    return 0
