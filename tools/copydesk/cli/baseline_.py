"""`copydesk baseline`: takes down what is wrong today, so that a check reports only what is new."""

import argparse
import sys


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "baseline",
        help="take down today's findings as known",
        description="Write today's findings into .copydesk-baseline.json; from then on `copydesk check` "
        "reports only what is new. Once it is there the baseline only shrinks: what has been mended is taken "
        "out, and what is new is refused.",
        epilog="Exit codes: 0 written, 1 refused because there are new findings, 2 wrong use or a broken "
        "environment.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders (default: everything)")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--shrink", action="store_true", help="take out what has been mended, and leave aside what is new"
    )
    way.add_argument("--grow", action="store_true", help="take in what is new, too")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline and say what has changed in it."""
    from copydesk.baseline import NAME, Baseline, compared
    from copydesk.cli.paths import desk_and_paths
    from copydesk.error import WrongUse
    from copydesk.report.look import counted

    desk, paths = desk_and_paths(arguments.paths)
    baseline = Baseline(desk.root)
    first = not baseline.exists
    change = compared(baseline.entries(), _found(desk, paths), _asked(desk, paths))
    if first and arguments.shrink:
        raise WrongUse(f"there is no {NAME} that could shrink. `copydesk baseline` writes one.")
    if change.new and not (first or arguments.shrink or arguments.grow):
        print(
            f"{_findings(change.new)} not in the baseline, and the baseline only shrinks: nothing was written.\n"
            "`copydesk check` lists them. Mend them; or take out what has been mended with "
            "`copydesk baseline --shrink`; or take them in with `copydesk baseline --grow`."
        )
        return 1
    if first and not change.new:
        print("Clean: there is nothing to take down.")
        return 0
    entries = change.shrunk if arguments.shrink else change.grown
    baseline.write(entries)
    added = 0 if arguments.shrink else change.new
    print(
        f"{NAME}: {counted(sum(entry.count for entry in entries), 'finding')} "
        f"in {counted(len({entry.path for entry in entries}), 'file')}; {added:,} added, {change.gone:,} taken out."
    )
    return 0


def _found(desk, paths):
    """All findings under the paths, as entries."""
    from copydesk.baseline import Ledger
    from copydesk.checking.check import check_paths
    from copydesk.cli.paths import today
    from copydesk.report.progress import Progress

    ledger = Ledger(desk.root)
    with Progress(sys.stderr, "checking") as progress:
        check_paths(paths, desk, progress.show, None, today(desk), ledger)
    return ledger.found


def _asked(desk, paths):
    """Whether a check of the paths would find again what an entry says."""
    from copydesk.rules.book import get_rule

    def asked(entry) -> bool:
        rule = get_rule(entry.rule)
        file = desk.root / entry.path
        return (rule is None or rule.kind != "check_whole") and any(
            file.is_relative_to(path) for path in paths
        )

    whole = any((desk.root / desk.settings.articles).is_relative_to(path) for path in paths)
    return (lambda entry: True) if whole else asked


def _findings(number: int) -> str:
    return "1 finding is" if number == 1 else f"{number:,} findings are"
