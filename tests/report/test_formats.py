"""The reports, each as it comes out."""

import io
import json
import re

import pytest

from copydesk.checking.check import check_text
from copydesk.checking.result import Result
from copydesk.finding import Finding, Related, Severity
from copydesk.report import github, text
from copydesk.report import json as json_report
from copydesk.report.look import Look, visible
from copydesk.rules.example import article_text
from copydesk.text import Position

PATH = "articles/2025/09/18/ministers.md"


def written(report, result, look=Look()):
    out = io.StringIO()
    report.write(result, out, look)
    return out.getvalue()


@pytest.fixture(scope="module")
def result(desk):
    return check_text(PATH, article_text("status: publishd\nbylines: [mp]", without="byline").encode(), desk)


def test_text(result):
    assert written(text, result) == """\
articles/2025/09/18/ministers.md:11:9: error field/value: status can't be publishd. Did you mean "published"? It is one of: draft, published, held, withdrawn.
   11 | status: publishd
      |         ^^^^^^^^

articles/2025/09/18/ministers.md:12:1: error field/unknown: There is no field bylines. Did you mean byline?
   12 | bylines: [mp]
      | ^^^^^^^

2 errors in 1 file; 1 article checked.
"""  # noqa: E501


def test_text_says_how_many_can_be_fixed(desk):
    found = check_text(PATH, article_text("dateline: Kiev", "The the talks\u200b went on.").encode(), desk)
    assert written(text, found).splitlines()[-1] == (
        "3 errors in 1 file; 1 article checked. 2 can be fixed with `copydesk fix`."
    )


def test_text_of_a_clean_article(desk):
    assert written(text, check_text(PATH, article_text("").encode(), desk)) == "Clean: 1 article checked, nothing to mend.\n"


def test_text_in_colour_says_the_same(result):
    coloured = written(text, result, Look(colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(text, result)


def test_paths_are_shown_from_where_the_user_stands(result, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    shown = written(text, result, Look(root=str(tmp_path)))
    assert shown.startswith("../articles/2025/09/18/ministers.md:11:9")


def test_a_long_line_is_shown_around_the_place():
    finding = made(excerpt="x" * 300 + "here" + "y" * 300, start=Position(1, 301), end=Position(1, 305))
    lines = written(text, Result((finding,), 1)).splitlines()
    shown, mark = lines[1][8:], lines[2][8:]
    assert len(shown) < 110
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "here"


def test_statistics(result):
    assert text.statistics(result, Look()) == "      1  error    field/unknown\n      1  error    field/value\n"


def test_json(result):
    document = json.loads(written(json_report, result))
    assert {key: document[key] for key in ("format", "articles", "errors", "warnings", "advice")} == {
        "format": "copydesk-findings/1", "articles": 1, "errors": 2, "warnings": 0, "advice": 0,
    }  # fmt: skip
    unknown = document["findings"][1]
    assert len(unknown.pop("fingerprint")) == 20
    fix = unknown.pop("fix")
    assert fix["safe"] is False and [edit["text"] for edit in fix["edits"]] == ["byline"]
    assert unknown == {
        "path": PATH, "rule": "field/unknown", "severity": "error", "route": "bylines",
        "message": "There is no field bylines. Did you mean byline?",
        "start": {"line": 12, "column": 1}, "end": {"line": 12, "column": 8},
        "excerpt": "bylines: [mp]", "help": "copydesk explain field/unknown", "url": "", "related": [],
    }  # fmt: skip


def test_github(result):
    lines = written(github, result).splitlines()
    assert lines[1] == (
        "::error file=articles/2025/09/18/ministers.md,line=12,endLine=12,col=1,endColumn=8,title=field/unknown"
        "::There is no field bylines. Did you mean byline?"
    )
    assert lines[2] == "2 errors in 1 file; 1 article checked."


def made(**changed):
    values = {"path": PATH, "start": Position(1, 1), "end": Position(1, 2), "rule": "field/unknown",
              "severity": Severity.ERROR, "message": "m", "excerpt": "e"} | changed  # fmt: skip
    return Finding(**values)


HOSTILE = "a\n::error::forged\r\n::set-output name=x::y\x1b[31m%0A::stop-commands::t\u202e\u2028"


@pytest.mark.parametrize("report", [text, github])
def test_no_article_can_forge_a_command_or_move_the_cursor(report):
    finding = made(
        path=HOSTILE, message=HOSTILE, excerpt=HOSTILE, related=(Related(HOSTILE, 1, 1, HOSTILE),), severity=Severity.WARNING
    )
    out = written(report, Result((finding,), 1))
    for line in out.splitlines():
        assert not line.startswith("::") or line.startswith("::warning file=")
    assert "\x1b" not in out and "\r" not in out and "\u202e" not in out and "\u2028" not in out
    if report is github:
        command, message = out.splitlines()[0].split("::", 2)[1:]
        assert ":" not in command and "%0A" not in command + message
        assert len(out.splitlines()) == 2


def test_visible_keeps_ordinary_text():
    assert visible("Zażółć gęślą jaźń — “ok” 漢字") == "Zażółć gęślą jaźń — “ok” 漢字"
    assert visible("a\tb\x07") == "a b\\u0007"


def test_a_finding_of_the_archive_shows_the_other_place():
    finding = made(related=(Related("articles/a.md", 2, 5, "the other one"),))
    assert "  see articles/a.md:2:5: the other one\n" in written(text, Result((finding,), 1))
