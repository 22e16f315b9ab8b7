"""The validation report: which rules looked at what is out, and what they said.

An in-toto Statement v1 (https://in-toto.io/Statement/v1) with the predicate of test results
(https://in-toto.io/attestation/test-result/v0.1). Its subjects are the articles as they are in Git, each with
the number of its version, who approved that, the rules that warned of it or were suppressed in it, and the sign-offs of
named editors. Its configuration is
the program, the desk, and every rule with its level and the digest of its code.

Nothing in it depends on an article that is not out. So a rule that compares articles is among the results only
where it is an error that nobody can suppress: then it has found nothing, or there would be no bundle.
"""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import copydesk
from copydesk.checking.result import Result
from copydesk.export.address import tag
from copydesk.export.edition import Listing
from copydesk.export.item import SignedOff
from copydesk.export.jsontext import indented, json_bytes
from copydesk.export.origin import Origin
from copydesk.export.press import Press
from copydesk.finding import Finding, Severity
from copydesk.rules.book import Rule, get_rule, rules_of
from copydesk.rules.in_force import in_force

PATH = "report/validation.json"

_MARK = b'"subject": []'  # nothing but the list of subjects can stand there so: see inventory.py

_ALONE = ("check_article", "check_pictures")  # asks nothing of other articles
_TOGETHER = ("check_archive",)

Subject = tuple[Listing, Origin, str, tuple[SignedOff, ...]]


def write(subjects: list[Subject], checked: Result, press: Press) -> Iterator[bytes]:
    """The report as JSON, in parts. `subjects` are the articles that are out, in the order of their ids, each with the SHA-256 of its
    file."""
    rules = _rules(subjects, press)
    said = _said([*checked.findings, *checked.suppressed])
    paths = [listing.path for listing, *_ in subjects]
    warned = {rule for path in paths for names in said.get(path, {}).values() for rule in names}
    tested = {id for id, rule in rules.items() if rule.kind in _ALONE or _blocks(rule)}
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [],
        "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
        "predicate": {
            "result": "WARNED" if warned else "PASSED",
            "configuration": [
                _program(rules),
                {"name": "desk", "digest": {"sha256": press.desk.fingerprint}},
                *[_configured(rule) for _, rule in sorted(rules.items())],
            ],
            "passedTests": sorted(tested - warned),
            "warnedTests": sorted(warned),
            "failedTests": [],
        },
    }
    head, tail = json_bytes(statement, 1).split(_MARK)
    yield head + _MARK[:-1]
    for number, subject in enumerate(subjects):
        told = indented(_subject(subject, said.get(subject[0].path, {}), press), 1)
        yield (b",\n  " if number else b"\n  ") + told.replace(b"\n", b"\n  ")
    yield (b"\n " if subjects else b"") + _MARK[-1:] + tail


def _rules(subjects: list[Subject], press: Press) -> dict[str, Rule]:
    """The rules that can speak of an article that is out, each at the loudest of its levels."""
    found: dict[str, Rule] = {}
    force = in_force(press.desk)
    loud = list(Severity)
    asked = [rule for kind in (*_ALONE, *_TOGETHER) for rule in rules_of(kind)]
    scopes = {force.scope(listing.path, listing.section): listing for listing, *_ in subjects}
    for listing in scopes.values():
        for rule in filter(None, (force.get(rule, listing.path, listing.section) for rule in asked)):
            known = found.get(rule.id)
            if known is None or loud.index(_level(rule)) < loud.index(_level(known)):
                found[rule.id] = rule
    return {id: rule for id, rule in found.items() if _level(rule) != Severity.ADVICE}


def _said(findings: list[Finding]) -> dict[str, dict[str, list[str]]]:
    """What rules said of an article by itself, by path: the names of those that `warned`, and `suppressed`."""
    said: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for finding in findings:
        rule = get_rule(finding.rule)
        if rule and rule.kind in _ALONE and finding.severity != Severity.ADVICE:
            names = said[finding.path].setdefault("suppressed" if finding.suppressed else "warned", [])
            if finding.rule not in names:
                names.append(finding.rule)
    return said


def _subject(subject: Subject, said: dict[str, list[str]], press: Press) -> dict[str, Any]:
    listing, origin, digest, signoffs = subject
    notes: dict[str, Any] = {name: sorted(rules) for name, rules in sorted(said.items())}
    if origin.version:
        notes["version"] = origin.version
    if origin.approved_by:
        notes["approved_by"] = list(origin.approved_by)
    if signoffs:
        notes["signoff"] = [_signed(signoff, press) for signoff in signoffs]
    return {
        "name": listing.path,
        "uri": tag(press.settings, listing.id),
        "digest": {
            "sha256": digest,
            "gitBlob": origin.blob,
        },
        **({"annotations": notes} if notes else {}),
    }


def _signed(signoff: SignedOff, press: Press) -> dict[str, str]:
    note = signoff.note if signoff.note and not press.tells(signoff.note) else None
    return {"rule": signoff.rule, "by": signoff.by, **({"note": note} if note else {})}


def _configured(rule: Rule) -> dict[str, Any]:
    digest = {"sha256": _code_digest(rule)}
    return {"name": rule.id, "annotations": {"severity": _level(rule)}, "digest": digest}


def _program(rules: dict[str, Rule]) -> dict[str, Any]:
    """The program, with one digest of the code of all the rules."""
    digests = "".join(f"{id} {_code_digest(rule)}\n" for id, rule in sorted(rules.items()))
    digest = {"sha256": hashlib.sha256(digests.encode()).hexdigest()}
    return {"name": "copydesk", "annotations": {"version": copydesk.__version__}, "digest": digest}


def _code_digest(rule: Rule) -> str:
    """The SHA-256 of a rule's module, as Python reads it: the same whatever the line ends on disk."""
    name = rule.check.__module__
    source = sys.modules[name].__loader__.get_source(name) or ""
    return hashlib.sha256(source.encode()).hexdigest()


def _blocks(rule: Rule) -> bool:
    return _level(rule) == Severity.ERROR and not rule.suppressible


def _level(rule: Rule) -> Severity:
    return rule.level or rule.severity
