"""Which commits of side branches came in by a commit of the main line, from real merges."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, git, plain_git, write  # noqa: E402, F401

from copydesk.git import Repository  # noqa: E402

A, B = "articles/a.md", "articles/b.md"
HOURS = [f"2025-09-18T{hour:02}:00:00Z" for hour in range(24)]


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "news", "README.md", "The desk.\n")
    commit(tmp_path / "news")
    return tmp_path / "news"


def put(folder, path, text, hour) -> str:
    write(folder, path, text)
    return commit(folder, HOURS[hour])


def merge(folder, branch, hour, *options) -> str:
    git(folder, "merge", "-q", "--no-ff", "-m", f"Take in {branch}", *options, branch, at=HOURS[hour])
    return git(folder, "rev-parse", "HEAD")


def brought_in(folder, *places) -> list[list[str]]:
    """By place, a pair of a commit and a path, the commits that had a part in it."""
    repository = Repository.of(folder)
    asked = {place: str(number) for number, place in enumerate(places)}
    found = repository.past.brought_in(repository.head(), "articles", asked)
    return [found[str(number)] for number in range(len(places))]


def test_a_commit_without_a_merge_stands_alone(folder):
    first, second = put(folder, A, "1", 13), put(folder, A, "2", 14)
    assert brought_in(folder, (first, A)) == [[first]]
    assert brought_in(folder, (second, A)) == [[second]]


def test_a_merge_has_the_commits_that_touched_the_file_the_oldest_first(folder):
    git(folder, "checkout", "-q", "-b", "side")
    one, other, two = put(folder, A, "1", 13), put(folder, B, "1", 14), put(folder, A, "2", 15)
    git(folder, "checkout", "-q", "main")
    main = merge(folder, "side", 16)
    assert brought_in(folder, (main, A), (main, B)) == [[one, two, main], [other, main]]


def test_what_an_earlier_merge_brought_in_is_not_counted_again(folder):
    git(folder, "checkout", "-q", "-b", "side")
    one = put(folder, A, "1", 13)
    git(folder, "checkout", "-q", "main")
    first = merge(folder, "side", 14)
    git(folder, "checkout", "-q", "side")
    two = put(folder, A, "2", 15)
    git(folder, "checkout", "-q", "main")
    second = merge(folder, "side", 16)
    assert brought_in(folder, (first, A)) == [[one, first]]
    assert brought_in(folder, (second, A)) == [[two, second]]


def test_a_branch_of_a_branch_comes_in_with_it(folder):
    git(folder, "checkout", "-q", "-b", "side")
    one = put(folder, A, "1", 13)
    git(folder, "checkout", "-q", "-b", "deeper")
    two = put(folder, A, "2", 14)
    git(folder, "checkout", "-q", "side")
    put(folder, B, "1", 15)
    merge(folder, "deeper", 16)
    git(folder, "checkout", "-q", "main")
    main = merge(folder, "side", 17)
    assert brought_in(folder, (main, A)) == [[one, two, main]]


def test_two_paths_of_one_article_are_one(folder):
    put(folder, A, "1", 12)
    git(folder, "checkout", "-q", "-b", "side")
    two = put(folder, A, "2", 13)
    (folder / A).rename(folder / B)
    three = commit(folder, HOURS[14])
    git(folder, "checkout", "-q", "main")
    main = merge(folder, "side", 15)
    repository = Repository.of(folder)
    found = repository.past.brought_in(main, "articles", {(main, A): "the article", (main, B): "the article"})
    assert found == {"the article": [two, three, main]}
