"""What a check found, as the user wants it: `--format`, `--output`, `--statistics`; and the exit code."""

import argparse
import sys

from copydesk.finding import Severity
from copydesk.report import FORMATS, writer


def add_report(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
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


def report(desk, result, arguments: argparse.Namespace, nothing: str = "") -> int:
    """Write the reports. `nothing` is what people are told where no article was looked at and nothing was found. The
    exit code: 0 clean, 1 findings, 2 where a report could not be written."""
    from copydesk.report.look import look_for
    from copydesk.report.text import statistics, summary

    look = look_for(sys.stdout, str(desk.root), desk.settings.rules_url)
    if arguments.statistics and arguments.format == "text":
        sys.stdout.write(statistics(result, look) + summary(result, look))
    elif arguments.format == "text" and nothing and not result.articles and not result.findings:
        print(nothing)
    else:
        writer(arguments.format)(result, sys.stdout, look)
    if arguments.output:
        from copydesk.report.output import write_outputs

        if not write_outputs(arguments.output, result, look):
            return 2
    blocking = (Severity.ERROR, Severity.WARNING)
    return 1 if any(finding.severity in blocking for finding in result.findings) else 0


def _output(text: str):
    from copydesk.report.output import read_output

    try:
        return read_output(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
