"""`copydesk new`, as a user types it."""

import re
import shutil
from datetime import datetime

import pytest
from conftest import ROOT

from copydesk.checking.check import check_text
from copydesk.cli import main
from copydesk.desk import load_desk


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    (tmp_path / "copydesk.toml").write_text('time-zone = "Pacific/Kiritimati"\n', encoding="utf-8")
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


GIVEN = ["--section", "defence", "--place", "Kyiv", "--byline", "mp,kd", "--date", "2025-09-18"]


def draft(newsroom, capsys, *argv):
    assert main(["new", *argv]) == 0
    out, err = capsys.readouterr()
    path = out.removesuffix("\n")
    assert err == f"Write in place of each TK, then: copydesk check {path}\n"
    return path, (newsroom / path).read_text(encoding="utf-8")


def test_a_draft_has_every_field_and_says_what_goes_there(newsroom, capsys):
    path, text = draft(newsroom, capsys, "Ministers meet in Kyiv", *GIVEN)
    assert path == "articles/2025/09/18/ministers-meet-in-kyiv.md"
    assert re.search(r"^id: 20250918-[a-z2-7]{6}$", text, re.M)
    lines = [line for line in text.splitlines() if line and line[0] not in "#-"]
    assert lines[1:] == [
        "status: draft",
        "section: defence",
        "language: en-GB",
        "headline: Ministers meet in Kyiv",
        "lead: TK",
        "dateline: Kyiv",
        "byline: [mp, kd]",
        "topics: [TK]",
        "sources: [TK]",
        "The first paragraph: TK",
    ]
    for line in lines[:-1]:
        assert re.search(rf"^# .*\n{re.escape(line)}$", text, re.M), line


def test_the_comments_name_the_codes_to_choose_from(newsroom, capsys):
    _, text = draft(newsroom, capsys, "Ministers meet in Kyiv")
    comments = " ".join(line[2:] for line in text.splitlines() if line.startswith("# "))
    assert "Choose from: politics, world, defence," in comments
    assert "registers/topics.yaml" in comments and "registers/places.yaml" in comments
    assert " rl," not in comments, "somebody who has left signs nothing"


def test_a_draft_lacks_only_what_a_human_must_write(newsroom, capsys):
    path, text = draft(newsroom, capsys, "Ministers meet in Kyiv for talks", *GIVEN)
    for blank, written in (
        ("lead: TK", "lead: The two defence ministers spoke about drones and signed three agreements."),
        ("[TK]\n# Where", '["20000065"]\n# Where'),
        ("sources: [TK]", "sources: [MON]"),
        ("The first paragraph: TK", "The talks lasted for two hours, and both sides called them useful."),
    ):
        assert blank in text
        text = text.replace(blank, written)
    findings = check_text(path, text.encode(), load_desk(newsroom)).findings
    assert [finding.message for finding in findings] == []


def test_the_day_is_that_of_the_newsroom(newsroom, capsys):
    zone = load_desk(newsroom).settings.zone
    before = datetime.now(zone)
    path, _ = draft(newsroom, capsys, "Ministers meet in Kyiv")
    assert path.split("/")[1:4] in (
        [f"{day:%Y}", f"{day:%m}", f"{day:%d}"] for day in (before, datetime.now(zone))
    )


def test_a_second_article_of_the_name_gets_another_file_and_id(newsroom, capsys):
    _, first = draft(newsroom, capsys, "Ministers meet", *GIVEN)
    path, second = draft(newsroom, capsys, "Ministers meet", *GIVEN)
    assert path.endswith("/ministers-meet-2.md")
    assert first.splitlines()[3] != second.splitlines()[3]


def test_a_headline_that_yaml_would_misread(newsroom, capsys):
    _, text = draft(newsroom, capsys, 'Zażółć: "the vote" # 1', "--slug", "vote")
    assert "\nheadline: 'Zażółć: \"the vote\" # 1'\n" in text


@pytest.mark.parametrize(
    "argv, words",
    [
        ([" "], "the headline is empty"),
        (["東京"], "--slug"),
        (["x" * 301], "300 is the most"),
        (["A \x07 bell"], "can't be shown"),
        (["Headline \udcff"], "can't be shown"),
        (["Talks", "--section", "defense"], 'Did you mean "defence"?'),
        (["Talks", "--place", "Kiev"], 'Did you mean "Kyiv"?'),
        (["Talks", "--place", "kyiv"], 'Did you mean "Kyiv"?'),
        (["Talks", "--byline", "mp,zz"], "there is no writer zz"),
        (["Talks", "--date", "18.09.2025"], "is no date"),
        (["Talks", "--date", "0001-01-01"], "is no date"),
        (["Talks", "--slug", "a/b"], "is no slug"),
    ],
)
def test_wrong_use(newsroom, capsys, argv, words):
    assert main(["new", *argv]) == 2
    out, err = capsys.readouterr()
    assert not out and err.startswith("copydesk new: ") and words in err
    assert not list((newsroom / "articles").iterdir())
