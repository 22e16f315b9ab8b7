"""The report as SARIF 2.1.0 (OASIS), for code scanning and the viewers of editors.

Paths are from the folder in which the command ran, which the file calls %SRCROOT% and does not name: the
same findings give the same file on every machine. Findings that an article suppresses follow the others, with
the reason.
"""

import json
import os
import re
from typing import Any, TextIO
from urllib.parse import quote

from copydesk import __version__
from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.listed import one_a_line
from copydesk.report.look import Look, visible
from copydesk.report.pages import rule_markdown, rule_prose, rule_text
from copydesk.rules.book import Rule, get_rule
from copydesk.text import Position

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_BRACKETS = re.compile(r"[\\\[\]]")
_BASE = "%SRCROOT%"


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write one log with one run."""
    findings = (*result.findings, *result.suppressed)
    names = sorted({finding.rule for finding in findings})
    numbers = {name: number for number, name in enumerate(names)}
    head = {
        "tool": {"driver": {
            "name": "copydesk", "version": __version__, "rules": [_rule(name, look) for name in names],
        }},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which copydesk was run."}}},
    }  # fmt: skip
    results = one_a_line(
        # Where one result tells whether it is suppressed, all must.
        {**_result(finding, numbers, look), **({"suppressions": _suppressions(finding)} if result.suppressed else {})}
        for finding in findings
    )
    run = f'{json.dumps(head)[:-1]}, "results": {results}}}'
    out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{run}]}}\n')


def _rule(name: str, look: Look) -> dict[str, Any]:
    rule, page = get_rule(name), look.page(name)
    out = {"id": name, **(_described(rule) if rule else {})}
    return {**out, "helpUri": page} if page else out


def _described(rule: Rule) -> dict[str, Any]:
    return {
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule_prose(rule)},
        "help": {"text": rule_text(rule, Look()), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, numbers: dict[str, int], look: Look) -> dict[str, Any]:
    out: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_location(look, finding.path, _found_at(finding))],
        "partialFingerprints": {"copydesk/v1": finding.fingerprint},
    }
    if finding.related:
        out["relatedLocations"] = [
            {"id": number, **_location(look, place.path, _region(Position(place.line, place.column))),
             "message": _message(place.message)}
            for number, place in enumerate(finding.related)
        ]  # fmt: skip
    if finding.fix and finding.places:
        out["fixes"] = [_fix(finding, look)]
    return out


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    if not finding.suppressed:
        return []
    until = f" (until {finding.until})" if finding.until else ""
    return [{"kind": "inSource", "justification": visible(finding.suppressed) + until}]


def _fix(finding: Finding, look: Look) -> dict[str, Any]:
    assert finding.fix
    replacements = [
        {"deletedRegion": _region(place.start, place.end), "insertedContent": {"text": edit.text}}
        for edit, place in zip(finding.fix.edits, finding.places, strict=True)
    ]
    said = "A safe fix." if finding.fix.safe else "A fix to look at before it is taken."
    change = {"artifactLocation": _artifact(look, finding.path), "replacements": replacements}
    return {"description": {"text": said}, "artifactChanges": [change]}


def _location(look: Look, path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(look, path), "region": region}}


def _artifact(look: Look, path: str) -> dict[str, Any]:
    place = look.place(path).replace(os.sep, "/")
    address = quote(place.encode("utf-8", "surrogateescape"), safe="/")
    if os.path.isabs(place):
        return {"uri": f"file:///{address.lstrip('/')}"}
    return {"uri": address, "uriBaseId": _BASE}


def _found_at(finding: Finding) -> dict[str, int]:
    whole = finding.start == finding.end == (1, 1) and not finding.excerpt
    return {"startLine": 1} if whole else _region(finding.start, finding.end)


def _region(start: Position, end: Position | None = None) -> dict[str, int]:
    region = {"startLine": start.line, "startColumn": start.column}
    return {**region, "endLine": end.line, "endColumn": end.column} if end else region


def _message(text: str) -> dict[str, str]:
    """Text in which what looks like a link is none: SARIF would make links of [words](address)."""
    text = visible(text)
    return {"text": _BRACKETS.sub(r"\\\g<0>", text) if "](" in text else text}
