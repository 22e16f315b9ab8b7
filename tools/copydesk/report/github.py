"""The report as GitHub workflow commands, which become annotations on the pull request.

Everything that comes from a file is escaped, so that no article can forge a command.
"""

from typing import TextIO

from copydesk.checking.result import Result
from copydesk.finding import Severity
from copydesk.report.look import Look, visible
from copydesk.report.text import summary

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one command a finding, and the summary."""
    for finding in result.findings:
        # A column range is only understood when the finding begins and ends on one line.
        end = f",endColumn={finding.end.column}" if finding.end.line == finding.start.line else ""
        place = f"file={_property(look.path(finding.path))},line={finding.start.line}"
        columns = f",endLine={finding.end.line},col={finding.start.column}{end}"
        out.write(f"::{_NAMES[finding.severity]} {place}{columns},title={_property(finding.rule)}"
                  f"::{_message(finding.message)}\n")
    out.write(summary(result, Look()))


def _message(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
