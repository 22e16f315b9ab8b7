"""`copydesk check`: what is wrong, where, and what to do."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from copydesk.finding import Severity
from copydesk.report import FORMATS, writer


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="check articles",
        description="Check articles, every one of the newsroom's by default. Nothing is changed.",
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="articles or folders; - reads standard input"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    parser.add_argument(
        "--output",
        type=_output,
        action="append",
        default=[],
        metavar="[FORMAT:]FILE",
        help="write a report to a file, too; may be given several times",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings of each rule instead of listing them"
    )
    parser.add_argument("--stdin-path", metavar="PATH", help="the path that standard input stands for")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="check what has changed since this branch left REV, such as origin/main, and the changes themselves",
    )
    parser.add_argument("--exact", action="store_true", help="with --since: compare with REV itself")
    parser.add_argument(
        "--staged", action="store_true", help="check what the next commit would change (with --since: from REV on)"
    )
    parser.add_argument("--no-baseline", action="store_true", help="report what stands in the baseline, too")
    parser.add_argument("--preview", action="store_true", help="ask the rules on trial, too")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="number of processes (default: one a core)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and say by the exit code whether there is anything to mend."""
    from copydesk.cli.asked import WrongUse

    try:
        desk, result = _checked(arguments)
    except WrongUse as error:
        print(f"copydesk check: {error}", file=sys.stderr)
        return 2
    if not _report(desk, result, arguments):
        return 2
    blocking = (Severity.ERROR, Severity.WARNING)
    return 1 if any(finding.severity in blocking for finding in result.findings) else 0


def _checked(arguments: argparse.Namespace):
    """The desk, and what the check gave. Raises WrongUse and DeskError."""
    from copydesk.baseline import Baseline
    from copydesk.check import check_paths
    from copydesk.cli.asked import WrongUse
    from copydesk.cli.paths import desk_and_paths, today
    from copydesk.report.progress import Progress

    if "-" in arguments.paths:
        return _standard_input(arguments)
    if arguments.stdin_path:
        raise WrongUse("--stdin-path goes with - only.")
    if arguments.since == "":
        raise WrongUse("--since wants a revision, such as origin/main.")
    if arguments.since or arguments.staged:
        return _changed(arguments)
    if arguments.exact:
        raise WrongUse("--exact goes with --since only.")
    desk, paths = desk_and_paths(arguments.paths)
    desk = _with_preview(desk, arguments)
    baseline = None if arguments.no_baseline else Baseline(desk.root)
    with Progress(sys.stderr, "checking") as progress:
        return desk, check_paths(paths, desk, progress.show, arguments.jobs, today(desk), baseline)


def _standard_input(arguments: argparse.Namespace):
    from copydesk.baseline import Baseline
    from copydesk.check import check_unsaved
    from copydesk.cli.asked import WrongUse
    from copydesk.cli.paths import desk_above, today
    from copydesk.files import shown_path

    if arguments.paths != ["-"]:
        raise WrongUse("- reads one article from standard input and goes with no other path.")
    path = Path(arguments.stdin_path or "articles/stdin.md")
    desk = _with_preview(desk_above(path), arguments)
    data = sys.stdin.buffer.read(desk.settings.limits.article_bytes + 1)
    baseline = None if arguments.no_baseline else Baseline(desk.root)
    return desk, check_unsaved(shown_path(path, desk.root), data, desk, today(desk), baseline)


def _changed(arguments: argparse.Namespace):
    """The desk, and what the check of a change gave."""
    from datetime import UTC, datetime
    from tempfile import TemporaryDirectory

    from copydesk.cli.asked import WrongUse
    from copydesk.desk import DeskError, load_desk
    from copydesk.git import INDEX, WORKTREE, Repository
    from copydesk.guard import base_of, check_since, desk_of

    if arguments.paths:
        raise WrongUse("--since and --staged find out themselves which articles have changed; name no paths.")
    desk = load_desk(Path.cwd())
    repository = Repository.of(desk.root)
    if repository is None:
        raise DeskError(f"{desk.root} is in no Git repository, so nothing tells what has changed.")
    base = base_of(repository, arguments.since, arguments.exact)
    target = INDEX if arguments.staged else WORKTREE
    with TemporaryDirectory(prefix="copydesk-") as folder:
        judging = desk_of(repository, INDEX, Path(folder)) if arguments.staged else desk
        judging, at = _with_preview(judging, arguments), datetime.now(UTC)
        result = check_since(
            repository, base, target, judging, at, arguments.jobs, not arguments.no_baseline
        )
    return desk, result


def _with_preview(desk, arguments: argparse.Namespace):
    """The desk, with the rules on trial where they are asked for."""
    return replace(desk, settings=replace(desk.settings, preview=True)) if arguments.preview else desk


def _report(desk, result, arguments: argparse.Namespace) -> bool:
    """Write the reports; whether all could be written."""
    from copydesk.report.look import look_for
    from copydesk.report.output import write_outputs
    from copydesk.report.text import statistics, summary

    look = look_for(sys.stdout, str(desk.root), desk.settings.rules_url)
    if arguments.statistics and arguments.format == "text":
        sys.stdout.write(statistics(result, look) + summary(result, look))
    elif arguments.format == "text" and _nothing_changed(result, arguments):
        print("Clean: no article has changed.")
    else:
        writer(arguments.format)(result, sys.stdout, look)
    return write_outputs(arguments.output, result, look)


def _nothing_changed(result, arguments: argparse.Namespace) -> bool:
    return bool(arguments.since or arguments.staged) and not result.articles and not result.findings


def _output(text: str):
    from copydesk.report.output import read_output

    try:
        return read_output(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, 1 to 512")
    return int(text)
