"""The report for GitLab's code quality, which shows it in the merge request.

GitLab takes two findings with one fingerprint for one, so a second of the same gets one of its own.
"""

import hashlib
from collections import Counter
from typing import TextIO

from copydesk.checking.result import Result
from copydesk.finding import Severity
from copydesk.report.listed import one_a_line
from copydesk.report.look import Look, help_for, visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one JSON list."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in result.findings:
        seen[finding.fingerprint] += 1
        page = look.page(finding.rule)
        issues.append({
            "description": visible(finding.message),
            "check_name": finding.rule,
            "content": {"body": help_for(finding.rule) + (f"\n\n{page}" if page else "")},
            "fingerprint": _print(finding.fingerprint, seen[finding.fingerprint]),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": look.path(finding.path),
                "lines": {"begin": finding.start.line, "end": finding.end.line},
            },
        })  # fmt: skip
    out.write(one_a_line(issues) + "\n")


def _print(fingerprint: str, number: int) -> str:
    return fingerprint if number == 1 else hashlib.sha256(f"{fingerprint}\0{number}".encode()).hexdigest()[:20]
