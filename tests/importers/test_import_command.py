"""`copydesk import page`, as a user types it."""

import io
import sys
from types import SimpleNamespace

import pytest

from copydesk.cli import main

PAGE = """\
Politics
UPDATE: Ministers meet in Kyiv
18.09.2025 17:17
They met in Kyiv.

The talks took two hours.

(mp)
"""
PATH = "articles/2025/09/18/ministers-meet-in-kyiv.md"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_becomes_an_article_in_its_place(newsroom, capsys):
    assert main(["import", "page", "page.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{PATH}\n"
    assert "headline: Ministers meet in Kyiv\nlabel: update\n" in (newsroom / PATH).read_text(
        encoding="utf-8"
    )
    assert err.startswith(
        f"page.txt is now {PATH}.\nWhat was made of the page:\n  line 1: “Politics” is the section"
    )
    assert "For you to check or to add:\n" in err and "\n  topics: " in err
    assert err.endswith(f"Then: copydesk check {PATH}\n")


def test_the_second_time_nothing_is_overwritten(newsroom, capsys):
    main(["import", "page", "page.txt"])
    (newsroom / PATH).write_text("edited", encoding="utf-8")
    assert main(["import", "page", "page.txt"]) == 2
    assert capsys.readouterr().err.endswith(
        f"copydesk import: {PATH} is there already; nothing was written.\n"
    )
    assert (newsroom / PATH).read_text(encoding="utf-8") == "edited"


def test_to_standard_output(newsroom, capsys):
    assert main(["import", "page", "page.txt", "--stdout"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("---\nid: 20250918-") and out.endswith("\n\nThe talks took two hours.\n")
    assert err.startswith(f"page.txt would be {PATH}.\n") and "copydesk check" not in err
    assert not list((newsroom / "articles").iterdir())


def test_from_standard_input(newsroom, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PAGE.encode())))
    assert main(["import", "page", "-", "--section", "defence", "--slug", "talks"]) == 0
    assert capsys.readouterr().out == "articles/2025/09/18/talks.md\n"
    assert "\nsection: defence\n" in (newsroom / "articles/2025/09/18/talks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "argv, words",
    [
        (["nowhere.txt"], "nowhere.txt can't be read: No such file or directory."),
        (["articles"], "articles can't be read: Is a directory."),
        (["page.txt", "--section", "defense"], 'Did you mean "defence"?'),
        (["page.txt", "--slug", "Not a slug"], "is no slug"),
        (["page.txt", "--slug", ""], "is no slug"),
        (["page.txt", "--published", "soon"], "is no time"),
        (["copydesk.toml"], "copydesk.toml: no line of it is a date"),
        (["page.txt", "--published", "17.09.2025 10:00", "--slug", "../talks"], "is no slug"),
    ],
)
def test_wrong_use(newsroom, capsys, argv, words):
    assert main(["import", "page", *argv]) == 2
    out, err = capsys.readouterr()
    assert not out and err.startswith("copydesk import: ") and words in err
    assert not list((newsroom / "articles").iterdir())


def test_without_a_newsroom(newsroom, capsys):
    (newsroom / "articles").rmdir()
    assert main(["import", "page", "page.txt"]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_what_a_page_says_cannot_command_the_terminal(newsroom, capsys):
    (newsroom / "page.txt").write_text("a\x1b[31m b\u202e c\n" + PAGE, encoding="utf-8")
    assert main(["import", "page", "page.txt", "--stdout"]) == 0
    assert not set(capsys.readouterr().err) & set("\x1b\u202e")
