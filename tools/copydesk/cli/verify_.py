"""`copydesk verify`: whether a bundle is whole, and who signed it."""

import argparse
from pathlib import Path

from copydesk.cli.signers import add_signers, signers_of


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "verify",
        help="check that a bundle is whole, and who signed it",
        description="Check every digest of a bundle, that nothing is missing and that nothing is extra. "
        "An archive is read, never unpacked.",
    )
    parser.add_argument(
        "bundle", type=Path, metavar="BUNDLE", help="the bundle: a folder, a .tar.gz or a bag"
    )
    add_signers(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Verify, and say by the exit code whether the bundle is whole."""
    from copydesk.export import signed
    from copydesk.export.verify import verify
    from copydesk.report.look import counted, visible

    signers = signers_of(arguments)
    verdict = verify(arguments.bundle)
    answer = signed.check(verdict, signers)
    problems = verdict.problems + ([answer.trouble] if answer.trouble else [])
    for problem in problems:
        print(visible(problem))
    shown = visible(str(arguments.bundle))
    if problems:
        wanted = "whole" if verdict.problems else "signed as it should be"
        print(f"{shown} is not {wanted}: {counted(len(problems), 'problem')}.")
        return 1
    listed = verdict.manifest
    origin = f"commit {str(listed.commit)[:10]}" if not listed.worktree else "a working tree"
    purged = f", {listed.count('purged'):,} purged" if listed.count("purged") else ""
    print(
        visible(
            f"{shown} is whole: {counted(listed.count('published'), 'item')} "
            f"and {listed.count('withdrawn'):,} withdrawn{purged} in "
            f"{len(listed.files):,} files and the manifest, as of {listed.as_of}, from {origin}."
        )
    )
    if signers:
        print(visible(f"Signed by {answer.who}."))
    elif answer.who:
        print(
            visible(
                f"It is signed {answer.who}. Whose key that is was not checked; --allowed-signers FILE does."
            )
        )
    return 0
