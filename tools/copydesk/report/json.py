"""The report as JSON, form 1: stable, and complete.

    {"format": "copydesk-findings/1", "articles": 3, "errors": 1, "warnings": 0, "advice": 0, "baselined": 0,
     "findings": [{"path": "articles/...", "rule": "field/missing", "severity": "error",
       "message": "...", "route": "photos[0].credit", "start": {"line": 3, "column": 1},
       "end": {"line": 3, "column": 8}, "excerpt": "...", "fingerprint": "...", "help": "copydesk explain ...",
       "url": "", "fix": {"safe": true, "edits": [{"start": 10, "end": 12, "text": ""}]}, "related": [...]}],
     "suppressed": [{..., "reason": "the quoted brand name", "until": "2026-03-01"}]}

Lines and columns count from 1, in characters; `end` is just past the last character. Paths are from the
newsroom's folder, with forward slashes. `fix` is null where there is none; its offsets count the characters
of the file as text without a byte-order mark and with bare newlines. `url` is the rule's page where the
setting rules-url says where such pages are. `suppressed` holds the findings that do not count because the
article asks to let them stand, with the reason and the last day (null where there is none); `baselined` is how
many do not count because they stand in the baseline.
"""

import json
from collections import Counter
from typing import Any, TextIO

from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.listed import one_a_line
from copydesk.report.look import Look, help_for


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one JSON document."""
    counts = Counter(finding.severity for finding in result.findings)
    head = {
        "format": "copydesk-findings/1",
        "articles": result.articles,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[Severity.ADVICE],
        "baselined": result.baselined,
    }
    findings = one_a_line(as_data(finding, look) for finding in result.findings)
    suppressed = one_a_line(_suppressed(finding, look) for finding in result.suppressed)
    out.write(f'{json.dumps(head)[:-1]}, "findings": {findings}, "suppressed": {suppressed}}}\n')


def as_data(finding: Finding, look: Look) -> dict[str, Any]:
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
        "help": help_for(finding.rule),
        "url": look.page(finding.rule),
        "fix": _fix(finding),
        "related": [
            {"path": r.path, "line": r.line, "column": r.column, "message": r.message} for r in finding.related
        ],
    }


def _suppressed(finding: Finding, look: Look) -> dict[str, Any]:
    return {**as_data(finding, look), "reason": finding.suppressed, "until": finding.until or None}


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in finding.fix.edits]
    return {"safe": finding.fix.safe, "edits": edits}
