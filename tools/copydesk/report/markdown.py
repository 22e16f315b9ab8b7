"""The report as Markdown: the summary of a pull request, complete where annotations are capped at ten.

What comes from a file is inert in it.
"""

from typing import TextIO

from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.inert import code, inert
from copydesk.report.look import Look
from copydesk.report.text import summary

_OPEN = 20  # more rows than these are folded
_MOST = 900_000  # bytes; GitHub shows no summary of more than a mebibyte
_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the counts, and a table of all findings, the gravest first."""
    out.write(f"## copydesk\n\n{summary(result, Look())}")
    if not result.findings:
        return
    rows, left = _rows(sorted(result.findings, key=lambda finding: _WEIGHTS[finding.severity]), look)
    out.write("\n")
    folded = len(result.findings) > _OPEN
    if folded:
        out.write(f"<details>\n<summary>{'The first' if left else 'All'} {len(rows):,} findings</summary>\n\n")
    out.write("| where | what | finding | rule |\n|---|---|---|---|\n" + "".join(rows))
    if folded:
        out.write("\n</details>\n")
    if left:
        out.write(f"\nThere is no room here for {left:,} more; `copydesk check` lists them.\n")
    out.write("\n`copydesk explain RULE` tells why a rule asks what it asks.\n")


def _rows(findings: list[Finding], look: Look) -> tuple[list[str], int]:
    """The rows that there is room for, and how many findings are left."""
    rows, size = [], 0
    for number, finding in enumerate(findings):
        row = _row(finding, look)
        size += len(row.encode())
        if size > _MOST:
            return rows, len(findings) - number
        rows.append(row)
    return rows, 0


def _row(finding: Finding, look: Look) -> str:
    message = inert(finding.message)
    for place in finding.related:
        message += f" See {code(_where(look, place.path, place.line, place.column))}: {inert(place.message)}"
    page = look.page(finding.rule)
    rule = f"[{finding.rule}](<{page}>)" if page else finding.rule
    return f"| {code(_where(look, finding.path, *finding.start))} | {finding.severity} | {message} | {rule} |\n"


def _where(look: Look, path: str, line: int, column: int) -> str:
    return f"{look.path(path)}:{line}:{column}"
