"""The guard at the server's door: a bare repository, two clones, and pushes that may and may not pass."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.error import DeskError
from copydesk.pushes import Push, guarded, received, sent

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, write  # noqa: E402
from conftest import ROOT  # noqa: E402

from copydesk.rules.example import article_text  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"
BODY = "Eleven people were on board, the ministry said."


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A bare repository with the hook, and a clone with one published article that has been pushed to it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tools"))
    bare = tmp_path / "desk.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    hook = bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copydesk hook pre-receive\n')
    hook.chmod(0o755)
    return bare


@pytest.fixture
def clone(server, tmp_path):
    folder = newsroom(tmp_path / "one", {PATH: article_text("", BODY)})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", str(server))
    commit(folder)
    pushed = push(folder)
    assert pushed.returncode == 0, pushed.stderr
    return folder


def push(folder: Path, *options: str) -> subprocess.CompletedProcess:
    command = ["git", "push", *options, "origin", "main"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def test_a_silent_correction_is_refused_and_a_told_one_accepted(server, clone, tmp_path):
    git(tmp_path, "clone", "-q", str(server), "two")
    other = tmp_path / "two"
    write(other, PATH, article_text("", BODY.replace("Eleven", "Twelve")))
    commit(other)
    refused = push(other)
    assert refused.returncode == 1
    assert f'{PATH}:14:1: error change/silent-correction: Text: "Eleven" became "Twelve".' in refused.stderr
    assert "copydesk: The push to main was refused: see the errors above." in refused.stderr
    entry = (
        "corrections:\n  - at: 2025-09-19T09:00:00+02:00\n    kind: correction\n"
        "    note: Twelve people were on board, not eleven.\n    was: Eleven people\n    now: Twelve people\n"
    )
    write(other, PATH, article_text(entry, BODY.replace("Eleven", "Twelve")))
    told = commit(other)
    accepted = push(other)
    assert accepted.returncode == 0, accepted.stderr
    assert git(server, "rev-parse", "main") == told


def test_a_good_push_passes_in_silence(server, clone):
    write(clone, PATH.replace("ministers", "talks"), article_text("id: 20250918-t2hx5b\nheadline: Talks on drones go on in Kyiv for a day", "They met again."))
    commit(clone)
    done = push(clone)
    assert done.returncode == 0
    assert "copydesk" not in done.stderr


def test_a_forced_push_is_compared_with_what_was_there(server, clone):
    git(clone, "checkout", "-q", "--orphan", "other")
    (clone / PATH).unlink()
    write(clone, "articles/2025/09/18/other.md", article_text("id: 20250918-t2hx5b", "They met."))
    commit(clone)
    git(clone, "branch", "-q", "-M", "other", "main")
    refused = push(clone, "--force")
    assert refused.returncode == 1
    assert f"{PATH}:1:1: error change/published-deleted" in refused.stderr


def test_a_guarded_branch_cannot_be_deleted(server, clone):
    git(server, "config", "receive.denyDeleteCurrent", "ignore")
    done = subprocess.run(["git", "push", "origin", ":main"], cwd=clone, capture_output=True, text=True)
    assert done.returncode == 1
    assert "main is guarded and can't be deleted" in done.stderr


def test_other_branches_are_not_guarded(server, clone):
    write(clone, PATH, article_text("", BODY.replace("Eleven", "Twelve")))
    commit(clone)
    done = subprocess.run(
        ["git", "push", "origin", "HEAD:refs/heads/draft"], cwd=clone, capture_output=True, text=True
    )
    assert done.returncode == 0


def test_hooks_in_a_clone(clone, server):
    installed = copydesk(clone, "hook", "install")
    assert installed.stdout == ".git/hooks/pre-commit is set up.\n.git/hooks/pre-push is set up.\n"
    write(clone, PATH, article_text("", BODY.replace("Eleven", "Twelve")))
    done = subprocess.run(
        ["git", "commit", "-q", "-a", "-m", "x"], cwd=clone, capture_output=True, text=True, env=identity()
    )
    assert done.returncode == 1
    assert '"Eleven" became "Twelve"' in done.stdout + done.stderr
    commit_past_the_hook(clone)
    refused = push(clone)
    assert refused.returncode == 1
    assert "The push to main was refused" in refused.stderr
    assert "remote:" not in refused.stderr
    assert copydesk(clone, "hook", "uninstall").returncode == 0
    assert not (clone / ".git/hooks/pre-push").exists()


def test_the_hook_of_another_is_left_alone(clone):
    other = clone / ".git/hooks/pre-commit"
    write(clone, ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
    done = copydesk(clone, "hook", "install")
    assert done.returncode == 1
    assert "is another's hook and was left alone. Add this line to it: copydesk hook pre-commit" in done.stderr
    assert other.read_text() == "#!/bin/sh\nexit 0\n"
    assert copydesk(clone, "hook", "uninstall").stdout == ".git/hooks/pre-push is taken out.\n"


def commit_past_the_hook(folder: Path) -> None:
    subprocess.run(["git", "commit", "-q", "-a", "-n", "-m", "x"], cwd=folder, check=True, env=identity())


def identity() -> dict[str, str]:
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**os.environ, **names}


def copydesk(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "copydesk", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


OLD, NEW, NONE = "1" * 40, "2" * 40, "0" * 40


def test_what_git_tells_its_hooks():
    assert received([f"{OLD} {NEW} refs/heads/main\n", f"{NONE} {NEW} refs/tags/v 1\n"]) == [
        Push("refs/heads/main", OLD, NEW),
        Push("refs/tags/v 1", None, NEW),
    ]
    assert sent([f"refs/heads/x {NEW} refs/heads/main {NONE}\n"]) == [Push("refs/heads/main", None, NEW)]
    with pytest.raises(DeskError, match="not what Git tells its hooks"):
        received(["hello\n"])


def test_branches_are_guarded_by_name():
    pushes = [Push(f"refs/heads/{name}", OLD, NEW) for name in ("main", "release/1", "draft")]
    assert [push.shown for push in guarded(pushes, ["main", "release/*"])] == ["main", "release/1"]
