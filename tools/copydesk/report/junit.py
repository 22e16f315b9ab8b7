"""The report as JUnit XML: a test case for each file with findings, which fails on an error or a warning.

Files that are clean are not listed by name; where all are, one case says so, as some readers refuse a report
without any.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.look import Look, help_for, visible
from copydesk.report.text import summary

_NOT_XML = str.maketrans({0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"})


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one XML document."""
    cases, failed = [], 0
    for path, findings in groupby(result.findings, key=lambda finding: finding.path):
        case, fails = _case(look.path(path), list(findings), look)
        cases.append(case)
        failed += fails
    if not cases:
        cases = [f"    <testcase classname=\"copydesk\" name={_attribute(summary(result, Look()).strip())}/>\n"]
    counts = f'name="copydesk" tests="{len(cases)}" failures="{failed}" errors="0"'
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n  <testsuite {counts} skipped="0">\n'
              f"{''.join(cases)}  </testsuite>\n</testsuites>\n")


def _case(path: str, findings: list[Finding], look: Look) -> tuple[str, bool]:
    blocking = [finding for finding in findings if finding.severity is not Severity.ADVICE]
    advice = [finding for finding in findings if finding.severity is Severity.ADVICE]
    inner = ""
    if blocking:
        kind = "error" if any(finding.severity is Severity.ERROR for finding in blocking) else "warning"
        said = f"{len(blocking)} to mend; the first: {blocking[0].message}"
        inner += f'      <failure type="{kind}" message={_attribute(said)}>{_lines(blocking, look)}</failure>\n'
    if advice:
        inner += f"      <system-out>{_lines(advice, look)}</system-out>\n"
    name = _attribute(path)
    return f'    <testcase classname="copydesk" name={name} file={name}>\n{inner}    </testcase>\n', bool(blocking)


def _lines(findings: Iterable[Finding], look: Look) -> str:
    return "".join(_line(finding, look) for finding in findings)


def _line(finding: Finding, look: Look) -> str:
    line, column = finding.start
    seen = "".join(f"\n  see {look.path(r.path)}:{r.line}:{r.column}: {visible(r.message)}" for r in finding.related)
    page = look.page(finding.rule)
    more = f"{help_for(finding.rule)}{f' {page}' if page else ''}"
    return escape(_legal(f"{line}:{column}: {finding.severity} {finding.rule}: {visible(finding.message)}{seen}"
                         f"\n  {more}\n"))


def _attribute(text: str) -> str:
    return quoteattr(_legal(visible(text)))


def _legal(text: str) -> str:
    """Text without the two characters that `visible` leaves and XML can't hold."""
    return text.translate(_NOT_XML)
