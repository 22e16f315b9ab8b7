"""The published versions of an article, from real repositories: which count, and what each is said to have changed."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, plain_git, run, write  # noqa: E402, F401

from copydesk.desk import load_desk  # noqa: E402
from copydesk.git import Repository  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402
from copydesk.versions import published_versions, versions_of  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"
ID = "20250918-k7x4m2"
BODY = "Eleven people were on board, the ministry said."
DAYS = [f"2025-09-{day}T10:00:00Z" for day in range(19, 30)]
AS_OF = datetime(2025, 10, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    return newsroom(tmp_path / "desk", {"articles/README.md": "No article.\n"})


def numbers(folder, path=PATH, id=ID, as_of=AS_OF) -> list[tuple[int, str]]:
    """The numbers and commits of an article's versions; counting all articles must give the same."""
    repository, desk = Repository.of(folder), load_desk(folder)
    head = repository.head()
    one = [(v.number, v.state.commit) for v in versions_of(repository, head, path, id, desk, as_of)]
    every = published_versions(repository, head, desk, as_of)
    assert [(v.number, v.state.commit) for v in every if v.state.id == id] == one
    return one


def put(folder, fields="", body=BODY, at=DAYS[0], path=PATH) -> str:
    write(folder, path, article_text(fields, body))
    return commit(folder, at)


def test_a_draft_is_no_version_and_every_change_after_publication_is_one(folder):
    put(folder, "status: draft", at=DAYS[0])
    put(folder, "status: draft", "Ten people.", at=DAYS[1])
    first = put(folder, at=DAYS[2])
    second = put(folder, 'topics: ["20000598"]', at=DAYS[3])
    write(folder, "articles/2025/09/18/other.md", article_text("id: other-1"))
    commit(folder, DAYS[4])
    held = put(folder, "status: held", at=DAYS[5])
    assert numbers(folder) == [(1, first), (2, second), (3, held)]


def test_what_was_replaced_before_its_time_had_come_was_never_out(folder):
    scheduled = "published: 2025-09-21T12:00:00+02:00"
    put(folder, scheduled, "A slip.", at=DAYS[0])
    first = put(folder, scheduled, at=DAYS[1])
    embargoed = f"{scheduled}\nembargo: 2025-09-25T12:00:00+02:00"
    assert numbers(folder, as_of=datetime(2025, 9, 21, 9, 59, tzinfo=UTC)) == []
    assert numbers(folder, as_of=datetime(2025, 9, 21, 10, tzinfo=UTC)) == [(1, first)]
    put(folder, embargoed, "Another.", at=DAYS[4])
    last = put(folder, embargoed, "And another.", at=DAYS[5])
    assert numbers(folder, as_of=datetime(2025, 9, 25, 9, tzinfo=UTC)) == [(1, first)]
    assert numbers(folder) == [(1, first), (2, last)]


def test_a_move_alone_is_no_version_and_a_moved_article_is_followed_by_its_id(folder):
    other = "articles/2025/09/18/zł and\nmore.md"
    first = put(folder)
    (folder / PATH).rename(folder / other)
    commit(folder, DAYS[1])
    twin = put(folder, "id: another-one", at=DAYS[2])  # another article takes the place
    (folder / other).unlink()
    second = put(folder, "aliases: [2025/09/18/ministers]", "All of it is new.", DAYS[3], "articles/2025/09/19/x.md")
    assert numbers(folder, "articles/2025/09/19/x.md") == [(1, first), (2, second)]
    assert numbers(folder, PATH, "another-one") == [(1, twin)]


def test_a_merge_is_one_change_with_the_authors_of_what_it_brings_in(folder, run):  # noqa: F811
    write(folder, "README.md", "The desk.\n")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "side")
    put(folder, body="Ten people.", at=DAYS[1])
    put(folder, at=DAYS[2])
    git(folder, "checkout", "-q", "main")
    git(folder, "-c", "user.name=M", "merge", "-q", "--no-ff", "-m", "In\n\nApproved-by: kz", "side", at=DAYS[3])
    head = git(folder, "rev-parse", "HEAD")
    assert numbers(folder) == [(1, head)]
    code, out, _ = run(folder, "history", ID, "--format", "json")
    told = json.loads(out)["versions"][0]
    assert (code, told["authors"], told["approved_by"], told["at"]) == (0, ["A"], ["kz"], "2025-09-22T12:00:00+02:00")


@pytest.fixture
def told(folder):
    """An article that was published, corrected, moved and withdrawn."""
    put(folder, at=DAYS[0])
    correction = (
        "corrections:\n  - at: 2025-09-20T12:00:00+02:00\n    kind: correction\n"
        "    note: Twelve people were on board, not eleven.\n    was: Eleven people\n    now: Twelve people\n"
    )
    write(folder, PATH, article_text(correction, BODY.replace("Eleven", "Twelve")))
    git(folder, "add", "-A")
    message = "Correct the figure\n\nApproved-by: Karol Zmyślony <kz@example.org>"
    git(folder, "commit", "-q", "-m", message, at=DAYS[1])
    (folder / PATH).unlink()
    moved = f"aliases: [2025/09/18/ministers]\n{correction}"
    path = PATH.replace("ministers", "crash")
    put(folder, moved, BODY.replace("Eleven", "Twelve"), DAYS[2], path)
    withdrawal = "status: withdrawn\nwithdrawal:\n  at: 2025-09-22T12:00:00+02:00\n  reason: legal\n  note: By order of a court."
    put(folder, f"{withdrawal}\n{moved}", BODY.replace("Eleven", "Twelve"), DAYS[3], path)
    return folder


def test_the_history_as_text(told, run):  # noqa: F811
    code, out, err = run(told, "history", "crash")
    ids = git(told, "rev-list", "--reverse", "HEAD").split()
    assert (code, err) == (0, "")
    assert out == f"""\
articles/2025/09/18/crash.md ({ID}): 4 published versions

Version 1: 19 September 2025, 12:00, commit {ids[0][:10]}
  By A: At 2025-09-19T10:00:00Z
  Published: Ministers meet in Kyiv for talks on drones

Version 2: 20 September 2025, 12:00, commit {ids[1][:10]}
  By A, approved by Karol Zmyślony <kz@example.org>: Correct the figure
  Correction: Twelve people were on board, not eleven.
  Text: "Eleven" became "Twelve".

Version 3: 21 September 2025, 12:00, commit {ids[2][:10]}
  By A: At 2025-09-21T10:00:00Z
  Moved from articles/2025/09/18/ministers.md
  Nothing of substance changed in what readers are told.

Version 4: 22 September 2025, 12:00, commit {ids[3][:10]}
  By A: At 2025-09-22T10:00:00Z
  Status: published became withdrawn
  Withdrawn: legal; By order of a court.
  Nothing of substance changed in what readers are told.
"""


def test_the_history_as_json(told, run):  # noqa: F811
    code, out, _ = run(told, "history", PATH.replace("ministers", "crash"), "--format", "json")
    history = json.loads(out)
    assert (code, history["id"], history["complete"]) == (0, ID, True)
    assert [version["did"] for version in history["versions"]] == [
        ["publication"], ["correction"], ["move"], ["withdrawal"],
    ]  # fmt: skip
    second, third = history["versions"][1:3]
    assert second["substance"] == [{"part": "text", "kind": "number", "was": "Eleven", "now": "Twelve"}]
    assert second["corrections"][0]["was"] == "Eleven people"
    assert second["approved_by"] == ["Karol Zmyślony <kz@example.org>"]
    assert third["moved_from"] == PATH


def test_one_that_is_gone_is_found_by_its_path(told, run):  # noqa: F811
    (told / PATH.replace("ministers", "crash")).unlink()
    assert "4 published versions" in run(told, "history", PATH.replace("ministers", "crash"))[1]
    commit(told, DAYS[5])
    assert "4 published versions" in run(told, "history", PATH.replace("ministers", "crash"))[1]
    code, _, err = run(told, "history", PATH.replace("ministers", "nothing"))
    assert (code, err) == (2, f"copydesk history: there is no article {PATH.replace('ministers', 'nothing')}, "
                              "and there was none at that path.\n")  # fmt: skip


def test_one_that_is_moved_or_new_in_the_folder(told, run):  # noqa: F811
    (told / PATH.replace("ministers", "crash")).rename(told / "articles/2025/09/18/elsewhere.md")
    assert "4 published versions" in run(told, "history", "elsewhere")[1]
    write(told, "articles/2025/09/18/new.md", article_text("id: new-1"))
    assert run(told, "history", "new")[1] == "articles/2025/09/18/new.md (new-1): 0 published versions\n"


def test_only_what_is_on_the_main_branch_of_origin_is_published(told, run, tmp_path):  # noqa: F811
    git(tmp_path, "clone", "-q", str(told), "clone")
    write(tmp_path / "clone", PATH.replace("ministers", "crash"), article_text("", "Nothing of it was true."))
    commit(tmp_path / "clone", DAYS[6])
    assert "4 published versions" in run(tmp_path / "clone", "history", ID)[1]


def test_a_shallow_clone_says_what_is_missing(told, run, tmp_path):  # noqa: F811
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{told}", "clone")
    code, out, err = run(tmp_path / "clone", "history", ID)
    assert "1 published version\n" in out
    assert "this clone is shallow" in err and "git fetch --unshallow" in err and code == 0


def test_without_git_nothing_tells(folder, run):  # noqa: F811
    write(folder, PATH, article_text(""))
    code, _, err = run(folder, "history", ID)
    assert code == 2 and "is in no Git repository" in err
    commit(folder)
    assert run(folder, "history", "nowhere")[0] == 2
