"""The rows of a newsroom's articles: what is in them, and that only what is new is read."""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import PHOTO, commit, git, newsroom, plain_git, write  # noqa: E402, F401

from copydesk.cache import Cache  # noqa: E402
from copydesk.catalogue import Row, rows, rows_of  # noqa: E402
from copydesk.catalogue.row import from_bytes, to_bytes  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.git import Repository  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

FOLDER = "articles/2025/09/18"
FULL = """\
id: full-1
dateline: {place: Bykivnia, country: UA}
byline: [mp, {name: Anna Nowak, role: correspondent}]
embargo: 2025-09-18T18:00:00+02:00
topics: ["20000065", defence]
sources: [MON, X/@Denys_Shmyhal, {name: Sejm press office}]
updates:
  - at: 2025-09-19T09:00:00+02:00
    note: More was said.
corrections:
  - at: 2025-09-19T10:00:00+02:00
    kind: refile
    note: A slip.
  - at: 2025-09-19T11:00:00+02:00
    kind: refile
    note: Another slip.
"""


@pytest.fixture
def folder(tmp_path):
    articles = {
        f"{FOLDER}/full.md": article_text(
            FULL + PHOTO, "## Two words\n\nAnd four [words more](https://example.org/a-b)."
        ),
        f"{FOLDER}/odd name\nŁ.md": article_text("id: odd-1"),
        f"{FOLDER}/broken.md": "---\nid: [broken\n---\nThree words here.\n",
        f"{FOLDER}/README.md": "No article.\n",
    }
    return newsroom(tmp_path / "desk", articles)


@pytest.fixture
def seen(monkeypatch):
    """The paths of the articles that were read."""
    paths: list[str] = []

    def read(file, root, limit, read=rows.read_entry):
        paths.append(file.name)
        return read(file, root, limit)

    monkeypatch.setattr(rows, "read_entry", read)
    return paths


def listed(folder, cache=True) -> list[Row]:
    repository = Repository.of(folder)
    place = repository.shared_folder() / "copydesk" if repository and cache else None
    return rows_of(load_desk(folder), repository, Cache(place))


def test_what_a_row_says(folder):
    broken, full, odd = listed(folder)
    assert full == Row(
        f"{FOLDER}/full.md", "full-1", "published", "defence", "Ministers meet in Kyiv for talks on drones",
        "2025-09-18T17:17:00+02:00", "2025-09-18T18:00:00+02:00", "Bykivnia", ("mp", "Anna Nowak"),
        ("MON", "X/@Denys_Shmyhal", "Sejm press office"), ("20000065", "defence"), 6, 1, 2,
    )  # fmt: skip
    assert (odd.path, odd.id) == (f"{FOLDER}/odd name\nŁ.md", "odd-1")
    assert broken == Row(f"{FOLDER}/broken.md", words=3)


def test_a_second_time_only_what_is_new_is_read(folder, seen):
    commit(folder)
    first = listed(folder)
    assert len(seen) == 3
    assert listed(folder) == first and len(seen) == 3
    write(folder, f"{FOLDER}/full.md", article_text("id: full-2"))
    write(folder, f"{FOLDER}/new.md", article_text("id: new-1"))
    assert [row.id for row in listed(folder)] == ["", "full-2", "new-1", "odd-1"]
    assert seen[3:] == ["full.md", "new.md"]
    commit(folder)
    assert listed(folder) == listed(folder, cache=False)
    assert seen[5:] == ["broken.md", "full.md", "new.md", "odd name\nŁ.md"]  # without the cache; with it none
    os.utime(folder / FOLDER / "full.md", (1, 1))
    listed(folder)
    assert seen[9:] == []  # its bytes are what they were, as Git has found


def test_another_working_tree_finds_the_same_cache(folder, seen, tmp_path):
    commit(folder)
    first = listed(folder)
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "side")
    assert listed(tmp_path / "tree") == first and len(seen) == 3


def test_a_repository_with_sha_256(folder, seen):
    git(folder, "init", "-q", "-b", "main", "--object-format=sha256")
    commit(folder)
    assert listed(folder) == listed(folder) and len(seen) == 3


def test_another_program_finds_nothing_of_this_one(folder, seen, monkeypatch):
    commit(folder)
    listed(folder)
    monkeypatch.setattr(rows, "program", lambda: "another")
    listed(folder)
    assert len(seen) == 6


def test_without_git_or_before_the_first_commit(folder, seen):
    first = listed(folder)
    git(folder, "init", "-q", "-b", "main")
    assert listed(folder) == first and len(seen) == 6


texts = st.text(max_size=8)
lists = st.lists(texts, max_size=3).map(tuple)
counts = st.integers(0, 10**6)


@given(st.builds(Row, st.just("a.md"), *[texts] * 7, *[lists] * 3, *[counts] * 3))
def test_a_row_comes_back_as_it_was(row):
    assert from_bytes("a.md", to_bytes(row)) == row


VALUES = json.loads(to_bytes(Row("a.md", byline=("mp",))))


@given(st.binary() | st.integers(0, 12).flatmap(
    lambda at: st.sampled_from([None, True, 1.5, {}, [[]], [1], "x", 1]).map(
        lambda value: json.dumps([*VALUES[:at], value, *VALUES[at + 1 :]]).encode())))  # fmt: skip
def test_what_is_no_row_is_none(data):
    found = from_bytes("a.md", data)
    assert found is None or [type(value) for value in found] == [type(value) for value in Row("a.md")]


def test_deep_nesting_is_no_row():
    assert from_bytes("a.md", b"[" * 100_000) is None
