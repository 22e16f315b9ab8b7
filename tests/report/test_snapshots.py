"""Each format, as it comes out for the same three findings: `expected/three.FORMAT`."""

import json
from pathlib import Path

import pytest
from a_result import RULES_URL, THREE, written

from copydesk import __version__
from copydesk.checking.result import Result
from copydesk.report import FORMATS, format_of
from copydesk.report.look import Look

EXPECTED = Path(__file__).parent / "expected"
NONE = Result((), 12)


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "sarif"])
def test_three_findings(format):
    expected = (EXPECTED / f"three.{format}").read_text(encoding="utf-8")
    assert written(format, THREE, Look(rules_url=RULES_URL)) == expected


def test_three_findings_in_sarif():
    """But for the tool, which is described from the rules' docstrings."""
    log = json.loads(written("sarif", THREE, Look(rules_url=RULES_URL)))
    tool = log["runs"][0].pop("tool")["driver"]
    assert (tool["name"], tool["version"]) == ("copydesk", __version__)
    assert [rule["id"] for rule in tool["rules"]] == ["archive/duplicate-id", "copy/misspelling", "file/not-checked"]
    assert log == json.loads((EXPECTED / "three.sarif").read_text(encoding="utf-8"))


CLEAN = {
    "text": "Clean: 12 articles checked, nothing to mend.\n",
    "jsonl": "",
    "github": "Clean: 12 articles checked, nothing to mend.\n",
    "gitlab": "[\n]\n",
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<testsuites name="copydesk" tests="1" failures="0" errors="0">\n'
    '  <testsuite name="copydesk" tests="1" failures="0" errors="0" skipped="0">\n'
    '    <testcase classname="copydesk" name="Clean: 12 articles checked, nothing to mend."/>\n'
    "  </testsuite>\n</testsuites>\n",
    "rdjson": '{"source": {"name": "copydesk"}, "diagnostics": [\n]}\n',
    "markdown": "## copydesk\n\nClean: 12 articles checked, nothing to mend.\n",
}


@pytest.mark.parametrize("format", CLEAN)
def test_no_finding(format):
    assert written(format, NONE) == CLEAN[format]


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_no_finding_in_a_document(format):
    document = json.loads(written(format, NONE))
    found = document["findings"] if format == "json" else document["runs"][0]["results"]
    assert found == []


def test_without_an_address_of_pages_there_are_no_links():
    for format in FORMATS:
        assert "example.org" not in written(format, THREE), format
    assert "copydesk explain copy/misspelling" in written("jsonl", THREE)


def test_a_page_is_named_by_its_anchor_or_its_rule():
    assert Look(rules_url="https://a.example/{rule}.html").page("copy/house-style") == "https://a.example/copy/house-style.html"
    assert Look(rules_url=RULES_URL).page("a/b c") == "https://example.org/rules#ab%20c"
    assert Look().page("a/b") == ""


def test_a_format_is_told_by_the_end_of_a_name():
    names = {"a.sarif": "sarif", "a.sarif.json": "sarif", "a.json": "json", "A.XML": "junit", "a.b.jsonl": "jsonl",
             "summary.md": "markdown", "a.rdjson": "rdjson", "a.txt": "text", "a.html": None, "json": None}  # fmt: skip
    assert {name: format_of(name) for name in names} == names
