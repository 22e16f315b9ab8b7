"""`copydesk check`: what is wrong, where, and what to do."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from copydesk.finding import Severity

FORMATS = ("text", "json", "github")


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="check articles",
        description="Check articles, every one of the newsroom's by default. Nothing is changed.",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or folders; - reads standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    parser.add_argument("--statistics", action="store_true", help="count the findings of each rule instead of listing them")
    parser.add_argument("--stdin-path", metavar="PATH", help="the path that standard input stands for")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="number of processes (default: one a core)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and say by the exit code whether there is anything to mend."""
    from copydesk.check import check_paths, check_unsaved
    from copydesk.desk import load_desk
    from copydesk.files import shown_path
    from copydesk.report.look import look_for
    from copydesk.report.progress import Progress
    from copydesk.report.text import statistics, summary

    if "-" in arguments.paths:
        if arguments.paths != ["-"]:
            return _wrong("- reads one article from standard input and goes with no other path.")
        path = Path(arguments.stdin_path or "articles/stdin.md")
        desk = load_desk(_existing(path))
        limit = desk.settings.limits.article_bytes
        result = check_unsaved(shown_path(path, desk.root), sys.stdin.buffer.read(limit + 1), desk)
    else:
        if arguments.stdin_path:
            return _wrong("--stdin-path goes with - only.")
        paths = [Path(path).absolute() for path in arguments.paths]
        missing = [path for path in paths if not path.exists() and not path.is_symlink()]
        if missing:
            return _wrong(f"there is no file or folder {missing[0]}.")
        desk = load_desk(paths[0] if paths else Path.cwd())
        if not paths:
            paths = [desk.root / desk.settings.articles]
            if not paths[0].is_dir():
                return _wrong(f"there is no folder {paths[0]}. `copydesk init` sets up a newsroom's repository; "
                              "`copydesk check PATH` checks files anywhere.")
        with Progress(sys.stderr, "checking") as progress:
            result = check_paths(paths, desk, progress.show, arguments.jobs)

    look = look_for(sys.stdout, str(desk.root))
    if arguments.statistics and arguments.format == "text":
        sys.stdout.write(statistics(result, look) + summary(result, look))
    else:
        import_module(f"copydesk.report.{arguments.format}").write(result, sys.stdout, look)
    blocking = (Severity.ERROR, Severity.WARNING)
    return 1 if any(finding.severity in blocking for finding in result.findings) else 0


def _existing(path: Path) -> Path:
    """The nearest folder above a path that exists."""
    path = path.absolute()
    return next(folder for folder in path.parents if folder.is_dir())


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, 1 to 512")
    return int(text)


def _wrong(message: str) -> int:
    print(f"copydesk check: {message}", file=sys.stderr)
    return 2
