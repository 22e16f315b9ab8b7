"""What changed between two states of a repository, whatever the files are called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.error import DeskError
from copydesk.git import INDEX, WORKTREE, Repository, TooLarge, blob_id

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, git, write  # noqa: E402

LONG = "".join(f"line {number}\n" for number in range(30))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def told(changes) -> list[tuple[str | None, str | None]]:
    """The paths before and after, in order."""
    pairs = [(change.before and change.before.path, change.after and change.after.path) for change in changes]
    return sorted(pairs, key=str)


def test_between_two_commits(folder):
    write(folder, "articles/kept.md", "1")
    write(folder, "articles/edited.md", "1")
    write(folder, "articles/gone.md", "gone")
    write(folder, "articles/old\nname.md", LONG)
    first = commit(folder)
    write(folder, "articles/edited.md", "2")
    write(folder, "articles/new Ł.md", "new")
    (folder / "articles/gone.md").unlink()
    (folder / "articles/old\nname.md").unlink()
    write(folder, 'articles/new "name".md', LONG + "one more\n")
    write(folder, "outside.md", "1")
    second = commit(folder)
    changes = Repository.of(folder).changes(first, second, "articles")
    assert told(changes) == [
        ("articles/edited.md", "articles/edited.md"),
        ("articles/gone.md", None),
        ("articles/old\nname.md", 'articles/new "name".md'),
        (None, "articles/new Ł.md"),
    ]


def test_the_index_and_the_working_tree_are_states_like_commits(folder):
    write(folder, "articles/a.md", "1")
    write(folder, "articles/b.md", "1")
    head = commit(folder)
    write(folder, "articles/a.md", "2")
    git(folder, "add", "articles/a.md")
    write(folder, "articles/b.md", "2")
    write(folder, "articles/new.md", "1")
    repository = Repository.of(folder)
    assert told(repository.changes(head, INDEX, "articles")) == [("articles/a.md", "articles/a.md")]
    worktree = repository.changes(head, WORKTREE, "articles")
    assert told(worktree) == [
        ("articles/a.md", "articles/a.md"),
        ("articles/b.md", "articles/b.md"),
        (None, "articles/new.md"),
    ]
    assert {change.after.blob for change in worktree if change.after.path.endswith("b.md")} == {None}


def test_a_touched_file_is_no_change(folder):
    write(folder, "articles/a.md", "1")
    head = commit(folder)
    os.utime(folder / "articles/a.md", (1, 1))
    assert Repository.of(folder).changes(head, WORKTREE, "articles") == []


def test_paths_are_seen_from_a_folder_inside(folder):
    write(folder, "news/articles/a.md", "1")
    write(folder, "other/articles/a.md", "1")
    first = commit(folder)
    write(folder, "news/articles/a.md", "2")
    write(folder, "news/articles/b.md", "2")
    write(folder, "other/articles/a.md", "2")
    repository = Repository.of(folder / "news")
    expected = [("articles/a.md", "articles/a.md"), (None, "articles/b.md")]
    assert told(repository.changes(first, WORKTREE, "articles")) == expected
    second = commit(folder)
    assert told(repository.changes(first, second, "articles")) == expected
    assert [(step.commit, told(step.changes)) for step in repository.past.steps(second, "articles")] == [
        (second, expected),
        (first, [(None, "articles/a.md")]),
    ]


def test_all_of_a_first_commit_is_new(folder):
    write(folder, "articles/a.md", "1")
    head = commit(folder)
    repository = Repository.of(folder)
    assert told(repository.changes(repository.empty_tree(), head, "articles")) == [(None, "articles/a.md")]


def test_submodules_are_left_alone(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    write(other, "x.md", "1")
    commit(other)
    write(folder, "articles/a.md", "1")
    head = commit(folder)
    git(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "articles/sub")
    second = commit(folder)
    repository = Repository.of(folder)
    assert repository.changes(head, second, "articles") == []
    assert repository.changes(head, WORKTREE, "articles") == []


def test_the_history_goes_along_the_main_line(folder):
    write(folder, "articles/a.md", "1")
    first = commit(folder)
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, "articles/a.md", "2")
    commit(folder)
    write(folder, "articles/a.md", "3")
    write(folder, "articles/new.md", "1")
    commit(folder)
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "Bring it in", "side", at="2025-09-18T15:00:00Z")
    head = git(folder, "rev-parse", "HEAD")
    repository = Repository.of(folder)
    steps = list(repository.past.steps(head, "articles"))
    assert [(step.commit, step.parent) for step in steps] == [(head, first), (first, None)]
    assert told(steps[0].changes) == [("articles/a.md", "articles/a.md"), (None, "articles/new.md")]
    assert steps[0].at.isoformat() == "2025-09-18T15:00:00+00:00"
    assert [step.commit for step in repository.past.steps(head, "articles/new.md")] == [head]
    assert list(repository.past.steps(head, "articles", oldest_first=True)) == steps[::-1]


def test_a_long_history_is_told_stretch_by_stretch(folder, monkeypatch):
    monkeypatch.setattr("copydesk.git.past._STRETCH", 2)
    commits = []
    for number in range(5):
        write(folder, "articles/a.md", str(number))
        commits.append(commit(folder))
    history = Repository.of(folder).past.steps(commits[-1], "articles", oldest_first=True)
    assert [step.commit for step in history] == commits


def test_what_git_knows_as_unchanged_without_reading_it(folder):
    for name in ("kept", "edited", "staged", "gone", "odd\nŁ name", "assumed"):
        write(folder, f"news/articles/{name}.md", name)
    write(folder, "other/articles/kept.md", "other")
    commit(folder)
    git(folder, "update-index", "--assume-unchanged", "news/articles/assumed.md")
    write(folder, "news/articles/edited.md", "another text")
    write(folder, "news/articles/new.md", "new")
    write(folder, "news/articles/staged.md", "staged anew")
    git(folder, "add", "news/articles/staged.md")
    (folder / "news/articles/gone.md").unlink()
    unchanged = Repository.of(folder / "news").unchanged("articles")
    assert unchanged == {
        f"articles/{name}.md": blob_id(text.encode())
        for name, text in (("kept", "kept"), ("odd\nŁ name", "odd\nŁ name"), ("staged", "staged anew"))
    }


def test_working_trees_share_a_folder(folder, tmp_path):
    write(folder, "a.md", "1")
    commit(folder)
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "side")
    shared = {Repository.of(place).shared_folder().resolve() for place in (folder, tmp_path / "tree")}
    assert shared == {(folder / ".git").resolve()}


def test_commits_say_who_when_and_their_trailers(folder):
    write(folder, "articles/a.md", "1")
    head = commit(folder)
    write(folder, "articles/a.md", "2")
    git(folder, "add", "-A")
    message = "Correct the figure\n\nIt was eleven.\n\nApproved-by: Maria Próbna <mp@example.org>\napproved-BY: kz\n"
    git(folder, "commit", "-q", "-m", message, at="2025-09-18T14:00:00+02:00")
    second = git(folder, "rev-parse", "HEAD")
    repository = Repository.of(folder)
    found = repository.past.commits([second, head])
    assert found[second].subject == "Correct the figure"
    assert found[second].at.isoformat() == "2025-09-18T14:00:00+02:00"
    assert found[second].trailer("Approved-by") == ("Maria Próbna <mp@example.org>", "kz")
    assert found[head].trailers == ()
    assert repository.past.between(head, second) == [second]
    assert repository.past.between(None, second) == [second, head]


def test_revisions_by_name(folder):
    write(folder, "a.md", "1")
    first = commit(folder)
    write(folder, "a.md", "2")
    second = commit(folder)
    repository = Repository.of(folder)
    assert repository.commit("HEAD~1") == first
    assert repository.commit("main") == second
    assert repository.merge_base("HEAD~1", "main") == first
    with pytest.raises(DeskError, match="'--all' names no commit"):
        repository.commit("--all")
    with pytest.raises(DeskError, match="git fetch origin main"):
        repository.commit("origin/main")


def test_a_shallow_clone_says_what_it_lacks(folder, tmp_path):
    for number in range(3):
        write(folder, "a.md", str(number))
        commit(folder)
    git(folder, "checkout", "-q", "-b", "side", "HEAD~2")
    write(folder, "b.md", "1")
    side = commit(folder)
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", f"file://{folder}", "clone")
    repository = Repository.of(tmp_path / "clone")
    with pytest.raises(DeskError, match="git fetch --unshallow"):
        repository.merge_base("origin/main", side)


def test_lines_of_history_that_have_nothing_in_common(folder):
    write(folder, "a.md", "1")
    first = commit(folder)
    git(folder, "checkout", "-q", "--orphan", "other")
    write(folder, "a.md", "2")
    other = commit(folder)
    assert Repository.of(folder).merge_base(first, other) is None


def test_a_partial_clone_is_told_how_to_get_the_rest(folder, tmp_path):
    write(folder, "a.md", "1")
    first = commit(folder)
    write(folder, "a.md", "2")
    commit(folder)
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{folder}", "clone")
    repository = Repository.of(tmp_path / "clone")
    blob = repository.files(first)["a.md"].blob
    with repository.blobs() as blobs, pytest.raises(DeskError, match="git fetch --no-filter --refetch"):
        blobs.read(blob)
    git(tmp_path / "clone", "fetch", "-q", "--no-filter", "--refetch")
    with repository.blobs() as blobs:
        assert blobs.read(blob) == b"1"


def test_a_blob_that_is_too_large_is_passed_over(folder):
    write(folder, "big.md", "x" * 5000)
    write(folder, "small.md", "1")
    head = commit(folder)
    repository = Repository.of(folder)
    files = repository.files(head)
    with repository.blobs() as blobs:
        with pytest.raises(TooLarge) as told:
            blobs.read(files["big.md"].blob, 4000)
        assert told.value.size == 5000
        assert blobs.read(files["small.md"].blob, 4000) == b"1"


def test_repositories_with_sha_256(folder):
    git(folder, "init", "-q", "-b", "main", "--object-format=sha256")
    write(folder, "articles/a.md", "1")
    first = commit(folder)
    write(folder, "articles/a.md", "2")
    second = commit(folder)
    repository = Repository.of(folder)
    assert len(second) == 64
    assert told(repository.changes(first, second, "articles")) == [("articles/a.md", "articles/a.md")]
    assert told(repository.changes(repository.empty_tree(), second)) == [(None, "articles/a.md")]


def test_a_conflict_in_the_index_is_said_in_words(folder):
    write(folder, "b.md", "b\n")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, "a.md", "one\n")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "other", "HEAD^")
    write(folder, "a.md", "two\n")
    commit(folder)
    subprocess.run(["git", "read-tree", "-m", "HEAD^", "HEAD", "side"], cwd=folder, check=True)
    repository = Repository.of(folder)
    with pytest.raises(DeskError, match="a.md has two versions that a merge could not bring together"):
        repository.changes("HEAD", INDEX)
