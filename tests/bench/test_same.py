"""Two versions of the program held against each other."""

import sys
from pathlib import Path

from bench import same
from bench.same import Told


def compared(monkeypatch, capsys, new_says: str):
    """The exit code and the lines printed when the old version says one thing everywhere and the new another."""
    says = {"old": '{"rule": "copy/spacing"}', "new": new_says}
    monkeypatch.setattr(same, "told", lambda checkout, newsroom: Told(says[checkout.name], 1.0))
    monkeypatch.setattr(same, "newsrooms", lambda folder, count, posts: [Path("clean"), Path("texts")])
    monkeypatch.setattr(sys, "argv", ["same.py", "old", "new"])
    return same.main(), capsys.readouterr().out.splitlines()


def test_two_that_say_the_same(monkeypatch, capsys):
    line = "clean         the same        1 findings    1.00 s of processor time    1.00 s  1.00"
    assert compared(monkeypatch, capsys, '{"rule": "copy/spacing"}') == (0, [line, line.replace("clean", "texts")])


def test_a_finding_that_is_elsewhere_is_shown(monkeypatch, capsys):
    code, lines = compared(monkeypatch, capsys, '{"rule": "copy/variety"}')
    assert code == 1
    assert lines[-2:] == ['-{"rule": "copy/spacing"}', '+{"rule": "copy/variety"}']


def test_every_newsroom_is_laid_out_to_be_checked(tmp_path):
    laid_out = list(same.newsrooms(tmp_path, 3, None))
    assert [newsroom.name for newsroom in laid_out] == ["clean", "defects", "texts"]
    assert all((newsroom / "schema").is_dir() and any(newsroom.glob("articles/**/*.md")) for newsroom in laid_out)
