"""`copydesk fix`: mends what can be mended without a person."""

import argparse
import sys
from pathlib import Path

from copydesk.finding import Severity


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "fix",
        help="mend what can be mended",
        description="Make the safe fixes of articles, of every one by default, and leave all else in them as it "
        "is, byte for byte. A fix that would change anything else, or bring a new error, is not made.",
        epilog="Exit codes: 0 nothing is left that blocks (with --diff: nothing to fix), 1 findings are left "
        "(with --diff: something to fix), 2 wrong use or a broken environment.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders; - mends standard input")
    parser.add_argument(
        "--since", metavar="REV", help="mend what has changed since this branch left REV, such as origin/main"
    )
    parser.add_argument("--diff", action="store_true", help="print what would be changed and write nothing")
    parser.add_argument("--unsafe-fixes", action="store_true", help="make those fixes, too, that may be wrong")
    parser.add_argument("--stdin-path", metavar="PATH", help="the path that standard input stands for")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Mend, say what was mended, and say by the exit code whether there is more to do."""
    return _standard_input(arguments) if "-" in arguments.paths else _files(arguments)


def _files(arguments: argparse.Namespace) -> int:
    """Mend files. Raises WrongUse and DeskError."""
    from copydesk.baseline import Baseline
    from copydesk.checking.check import check_paths
    from copydesk.cli.paths import changed_articles, desk_and_paths, today
    from copydesk.error import WrongUse
    from copydesk.fix.files import Way, fix_files
    from copydesk.report.fixes import write_diffs, write_outcomes, write_trouble
    from copydesk.report.look import look_for
    from copydesk.report.progress import Progress

    if arguments.stdin_path:
        raise WrongUse("--stdin-path goes with - only.")
    if arguments.since and arguments.paths:
        raise WrongUse("--since finds out itself which articles have changed; name no paths.")
    desk, paths = desk_and_paths(arguments.paths)
    if arguments.since:
        paths = changed_articles(desk, arguments.since)
    way = Way(arguments.unsafe_fixes, not arguments.diff, today(desk))
    with Progress(sys.stderr, "fixing") as progress:
        outcomes = fix_files(paths, desk, way, progress.show)
    if arguments.diff:
        write_diffs(outcomes, sys.stdout, look_for(sys.stdout, str(desk.root)))
        for outcome in outcomes:
            write_trouble(outcome, sys.stderr, look_for(sys.stderr, str(desk.root)))
        return 1 if any(outcome.changed for outcome in outcomes) else 0
    with Progress(sys.stderr, "checking") as progress:
        left = check_paths(paths, desk, progress.show, None, way.today, Baseline(desk.root)).findings
    write_outcomes(outcomes, sys.stdout, look_for(sys.stdout, str(desk.root)), left, way.unsafe)
    return 1 if _blocks(left) or any(outcome.trouble for outcome in outcomes) else 0


def _standard_input(arguments: argparse.Namespace) -> int:
    """Mend standard input onto standard output. Raises WrongUse and DeskError."""
    from copydesk.baseline import Baseline
    from copydesk.checking.check import check_unsaved
    from copydesk.cli.paths import desk_above, today
    from copydesk.error import WrongUse
    from copydesk.files import shown_path
    from copydesk.fix.files import Outcome
    from copydesk.fix.mend import mend
    from copydesk.pictures import PictureFolder
    from copydesk.report.fixes import write_diffs, write_outcomes
    from copydesk.report.look import look_for

    if arguments.paths != ["-"] or arguments.since:
        raise WrongUse("- reads one article from standard input and goes with no other path and no --since.")
    file = Path(arguments.stdin_path or "articles/stdin.md")
    desk = desk_above(file)
    path, limit, day = shown_path(file, desk.root), desk.settings.limits.article_bytes, today(desk)
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise WrongUse(f"the article has more than {limit:,} bytes, the newsroom's limit; nothing was done.")
    pictures = PictureFolder(desk.root, desk.settings)
    outcome = Outcome(path, data, mend(path, data, desk, arguments.unsafe_fixes, pictures, day))
    if arguments.diff:
        write_diffs([outcome], sys.stdout, look_for(sys.stdout, str(desk.root)))
        return 1 if outcome.changed else 0
    sys.stdout.buffer.write(outcome.mended.data)
    sys.stdout.buffer.flush()
    left = check_unsaved(path, outcome.mended.data, desk, day, Baseline(desk.root)).findings
    write_outcomes([outcome], sys.stderr, look_for(sys.stderr, str(desk.root)), left, arguments.unsafe_fixes)
    return 1 if _blocks(left) else 0


def _blocks(findings) -> bool:
    return any(finding.severity is not Severity.ADVICE for finding in findings)
