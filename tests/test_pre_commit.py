"""Our hooks in the hands of the real pre-commit tool: a commit and a push that may pass, and ones that may not."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

from copydesk.cli.hook_ import KINDS
from copydesk.git import Repository
from copydesk.pushes import Push, told_by_pre_commit
from copydesk.rules.example import article_text
from pages import HOOKS, hooks

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, write  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"
BODY = "Eleven people were on board, the ministry said."
SILENT = article_text("", BODY.replace("Eleven", "Twelve"))
TOLD = article_text(
    "corrections:\n  - at: 2025-09-19T09:00:00+02:00\n    kind: correction\n"
    "    note: Twelve people were on board, not eleven.\n    was: Eleven people\n    now: Twelve people\n",
    BODY.replace("Eleven", "Twelve"),
)
needs_pre_commit = pytest.mark.skipif(not find_spec("pre_commit"), reason="pre-commit is not installed")


def test_the_hooks_file_is_fresh():
    """To mend: `python tools/pages.py`."""
    assert (ROOT / HOOKS).read_text(encoding="utf-8") == hooks()
    assert re.findall(r"entry: copydesk hook (\S+)", hooks()) == list(KINDS)


@needs_pre_commit
def test_the_hooks_file_is_what_pre_commit_wants():
    assert pre_commit(ROOT, "validate-manifest", HOOKS).returncode == 0


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone with one published article that its origin has, too, and pre-commit set up with our hooks. The
    tool takes them as its own (`repo: local`), so that it need not install us."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tools"))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")
    command = tmp_path / "bin/copydesk"
    write(tmp_path, "bin/copydesk", f'#!/bin/sh\nexec "{sys.executable}" -P -m copydesk "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    folder = newsroom(tmp_path / "room", {PATH: article_text("", BODY)})
    ours = hooks().replace("language: python", "language: system").replace("\n", "\n  ").rstrip(" ")
    write(folder, ".pre-commit-config.yaml", f"repos:\n- repo: local\n  hooks:\n  {ours}")
    commit(folder)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "desk.git")
    git(folder, "remote", "add", "origin", str(tmp_path / "desk.git"))
    git(folder, "push", "-q", "origin", "main")
    pre_commit(folder, "install", "--hook-type", "pre-commit", "--hook-type", "pre-push")
    return folder


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return run(folder, sys.executable, "-m", "pre_commit", *arguments)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)


@needs_pre_commit
def test_a_commit(clone):
    write(clone, PATH, SILENT)
    refused = run(clone, "git", "commit", "-a", "-m", "silent")  # -a: Git keeps an index of its own for it
    assert refused.returncode == 1
    assert f'{PATH}:14:1: error change/silent-correction: Text: "Eleven" became "Twelve".' in refused.stdout
    write(clone, PATH, TOLD)
    git(clone, "add", PATH)
    write(clone, PATH, SILENT)  # what is not staged is set aside
    accepted = run(clone, "git", "commit", "-m", "told")
    assert accepted.returncode == 0, accepted.stdout
    assert (clone / PATH).read_text() == SILENT


@needs_pre_commit
def test_a_commit_that_only_deletes(clone):
    (clone / PATH).unlink()
    refused = run(clone, "git", "commit", "-a", "-m", "gone")
    assert refused.returncode == 1
    assert f"{PATH}:1:1: error change/published-deleted" in refused.stdout


@needs_pre_commit
def test_a_push(clone):
    write(clone, PATH, SILENT)
    commit_past_the_hooks(clone)
    refused = run(clone, "git", "push", "origin", "main")
    assert refused.returncode == 1
    assert "copydesk: The push to main was refused" in refused.stdout
    refused = run(clone, "git", "push", "origin", "main:a-new-one")
    assert "copydesk: The push to a-new-one was refused" in refused.stdout
    write(clone, PATH, TOLD)
    commit_past_the_hooks(clone)
    accepted = run(clone, "git", "push", "origin", "main")
    assert accepted.returncode == 0, accepted.stdout


@needs_pre_commit
def test_the_changes_of_a_branch(clone):
    git(clone, "checkout", "-q", "-b", "branch")
    write(clone, PATH, SILENT)
    commit_past_the_hooks(clone)
    asked = ["run", "copydesk", "--from-ref", "origin/main", "--to-ref"]
    assert "copydesk: The change was refused" in pre_commit(clone, *asked, "HEAD").stdout
    assert pre_commit(clone, *asked, "HEAD~1").returncode == 0


def commit_past_the_hooks(folder: Path) -> None:
    git(folder, "commit", "-q", "-a", "-n", "-m", "x")


def test_what_pre_commit_tells(tmp_path):
    first = commit(newsroom(tmp_path / "room"))
    second = commit(tmp_path / "room")
    repository = Repository(tmp_path / "room")
    told = {
        "PRE_COMMIT_FROM_REF": first,
        "PRE_COMMIT_TO_REF": second,
        "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main",
        "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/x",
    }
    assert told_by_pre_commit(told, repository) == Push("refs/heads/x", first, second)
    unknown = {**told, "PRE_COMMIT_FROM_REF": "--all"}
    assert told_by_pre_commit(unknown, repository) == Push("refs/heads/x", None, second)
    everything = {name: told[name] for name in list(told)[2:]}  # a first push
    assert told_by_pre_commit(everything, repository) == Push("refs/heads/x", None, second)
    assert told_by_pre_commit({"PRE_COMMIT": "1"}, repository) is None
