"""`copydesk fix` as a user types it: what is written, what is printed, and the exit code."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from copydesk.fix import files as fix_files
from copydesk.cli import main
from copydesk.report.fixes import write_diffs
from copydesk.report.look import Look
from copydesk.edit.rewrite import NotWritten, rewrite
from copydesk.rules.example import article_text

WRONG = article_text("headline: Talks on drones go on in Kyiv.", "The the talks lasted long.\n\n(mp)")
RIGHT = article_text("headline: Talks on drones go on in Kyiv", "The talks lasted long.")
DIFF = """\
--- a/articles/2025/09/18/wrong.md
+++ b/articles/2025/09/18/wrong.md
@@ -9,8 +9,6 @@
 published: 2025-09-18T17:17:00+02:00
 topics: ["20000065"]
 sources: [MON]
-headline: Talks on drones go on in Kyiv.
+headline: Talks on drones go on in Kyiv
 ---
-The the talks lasted long.
-
-(mp)
+The talks lasted long.
"""


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A newsroom with a clean article, one with safe fixes; the tests stand in it."""
    room = tmp_path / "room"
    folder = room / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (room / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    (folder / "clean.md").write_text(article_text("id: 20250918-aaaaaa"), encoding="utf-8")
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(room)
    return room


@pytest.fixture
def wrong(newsroom):
    return newsroom / "articles/2025/09/18/wrong.md"


def test_everything_is_fixed_and_said(newsroom, wrong, capsys):
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == (
        "articles/2025/09/18/wrong.md: 3 fixed (byline/typed-in-body, copy/doubled-word, headline/final-stop)\n"
        "Nothing is left to mend.\n"
    )
    assert wrong.read_text(encoding="utf-8") == RIGHT
    assert main(["fix"]) == 0
    assert capsys.readouterr().out == "Nothing is left to mend.\n"
    assert sorted(os.listdir(wrong.parent)) == ["clean.md", "wrong.md"]


def test_what_is_left_ends_with_1(newsroom, wrong, capsys):
    wrong.write_text(WRONG.replace("dateline: Kyiv", "dateline: Kiev"), encoding="utf-8")
    assert main(["fix", "articles/2025/09/18/wrong.md"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == (
        "1 finding is left; `copydesk check` lists it. "
        "1 of them has a fix that a person should look at: `copydesk fix --unsafe-fixes --diff`."
    )
    assert main(["fix", "--unsafe-fixes"]) == 0
    assert wrong.read_text(encoding="utf-8") == RIGHT


def test_a_fix_that_is_not_made_is_said(newsroom, wrong, capsys):
    wrong.write_text(article_text("", "They met.\n\n\u200b# Drones"), encoding="utf-8")
    assert main(["fix"]) == 1
    assert capsys.readouterr().out.startswith(
        "articles/2025/09/18/wrong.md:16:1: copy/invisible-character not fixed: "
        "a paragraph, heading or list would become something else. Mend it by hand.\n"
    )


def test_diff_prints_and_writes_nothing(newsroom, wrong, capsys, monkeypatch):
    monkeypatch.chdir(wrong.parent)
    assert main(["fix", "--diff"]) == 1
    assert capsys.readouterr().out == DIFF
    assert wrong.read_text(encoding="utf-8") == WRONG
    assert main(["fix", "--diff", "clean.md"]) == 0
    assert capsys.readouterr().out == ""


def test_the_diff_can_be_applied(newsroom, wrong, capsys):
    wrong.write_bytes(b"\xef\xbb\xbf" + WRONG.rstrip("\n").replace("\n", "\r\n").encode())
    assert main(["fix", "--diff"]) == 1
    patch = capsys.readouterr().out
    assert patch.endswith("\\ No newline at end of file\n")
    run = subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=newsroom, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert wrong.read_text(encoding="utf-8") == RIGHT.rstrip("\n")


class Terminal:
    def __init__(self):
        self.lines = []

    def isatty(self):
        return True

    def writelines(self, lines):
        self.lines += lines


def test_at_a_terminal_the_diff_has_colours_and_no_control_characters(newsroom, wrong, desk):
    wrong.write_text(article_text("", "The the \x1b[31m talks\u202e.\r\nText."), encoding="utf-8", newline="")
    out = Terminal()
    outcomes = fix_files.fix_files([wrong.parent], desk, fix_files.Way(write=False))
    write_diffs(outcomes, out, Look(colour=True))
    assert "\x1b[1;31m-The the \\u001b[31m talks\\u202e.\\u000d\x1b[0m\n" in out.lines
    assert any(line.startswith("\x1b[1;32m+The \\u001b[31m talks.") or "+The [31m talks." in line for line in out.lines)


def test_standard_input_is_mended_onto_standard_output(newsroom):
    command = [sys.executable, "-m", "copydesk", "fix", "-", "--stdin-path", "articles/2025/09/18/new.md"]
    text = WRONG.replace("\n", "\r\n").replace("lasted", "lasted, Łódź,").encode()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    run = subprocess.run(command, input=text, capture_output=True, cwd=newsroom, env=environment)
    assert run.stdout == RIGHT.replace("lasted", "lasted, Łódź,").encode()
    assert run.stderr.decode().startswith("articles/2025/09/18/new.md: 4 fixed (")
    assert run.returncode == 1  # clean.md has another id, but wrong.md the same
    run = subprocess.run([*command, "--diff"], input=text, capture_output=True, cwd=newsroom, env=environment)
    assert run.stdout.startswith(b"--- a/articles/2025/09/18/new.md\n") and run.returncode == 1
    assert not (newsroom / "articles/2025/09/18/new.md").exists()


def test_permissions_are_kept(newsroom, wrong):
    wrong.chmod(0o640)
    assert main(["fix"]) == 0
    assert stat.S_IMODE(wrong.stat().st_mode) == 0o640


def test_links_are_left_alone_and_do_not_stop_others(newsroom, wrong, tmp_path, capsys):
    outside = tmp_path / "outside.md"
    outside.write_text(WRONG, encoding="utf-8")
    (wrong.parent / "a-link.md").symlink_to(outside)
    (wrong.parent / "b-link.md").symlink_to(wrong)
    assert main(["fix"]) == 1
    assert "b-link.md: not written: it is a link.\n" in capsys.readouterr().out
    assert outside.read_text(encoding="utf-8") == WRONG
    assert wrong.read_text(encoding="utf-8") == RIGHT and (wrong.parent / "b-link.md").is_symlink()


def test_a_file_outside_the_newsroom_is_left_alone(newsroom, wrong, tmp_path, capsys):
    outside = tmp_path / "outside.md"
    outside.write_text(WRONG, encoding="utf-8")
    assert main(["fix", str(wrong), str(outside)]) == 1
    assert "outside.md: not written: it lies outside the newsroom's folder.\n" in capsys.readouterr().out
    assert outside.read_text(encoding="utf-8") == WRONG
    assert wrong.read_text(encoding="utf-8") == RIGHT


def test_a_folder_that_is_a_link_out_of_the_newsroom_is_left_alone(newsroom, wrong, tmp_path):
    (tmp_path / "far").mkdir()
    far = tmp_path / "far" / "wrong.md"
    far.write_text(WRONG, encoding="utf-8")
    (newsroom / "articles" / "far").symlink_to(tmp_path / "far")
    assert main(["fix"]) == 1
    assert main(["fix", str(wrong), "articles/far/wrong.md"]) == 1
    assert far.read_text(encoding="utf-8") == WRONG


def test_what_somebody_else_has_changed_is_not_overwritten(newsroom, wrong, monkeypatch, capsys):
    def slow(*arguments):
        mended = fix_files_mend(*arguments)
        wrong.write_text("somebody's work", encoding="utf-8")
        return mended

    fix_files_mend = fix_files.mend
    monkeypatch.setattr(fix_files, "mend", slow)
    assert main(["fix", str(wrong)]) == 1
    assert "wrong.md: not written: it has changed in the meantime.\n" in capsys.readouterr().out
    assert wrong.read_text(encoding="utf-8") == "somebody's work"
    assert os.listdir(wrong.parent) != [] and not [name for name in os.listdir(wrong.parent) if ".new" in name]


def test_a_defect_of_ours_does_not_stop_the_others(newsroom, wrong, monkeypatch, capsys):
    def broken(path, *arguments):
        if "clean" in path:
            raise ZeroDivisionError("by zero")
        return fix_files_mend(path, *arguments)

    fix_files_mend = fix_files.mend
    monkeypatch.setattr(fix_files, "mend", broken)
    assert main(["fix"]) == 1
    assert "clean.md: not written: ZeroDivisionError: by zero.\n" in capsys.readouterr().out
    assert wrong.read_text(encoding="utf-8") == RIGHT


def test_a_file_that_may_not_be_written_is_said(newsroom, wrong, capsys):
    wrong.chmod(0o444)
    assert main(["fix"]) == 1
    assert "wrong.md: not written: it is read-only.\n" in capsys.readouterr().out


def test_what_is_no_file_is_not_written(tmp_path):
    with pytest.raises(NotWritten, match="it is no file"):
        rewrite(tmp_path, b"", b"x", tmp_path)
    with pytest.raises(NotWritten, match="can't be written"):
        rewrite(tmp_path / "gone.md", b"", b"x", tmp_path)


def test_many_files_are_fixed_by_several_processes(newsroom, wrong, capsys):
    for number in range(90):
        text = WRONG.replace("k7x4m2", f"aaaa{number:02}".translate(str.maketrans("0189", "wxyz")))
        Path(wrong.parent, f"n{number:02}.md").write_text(text, encoding="utf-8")
    assert main(["fix"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 92 and lines == [*sorted(lines[:-1]), "Nothing is left to mend."]
    assert {file.read_text(encoding="utf-8").split("\n", 2)[2] for file in wrong.parent.glob("n*.md")} == {
        RIGHT.split("\n", 2)[2]
    }


@pytest.mark.parametrize(
    "argv, words",
    [
        (["fix", "nowhere.md"], "there is no file or folder"),
        (["fix", "-", "x.md"], "- reads one article from standard input"),
        (["fix", "--stdin-path", "x.md"], "--stdin-path goes with - only"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(newsroom, capsys, argv, words):
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert words in captured.err and captured.err.startswith("copydesk fix: ") and not captured.out


def test_only_what_has_changed_is_fixed(newsroom, wrong, capsys):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments):
        name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *name, *arguments], check=True, capture_output=True, env=environment)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    assert main(["fix", "--since", "HEAD", "--diff"]) == 0
    assert capsys.readouterr().out == ""
    wrong.write_text(WRONG.replace("lasted long", "lasted very long"), encoding="utf-8")
    git("mv", "articles/2025/09/18/clean.md", "articles/2025/09/18/moved.md")
    (newsroom / "articles/README.md").write_text("The the articles.\n", encoding="utf-8")
    assert main(["fix", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out.startswith("articles/2025/09/18/wrong.md: 3 fixed")
    assert wrong.read_text(encoding="utf-8") == RIGHT.replace("lasted long", "lasted very long")


@pytest.mark.parametrize(
    "argv, words",
    [
        (["--since", "HEAD"], "is in no Git repository, so nothing tells what has changed."),
        (["--since", "HEAD", "articles"], "--since finds out itself which articles have changed; name no paths."),
        (["--since", "HEAD", "-"], "goes with no other path and no --since."),
    ],
)
def test_what_since_does_not_go_with(newsroom, capsys, argv, words):
    assert main(["fix", *argv]) == 2
    assert words in capsys.readouterr().err
