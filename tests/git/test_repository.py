"""Git is asked about real repositories, and runs nothing of theirs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.error import DeskError
from copydesk.git import Repository, blob_id
from copydesk.git.run import failed

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, git, write  # noqa: E402


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def script(folder: Path, name: str) -> tuple[Path, Path]:
    """A program that leaves a trace when it is run; the program and the trace."""
    trace = folder.parent / f"{name}.ran"
    program = folder.parent / name
    program.write_text(f"#!/bin/sh\ntouch {trace}\ncat\n")
    program.chmod(0o755)
    return program, trace


def test_files_of_a_commit_by_path_whatever_their_names(folder):
    names = ["a b.md", "line\nbreak.md", 'quote".md', "Łódź.md", "-n.md", ":(top)x.md"]
    for name in names:
        write(folder, f"articles/{name}", name)
    head = commit(folder)
    files = Repository.of(folder).files(head)
    assert sorted(files) == sorted(f"articles/{name}" for name in names)


def test_paths_are_seen_from_a_folder_inside_the_repository(folder):
    write(folder, "news/articles/a.md", "1")
    write(folder, "elsewhere.md", "1")
    head = commit(folder)
    repository = Repository.of(folder / "news")
    blobs = {path: file.blob for path, file in repository.files(head).items()}
    assert list(blobs) == ["articles/a.md"]
    assert repository.past.last_changes(head, "articles", blobs) == {"articles/a.md": head}
    write(folder, "news/articles/a.md", "2")
    write(folder, "elsewhere.md", "2")
    assert repository.changed("articles") == ["articles/a.md"]


def test_bytes_come_from_blobs_not_from_the_folder(folder):
    write(folder, "a.md", b"one\r\ntwo\0")
    write(folder, "b.md", b"")
    head = commit(folder)
    write(folder, "a.md", b"other")
    repository = Repository.of(folder)
    files = repository.files(head)
    with repository.blobs() as blobs:
        assert blobs.read(files["a.md"].blob) == b"one\r\ntwo\0"
        assert blobs.read(files["b.md"].blob) == b""


def test_an_object_that_is_not_there_is_said_in_words(folder):
    commit(folder)
    with Repository.of(folder).blobs() as blobs, pytest.raises(DeskError, match="does not have the object"):
        blobs.read("0" * 40)


def test_changed_names_what_is_edited_staged_removed_and_new(folder):
    for name in ("edited", "staged", "removed", "same", "ignored-change"):
        write(folder, f"articles/{name}.md", "1")
    write(folder, ".gitignore", "*.tmp")
    commit(folder)
    write(folder, "articles/edited.md", "2")
    write(folder, "articles/staged.md", "2")
    git(folder, "add", "articles/staged.md")
    (folder / "articles/removed.md").unlink()
    write(folder, "articles/new Ł.md", "1")
    write(folder, "articles/x.tmp", "1")
    write(folder, "outside.md", "1")
    expected = ["edited", "new Ł", "removed", "staged"]
    assert Repository.of(folder).changed("articles") == [f"articles/{name}.md" for name in expected]


def test_last_changes_finds_the_commit_that_gave_each_file_its_bytes(folder):
    write(folder, "articles/a.md", "1")
    write(folder, "articles/b.md", "1")
    first = commit(folder)
    write(folder, "articles/a.md", "2")
    commit(folder)
    write(folder, "articles/a.md", "3")
    third = commit(folder)
    write(folder, "other.txt", "1")
    head = commit(folder)
    assert changes(folder, head) == {"articles/a.md": third, "articles/b.md": first}


def test_last_changes_follows_the_side_of_a_merge_that_won(folder):
    write(folder, "articles/a.md", "1")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, "articles/a.md", "side")
    side = commit(folder, at="2025-09-18T13:00:00Z")
    git(folder, "checkout", "-q", "main")
    write(folder, "articles/b.md", "1")
    main = commit(folder, at="2025-09-18T14:00:00Z")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "side", at="2025-09-18T15:00:00Z")
    assert changes(folder, git(folder, "rev-parse", "HEAD")) == {"articles/a.md": side, "articles/b.md": main}


def test_last_changes_names_a_merge_that_changed_a_file_itself(folder):
    write(folder, "articles/a.md", "1")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, "articles/a.md", "side")
    commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, "articles/a.md", "main")
    commit(folder)
    git(folder, "merge", "-q", "-s", "ours", "--no-commit", "side")
    write(folder, "articles/a.md", "both")
    merge = commit(folder)
    assert changes(folder, merge) == {"articles/a.md": merge}


def test_last_changes_leaves_out_what_a_shallow_clone_cannot_know(folder, tmp_path):
    write(folder, "articles/old.md", "1")
    commit(folder)
    write(folder, "articles/middle.md", "1")
    commit(folder)
    write(folder, "articles/new.md", "1")
    head = commit(folder)
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{folder}", "clone")
    clone = tmp_path / "clone"
    assert changes(clone, head) == {"articles/new.md": head}
    git(clone, "fetch", "--quiet", "--unshallow")
    assert len(changes(clone, head)) == 3


def test_nothing_of_the_repository_is_run(folder):
    write(folder, ".gitattributes", "*.md filter=evil diff=evil")
    write(folder, "articles/a.md", "1")
    head = commit(folder)
    traces = []
    for key in (
        "core.fsmonitor",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "diff.evil.textconv",
        "diff.external",
        "core.pager",
        "core.sshCommand",
    ):
        program, trace = script(folder, key)
        git(folder, "config", key, str(program))
        traces.append(trace)
    git(folder, "config", "filter.evil.required", "true")
    hook, trace = script(folder, "hook")
    for name in ("post-index-change", "reference-transaction", "post-checkout"):
        (folder / ".git/hooks").mkdir(exist_ok=True)
        os.symlink(hook, folder / ".git/hooks" / name)
    (folder / "articles/a.md").write_text("1")
    os.utime(folder / "articles/a.md", (1, 1))
    index = (folder / ".git/index").read_bytes()
    repository = Repository.of(folder)
    assert repository.changed("articles") == []
    write(folder, "articles/a.md", "2")
    assert repository.changed("articles") == ["articles/a.md"]
    changes(folder, head)
    with repository.blobs() as blobs:
        blobs.read(repository.files(head)["articles/a.md"].blob)
    assert [trace.name for trace in [*traces, trace] if trace.exists()] == []
    assert (folder / ".git/index").read_bytes() == index


def test_replaced_objects_are_left_aside(folder):
    write(folder, "a.md", "true")
    head = commit(folder)
    repository = Repository.of(folder)
    true = repository.files(head)["a.md"].blob
    write(folder, "b.md", "false")
    git(folder, "add", "b.md")
    git(folder, "replace", true, git(folder, "rev-parse", ":b.md"))
    with repository.blobs() as blobs:
        assert blobs.read(true) == b"true"


def test_variables_of_a_hook_do_not_lead_elsewhere(folder, tmp_path, monkeypatch):
    write(folder, "a.md", "1")
    head = commit(folder)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert Repository.of(folder).head() == head
    assert Repository.of(folder).changed("a.md") == []


def test_a_folder_in_no_repository(folder):
    assert Repository.of(folder) is None


def test_a_repository_without_a_commit(folder):
    git(folder, "init", "--quiet", ".")
    assert Repository.of(folder).head() is None
    with pytest.raises(DeskError, match="there is no commit here yet"):
        Repository.of(folder).commit("HEAD")


def test_git_that_is_not_there_is_said_in_words(folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(DeskError, match="git was not found"):
        Repository.of(folder)


def test_what_git_complains_of_is_passed_on(folder):
    commit(folder)
    with pytest.raises(DeskError, match="git ls-tree failed: fatal"):
        Repository.of(folder).files("0" * 40)


def test_blob_id_is_that_of_git(folder):
    write(folder, "a", b"copy\n")
    git(folder, "init", "--quiet", ".")
    assert blob_id(b"copy\n") == git(folder, "hash-object", "a")
    assert len(blob_id(b"copy\n", like="a" * 64)) == 64


def changes(folder: Path, head: str) -> dict[str, str]:
    repository = Repository.of(folder)
    blobs = {path: file.blob for path, file in repository.files(head).items() if path.startswith("articles/")}
    return repository.past.last_changes(head, "articles", blobs)


def test_a_repository_of_another_user_says_what_to_do():
    done = subprocess.CompletedProcess(
        ["rev-parse"],
        128,
        b"",
        b"fatal: detected dubious ownership in repository at '/news'\nTo add an exception for this directory, call:\n\n"
        b"\tgit config --global --add safe.directory /news\n",
    )
    assert str(failed("rev-parse", done)) == (
        "this folder belongs to another user, and Git reads it only when you say that you trust it. "
        "If you do, run `git config --global --add safe.directory /news`"
    )
