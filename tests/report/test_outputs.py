"""`copydesk check --output`: reports in files, beside what stands on standard output."""

import json
import os
import xml.etree.ElementTree as ElementTree

import pytest

from copydesk.cli import main
from copydesk.report.output import Output, read_output
from copydesk.rules.example import article_text


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A newsroom with one article that has one error; the tests stand in it."""
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text(
        'time-zone = "Europe/Warsaw"\nrules-url = "https://example.org/rules#{anchor}"\n', encoding="utf-8"
    )
    (folder / "ministers.md").write_text(article_text("bylines: [mp]"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_several_reports_of_one_check(newsroom, capsys):
    argv = ["check", "--output", "out.sarif", "--output", "markdown:summary.txt", "--output", "out.xml", "--output", "gitlab:q.json"]
    assert main(argv) == 1
    assert capsys.readouterr().out.startswith("articles/2025/09/18/ministers.md:")
    [result] = json.loads((newsroom / "out.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "field/unknown"
    assert "[field/unknown](<https://example.org/rules#fieldunknown>)" in (newsroom / "summary.txt").read_text()
    assert ElementTree.parse(newsroom / "out.xml").getroot().get("failures") == "1"
    assert json.loads((newsroom / "q.json").read_text())[0]["check_name"] == "field/unknown"
    assert not list(newsroom.glob(".*.part"))


def test_a_report_takes_the_place_of_the_last(newsroom):
    (newsroom / "r.json").write_text("x" * 100_000)
    assert main(["check", "--format", "github", "--output", "r.json"]) == 1
    assert json.loads((newsroom / "r.json").read_text())["errors"] == 1


def test_one_that_cannot_be_written_is_said_and_the_others_are_written(newsroom, capsys):
    (newsroom / "folder.json").mkdir()
    argv = ["check", "--output", "nowhere/a.json", "--output", "folder.json", "--output", "b.json"]
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert "nowhere/a.json can't be written: No such file or directory." in captured.err
    assert "folder.json can't be written: Is a directory." in captured.err
    assert "Traceback" not in captured.err and "field/unknown" in captured.out
    assert json.loads((newsroom / "b.json").read_text())["errors"] == 1


def test_a_link_is_replaced_and_not_followed(newsroom):
    kept = newsroom / "kept.txt"
    kept.write_text("mine\n")
    (newsroom / "r.json").symlink_to(kept)
    assert main(["check", "--output", "r.json"]) == 1
    assert kept.read_text() == "mine\n" and not (newsroom / "r.json").is_symlink()


def test_a_device_is_written_to(newsroom):
    assert main(["check", "--output", "json:/dev/null"]) == 1
    assert not os.path.isfile("/dev/null")


@pytest.mark.parametrize(
    "text, output",
    [
        ("sarif:a b.txt", Output("sarif", "a b.txt")),
        ("a.sarif", Output("sarif", "a.sarif")),
        ("./odd:a.md", Output("markdown", "./odd:a.md")),
        ("C:\\reports\\a.json", Output("json", "C:\\reports\\a.json")),
        ("text:x:y", Output("text", "x:y")),
    ],
)
def test_what_may_be_written(text, output):
    assert read_output(text) == output


@pytest.mark.parametrize(
    "text, words",
    [
        ("sarrif:a.json", "there is no format sarrif. Did you mean \"sarif\"?"),
        ("report.html", "tells no format; write FORMAT:report.html"),
        ("json:", "names no file; write json:FILE"),
    ],
)
def test_what_may_not(newsroom, capsys, text, words):
    with pytest.raises(SystemExit) as stop:
        main(["check", "--output", text])
    assert stop.value.code == 2 and words in capsys.readouterr().err


@pytest.mark.parametrize("value", ["rules", "javascript:alert(1)", "https://a.example/{name}", "https://a.example/ x", "https://a>b"])
def test_an_address_of_pages_that_is_none_is_refused(newsroom, capsys, value):
    (newsroom / "copydesk.toml").write_text(f'rules-url = "{value}"\n')
    assert main(["check"]) == 2
    assert "copydesk.toml:1:1: " in capsys.readouterr().err
