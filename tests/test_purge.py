"""A purge as a newsroom orders it: an entry in schema/registers/purged.yaml, and the file deleted."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.cache import Cache
from copydesk.checking.guard import base_of, check_since
from copydesk.desk import load_desk
from copydesk.git import WORKTREE, Repository

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, files_of, newsroom, plain_git, run, write  # noqa: E402, F401

from copydesk.rules.example import article_text  # noqa: E402

MINISTERS, TALKS = "articles/2025/09/18/ministers.md", "articles/2025/09/18/talks.md"
LIST = "schema/registers/purged.yaml"
NOW = datetime(2025, 9, 20, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    articles = {
        MINISTERS: article_text(""),
        TALKS: article_text("id: 20250918-a2b3c4\nheadline: Talks go on in Kyiv"),
    }
    folder = newsroom(tmp_path / "news", articles)
    commit(folder)
    return folder


def guarded(folder: Path) -> list[str]:
    """The rules that have something against what changed since the last commit."""
    repository = Repository.of(folder)
    result = check_since(repository, base_of(repository, "HEAD"), WORKTREE, load_desk(folder), NOW)
    return sorted({f"{finding.path} {finding.rule}" for finding in result.findings})


def order(folder: Path, id: str = "20250918-k7x4m2") -> None:
    write(folder, LIST, f"{id}:\n  at: 2025-09-19T12:00:00+02:00\n  ground: Order of the court\n")


def test_what_is_listed_may_be_deleted_and_nothing_else(folder):
    (folder / MINISTERS).unlink()
    assert guarded(folder) == [f"{MINISTERS} change/published-deleted"]
    order(folder, "20250918-a2b3c4")
    assert f"{MINISTERS} change/published-deleted" in guarded(folder)
    order(folder)
    assert guarded(folder) == []


def test_what_is_listed_has_to_be_deleted(folder, run):
    order(folder)
    commit(folder)
    code, out, _ = run(folder, "check")
    assert code == 1
    assert f"{MINISTERS}:2:5: error archive/duplicate-id: 20250918-k7x4m2 is the id of an article that" in out
    code, _, err = run(folder, "export", "--as-of", "2025-09-20T12:00:00Z")
    assert code == 1 and "no bundle was written" in err
    (folder / MINISTERS).unlink()
    commit(folder)
    code, _, err = run(folder, "export", "--as-of", "2025-09-20T12:00:00Z")
    assert (code, err) == (0, "")
    files = files_of(folder / "bundle")
    assert "purged/20250918-k7x4m2.json" in files
    assert not any(b"Order of the court" in data for data in files.values())


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("20250918-k7x4m2: {at: '2025-09-19T12:00:00+02:00'}", "20250918-k7x4m2 lacks ground."),
        ("20250918-k7x4m2: {at: yesterday, ground: A court}", "20250918-k7x4m2.at is not as it should be."),
        ("../etc: {at: '2025-09-19T12:00:00+02:00', ground: A court}", "An article is named by its id"),
    ],
)
def test_an_entry_that_is_wrong(folder, run, entry, message):
    write(folder, LIST, f"{entry}\n")
    code, out, _ = run(folder, "check")
    assert code == 1 and f"{LIST}:1:" in out and message in out


def test_a_list_with_nothing_in_it_is_fine(folder, run):
    write(folder, LIST, "# Nothing yet.\n")
    assert run(folder, "check")[0] == 0


def test_nothing_of_it_stays_in_the_cache(folder, run):
    """Once for every purge the cache begins anew; then it is of use again."""
    write(folder, MINISTERS, article_text("headline: Xylophones are handed out in Kyiv"))
    commit(folder)
    cache = folder / ".git/copydesk/cache.sqlite"
    assert run(folder, "export", "--as-of", "2025-09-20T12:00:00Z")[0] == 0
    assert b"Xylophones" in cache.read_bytes()
    (folder / MINISTERS).unlink()
    order(folder)
    commit(folder)
    assert run(folder, "export", "--as-of", "2025-09-20T12:00:00Z")[0] == 0
    assert b"Xylophones" not in cache.read_bytes()
    kept = Cache(cache.parent).contents().kinds
    assert kept["item"] == 1 and kept["purge"] == 1
    assert run(folder, "export", "--as-of", "2025-09-21T12:00:00Z")[0] == 0
    assert Cache(cache.parent).contents().kinds["item"] == 1
