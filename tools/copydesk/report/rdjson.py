"""The report in the Reviewdog Diagnostic Format, which reviewdog posts to any code host.

Its columns count UTF-8 bytes. A fix is suggested where it is one edit; reviewdog takes several for choices.
Reviewdog posts messages as Markdown: one that could be read as markup becomes a code span.
"""

import json
import re
from typing import Any, TextIO

from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.inert import ACTS
from copydesk.report.listed import one_a_line
from copydesk.report.look import Look, visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.ADVICE: "INFO"}
_MARKUP = re.compile(r"[<`*~]|\]\(|\]\[|!\[")
_TICKS = re.compile("`+")


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one JSON document."""
    source = json.dumps({"name": "copydesk"})
    diagnostics = one_a_line(_diagnostic(finding, look) for finding in result.findings)
    out.write(f'{{"source": {source}, "diagnostics": {diagnostics}}}\n')


def _diagnostic(finding: Finding, look: Look) -> dict[str, Any]:
    code = {"value": finding.rule}
    if page := look.page(finding.rule):
        code["url"] = page
    out = {
        "message": _message(finding, look),
        "location": {"path": look.path(finding.path), "range": _range(finding)},
        "severity": _SEVERITIES[finding.severity],
        "code": code,
    }
    if finding.fix and len(finding.fix.edits) == 1 and finding.places:
        place = finding.places[0]
        range = {
            "start": {"line": place.start.line, "column": place.start_byte},
            "end": {"line": place.end.line, "column": place.end_byte},
        }
        out["suggestions"] = [{"range": range, "text": finding.fix.edits[0].text}]
    return out


def _range(finding: Finding) -> dict[str, Any]:
    """In bytes where the line's text is at hand, else whole lines."""
    start, end, text = finding.start, finding.end, finding.excerpt
    known = len(text) >= start.column - 1
    if known and end.line == start.line and len(text) >= end.column - 1:
        last = {"line": end.line, "column": _bytes(text[: end.column - 1]) + 1}
    elif known and end.line > start.line and end.column == 1:
        last = {"line": end.line, "column": 1}
    else:
        return {"start": {"line": start.line}, "end": {"line": end.line}}
    return {"start": {"line": start.line, "column": _bytes(text[: start.column - 1]) + 1}, "end": last}


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def _message(finding: Finding, look: Look) -> str:
    text = visible(finding.message)
    for place in finding.related:
        text += f" See {look.path(place.path)}:{place.line}:{place.column}: {visible(place.message)}"
    if not ACTS.search(text) and not _MARKUP.search(text):
        return text
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    return f"{ticks} {text} {ticks}" if "`" in text else f"{ticks}{text}{ticks}"
