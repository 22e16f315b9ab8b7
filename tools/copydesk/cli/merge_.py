"""`copydesk merge`: what the parts of a check have found together."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from copydesk.cli.reporting import add_report, report


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "merge",
        help="report on the parts of a check",
        description="Take together what `copydesk check --shard K/N --part FILE` has written on several machines, "
        "look at the archive as a whole, and report as one check would have. It runs in a clone at the same commit.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="all parts, in any order")
    add_report(parser)
    parser.add_argument("--no-baseline", action="store_true", help="report what stands in the baseline, too")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Merge and report. Raises DeskError."""
    from copydesk.baseline import Baseline
    from copydesk.checking.check import check_paths
    from copydesk.checking.parts import Parts
    from copydesk.cli.paths import today
    from copydesk.desk import load_desk
    from copydesk.kept import kept_clean
    from copydesk.report.progress import Progress

    desk = load_desk(Path.cwd())
    with Parts(arguments.files) as parts, Progress(sys.stderr, "merging") as progress:
        desk = replace(desk, settings=desk.settings._replace(preview=parts.head.preview))
        parts.refuse_others(desk, kept_clean(desk).state)
        paths = [desk.root / path for path in parts.head.paths]
        baseline = None if arguments.no_baseline else Baseline(desk.root)
        result = check_paths(paths, desk, progress.show, parts, today(desk), baseline)
    return report(desk, result, arguments)
