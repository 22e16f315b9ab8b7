"""`copydesk check --since` and `--staged`, as they are typed."""

import pytest
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, newsroom, write  # noqa: E402

from copydesk.cli import main  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    folder = newsroom(tmp_path / "news", {PATH: article_text("", "Eleven people were on board.")})
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def test_nothing_has_changed(folder, capsys):
    assert main(["check", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out == "Clean: no article has changed.\n"


def test_a_silent_correction_is_told(folder, capsys):
    write(folder, PATH, article_text("", "Twelve people were on board."))
    assert main(["check", "--since", "HEAD"]) == 1
    assert capsys.readouterr().out == (
        f'{PATH}:14:1: error change/silent-correction: Text: "Eleven" became "Twelve". Readers have seen the '
        f"article: add an entry to corrections, or to updates if it is new (copydesk correct {PATH}).\n"
        "   14 | Twelve people were on board.\n      | ^^^^^^\n\n1 error in 1 file; 1 article checked.\n"
    )


def test_correct_writes_the_entry_and_the_check_is_clean(folder, capsys):
    write(folder, PATH, article_text("", "Twelve people were on board."))
    assert main(["correct", PATH, "--note", "Twelve people were on board, not eleven."]) == 0
    assert capsys.readouterr().out == f"{PATH}: 1 correction noted.\n"
    text = (folder / PATH).read_text()
    assert "    was: Eleven people were on\n    now: Twelve people were on\n" in text
    assert main(["check", "--since", "HEAD"]) == 0
    assert main(["correct", PATH]) == 2
    assert "Nothing of substance differs from the published version" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--since", ""], "--since wants a revision"),
        (["--since", "nowhere"], "'nowhere' names no commit that this clone knows"),
        (["--since", "--all"], "expected one argument"),
        (["--since", "HEAD", "articles"], "name no paths"),
        (["--exact"], "--exact goes with --since only"),
    ],
)
def test_wrong_use(folder, capsys, arguments, said):
    try:
        code = main(["check", *arguments])
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert said in capsys.readouterr().err


def test_outside_a_repository(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(newsroom(tmp_path / "news", {PATH: article_text("")}))
    assert main(["check", "--staged"]) == 2
    assert "is in no Git repository, so nothing tells what has changed" in capsys.readouterr().err
