"""The report as JSON, form 1: stable, and complete.

    {"format": "copydesk-findings/1", "articles": 3, "errors": 1, "warnings": 0, "advice": 0,
     "findings": [{"path": "articles/...", "rule": "field/missing", "severity": "error",
       "message": "...", "route": "photos[0].credit", "start": {"line": 3, "column": 1},
       "end": {"line": 3, "column": 8}, "excerpt": "...", "fingerprint": "...", "help": "copydesk explain ...",
       "fix": {"safe": true, "edits": [{"start": 10, "end": 12, "text": ""}]}, "related": [...]}]}

Lines and columns count from 1, in characters; `end` is just past the last character. Paths are from the
newsroom's folder, with forward slashes. `fix` is null where there is none; its offsets count the characters
of the file as text without a byte-order mark and with bare newlines.
"""

import json
from collections import Counter
from typing import Any, TextIO

from copydesk.check import Result
from copydesk.finding import Finding, Severity
from copydesk.report.look import Look


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one JSON document."""
    counts = Counter(finding.severity for finding in result.findings)
    document = {
        "format": "copydesk-findings/1",
        "articles": result.articles,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[Severity.ADVICE],
        "findings": [as_data(finding) for finding in result.findings],
    }
    out.write(json.dumps(document, indent=2) + "\n")


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "path": finding.path,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "route": finding.route,
        "start": finding.start._asdict(),
        "end": finding.end._asdict(),
        "excerpt": finding.excerpt,
        "fingerprint": finding.fingerprint,
        "help": f"copydesk explain {finding.rule}",
        "fix": _fix(finding),
        "related": [
            {"path": r.path, "line": r.line, "column": r.column, "message": r.message} for r in finding.related
        ],
    }


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}
