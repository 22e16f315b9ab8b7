"""A start costs what it needs: nothing is loaded before it is wanted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, write  # noqa: E402
from conftest import ROOT  # noqa: E402

from copydesk.cli import main  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

ARTICLE = "articles/2025/09/18/talks.md"
HEAVY = ("ruamel", "jsonschema", "jsonschema_rs", "markdown_it", "msgspec", "concurrent", "PIL")
ASKED = "import json, sys; from copydesk.cli import main; main(sys.argv[1:]); print(json.dumps(sorted(sys.modules)))"


def story(body: str) -> str:
    return article_text("id: 20250918-k7x4m2\n", body)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.delenv("COPYDESK_CACHE", raising=False)
    folder = newsroom(tmp_path / "news", {ARTICLE: story("The talks lasted for two hours.")})
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def loaded(*arguments: str) -> set[str]:
    """The modules that a command has loaded at its end."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    done = subprocess.run([sys.executable, "-c", ASKED, *arguments], capture_output=True, env=environment, text=True)
    assert done.stderr == ""
    return set(json.loads(done.stdout.splitlines()[-1]))


def heavy(modules: set[str]) -> list[str]:
    return sorted({name.split(".")[0] for name in modules} & set(HEAVY))


def rules(modules: set[str]) -> list[str]:
    return sorted(name for name in modules if name.startswith("copydesk.rules."))


def test_the_version_needs_nothing():
    ours = {name for name in loaded("--version") if name.startswith("copydesk")}
    assert ours == {"copydesk", "copydesk.cli", "copydesk.error"}


@pytest.mark.parametrize("asked", [(), (ARTICLE,), ("articles/2025",)])
def test_what_was_checked_before_needs_no_rule_and_no_reader(folder, asked, capsys):
    main(["check", *asked])
    again = loaded("check", *asked)
    assert (heavy(again), rules(again)) == ([], [])


def test_nor_does_a_newsroom_with_an_article_that_nobody_has_added(folder, capsys):
    write(folder, ARTICLE, story("They laid flowers at the cementary."))
    assert main(["check"]) == 1
    again = loaded("check")
    assert (heavy(again), rules(again)) == ([], [])


def test_an_article_without_photos_loads_no_rule_on_photos(folder):
    spoken = rules(loaded("check", "--no-cache", ARTICLE))
    assert "copydesk.rules.copy.misspelling" in spoken
    assert "copydesk.rules.photo.too_large" not in spoken


def test_of_a_desk_that_was_read_before_nothing_is_read_again(folder, capsys, monkeypatch):
    from copydesk.desk import registers, style

    main(["check"])
    write(folder, ARTICLE, story("They laid flowers at the cementary."))
    for module in (registers, style):
        monkeypatch.setattr(module, "decode", None)  # it would fail
    capsys.readouterr()
    assert main(["check", ARTICLE]) == 1
    assert "copy/misspelling" in capsys.readouterr().out


def said(capsys, *options: str) -> str:
    main(["check", "--format", "json", *options])
    return capsys.readouterr().out


def test_what_is_kept_of_a_desk_goes_with_its_files(folder, capsys):
    register = folder / "schema/registers/staff.yaml"
    sound = said(capsys)
    was = register.read_text(encoding="utf-8")
    register.write_text(was + "\nxy: [", encoding="utf-8")
    broken = said(capsys)
    assert '"register/invalid"' in broken == said(capsys, "--no-cache")
    register.unlink()
    elsewhere = folder / "schema/staff.yaml"
    elsewhere.write_text(was, encoding="utf-8")
    register.symlink_to(elsewhere)
    linked = said(capsys)
    assert "is a link" in linked
    assert linked == said(capsys, "--no-cache")
    register.unlink()
    elsewhere.rename(register)
    assert said(capsys) == sound


def test_a_file_that_nobody_has_added_counts_by_what_is_in_it(folder, capsys):
    new = "articles/2025/09/18/more-talks.md"
    for body in ("They met.", "They laid flowers at the cementary.", "They met."):
        write(folder, new, story(body))
        os.utime(folder / new, (1, 1))
        assert said(capsys) == said(capsys, "--no-cache")
        assert said(capsys, new) == said(capsys, "--no-cache", new)
    (folder / new).unlink()
    (folder / new).symlink_to(folder / ARTICLE)
    assert said(capsys, new) == said(capsys, "--no-cache", new)
    (folder / new).unlink()
    write(folder, f"{new}.d/.git/HEAD", "ref: refs/heads/main\n")
    write(folder, f"{new}.d/third.md", story("They laid flowers at the cementary."))
    assert said(capsys) == said(capsys, "--no-cache")


def test_an_article_that_git_was_told_not_to_look_at_is_looked_at(folder, capsys):
    said(capsys)
    git(folder, "update-index", "--assume-unchanged", ARTICLE)
    write(folder, ARTICLE, story("They laid flowers at the cementary."))
    assert '"copy/misspelling"' in said(capsys)


def test_what_is_saved_during_a_check_is_not_taken_for_what_was_checked(folder, capsys, monkeypatch):
    from copydesk.checking import everything

    before, after = story("They met."), story("They laid flowers at the cementary.")
    write(folder, ARTICLE, before)
    examined = everything.examined

    def saving(*arguments):
        write(folder, ARTICLE, after)
        return examined(*arguments)

    monkeypatch.setattr(everything, "examined", saving)
    assert '"copy/misspelling"' in said(capsys)
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    write(folder, ARTICLE, before)
    assert '"copy/misspelling"' not in said(capsys)
