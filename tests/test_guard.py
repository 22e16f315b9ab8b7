"""The guard on real repositories: what has changed since a revision, however the history came about."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.checking.guard import base_of, check_since, desk_of
from copydesk.desk import DeskError, load_desk
from copydesk.git import INDEX, WORKTREE, Repository

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, write  # noqa: E402

from copydesk.rules.example import article_text  # noqa: E402

MINISTERS = "articles/2025/09/18/ministers.md"
TALKS = "articles/2025/09/18/talks.md"
ELEVEN = "Eleven people were on board, the ministry said."
TWELVE = "Twelve people were on board, the ministry said."
TOLD = (
    "corrections:\n  - at: 2025-09-19T09:00:00+02:00\n    kind: correction\n"
    "    note: Twelve people were on board, not eleven.\n    was: Eleven people\n    now: Twelve people\n"
)
OTHER = "id: 20250918-t2hx5b\nheadline: Talks on drones go on in Kyiv for another day\n"
NOW = datetime(2025, 9, 20, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = newsroom(tmp_path / "news", {MINISTERS: article_text("", ELEVEN)})
    commit(folder)
    return folder


def found(folder: Path, since: str | None = "HEAD", target: str = WORKTREE, exact: bool = False) -> list[str]:
    """Place and rule of each finding on what has changed."""
    repository = Repository.of(folder)
    desk = load_desk(folder)
    result = check_since(repository, base_of(repository, since, exact), target, desk, NOW)
    return [f"{f.path}:{f.start.line}:{f.start.column} {f.rule}" for f in result.findings]


def checked(folder: Path, since: str = "HEAD") -> int:
    """How many articles were looked at."""
    repository = Repository.of(folder)
    return check_since(repository, base_of(repository, since), WORKTREE, load_desk(folder), NOW).articles


SILENT = [f"{MINISTERS}:14:1 change/silent-correction"]


def test_only_what_has_changed_is_looked_at(folder):
    write(folder, TALKS, article_text(OTHER, "They met."))
    commit(folder)
    assert checked(folder) == 0
    write(folder, TALKS, article_text(OTHER, "They met again."))
    assert checked(folder) == 1
    assert found(folder) == []


def test_the_working_tree_the_index_and_a_commit(folder):
    write(folder, MINISTERS, article_text("", TWELVE))
    assert found(folder) == SILENT
    assert found(folder, target=INDEX) == []
    git(folder, "add", "-A")
    write(folder, MINISTERS, article_text("", ELEVEN))
    assert found(folder) == []
    assert found(folder, target=INDEX) == SILENT
    head = git(folder, "rev-parse", "HEAD")
    git(folder, "commit", "-q", "-m", "x")
    assert found(folder, head, git(folder, "rev-parse", "HEAD")) == SILENT


def test_a_branch_is_compared_with_where_it_left_the_main_line(folder):
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, TALKS, article_text(OTHER, "They met."))
    commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, MINISTERS, article_text(TOLD, TWELVE))
    commit(folder)
    git(folder, "checkout", "-q", "side")
    assert found(folder, "main") == []
    rewritten = found(folder, "main", exact=True)  # side's version lacks what main has told
    assert rewritten == [
        f"{MINISTERS}:2:1 change/entry-rewritten",
        f"{MINISTERS}:14:1 change/silent-correction",
    ]


def test_the_merge_commit_of_a_pull_request(folder):
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, MINISTERS, article_text("", TWELVE))
    commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, TALKS, article_text(OTHER, "They met."))
    commit(folder)
    git(folder, "checkout", "-q", "--detach", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "merge", "side")
    assert found(folder, "main") == SILENT
    assert found(folder, "HEAD^1") == SILENT
    assert found(folder, "HEAD^2", exact=True) == []


def test_an_octopus(folder):
    for number, name in enumerate(("one", "two", "three")):
        git(folder, "checkout", "-q", "-b", name, "main")
        body = TWELVE if name == "two" else ELEVEN
        write(folder, MINISTERS, article_text("", body))
        write(folder, f"articles/2025/09/18/{name}.md", article_text(f"id: 20250918-aaaaa{number}2", "They met."))
        commit(folder)
    git(folder, "checkout", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "all", "one", "two", "three")
    assert [line for line in found(folder, "HEAD^1") if "change/" in line] == SILENT


def test_a_rebase_changes_nothing_of_what_is_found(folder):
    git(folder, "checkout", "-q", "-b", "side")
    write(folder, MINISTERS, article_text("", TWELVE))
    commit(folder)
    before = found(folder, "main")
    git(folder, "checkout", "-q", "main")
    write(folder, TALKS, article_text(OTHER, "They met."))
    commit(folder)
    git(folder, "checkout", "-q", "side")
    git(folder, "rebase", "-q", "main")
    assert found(folder, "main") == before == SILENT


def test_two_commits_that_cancel_out(folder):
    base = git(folder, "rev-parse", "HEAD")
    write(folder, MINISTERS, article_text("", TWELVE))
    commit(folder)
    write(folder, MINISTERS, article_text("", ELEVEN))
    commit(folder)
    assert found(folder, base) == []


MOVED = "articles/2025/09/18/ministers-in-kyiv.md"


def move(folder: Path, fields: str = "", body: str = ELEVEN, place: str = MOVED) -> None:
    (folder / MINISTERS).unlink()
    write(folder, place, article_text(fields, body))


def test_a_rename_is_followed_by_the_id(folder):
    move(folder)
    assert found(folder) == [f"{MOVED}:2:1 change/moved-without-alias"]
    move_back = "aliases: [2025/09/18/ministers]\n"
    write(folder, MOVED, article_text(move_back, ELEVEN))
    assert found(folder) == []


def test_a_rename_with_an_edit(folder):
    alias = "aliases: [2025/09/18/ministers]\n"
    move(folder, alias, TWELVE)
    assert found(folder) == [f"{MOVED}:15:1 change/silent-correction"]
    write(folder, MOVED, article_text(alias + TOLD, TWELVE))
    assert found(folder) == []


def test_a_rename_with_nothing_left_of_the_text(folder):
    move(folder, "aliases: [2025/09/18/ministers]\nheadline: Nothing of what stood here is left now", "Gone.")
    assert {line.partition(" ")[2] for line in found(folder)} == {"change/silent-correction"}


def test_two_articles_that_change_places(folder):
    write(folder, TALKS, article_text(OTHER, "They met."))
    commit(folder)
    ministers, talks = ((folder / path).read_text() for path in (MINISTERS, TALKS))
    write(folder, MINISTERS, talks)
    write(folder, TALKS, ministers)
    assert found(folder) == [
        f"{MINISTERS}:2:1 change/moved-without-alias",
        f"{TALKS}:2:1 change/moved-without-alias",
    ]


@pytest.mark.parametrize("name", ["a b", "ä ö", 'quo"te', "new\nline", "-n", ":(top)x", "tab\there"])
def test_whatever_a_file_is_called(folder, name):
    path = f"articles/2025/09/18/{name}.md"
    write(folder, path, article_text(OTHER, ELEVEN))
    commit(folder)
    write(folder, path, article_text(OTHER, TWELVE))
    assert found(folder) == [f"{path}:14:1 change/silent-correction"]
    (folder / path).unlink()
    assert found(folder) == [f"{path}:1:1 change/published-deleted"]


def test_a_deleted_article_that_others_name(folder):
    write(folder, TALKS, article_text(OTHER + "related: [20250918-k7x4m2]\n", "They met."))
    commit(folder)
    (folder / MINISTERS).unlink()
    assert found(folder) == [
        f"{MINISTERS}:1:1 change/published-deleted",
        f"{TALKS}:13:11 archive/related-missing",
    ]


def test_a_draft_may_come_and_go(folder):
    draft = article_text("status: draft\n" + OTHER, "They met.")
    write(folder, TALKS, draft)
    assert found(folder) == []
    commit(folder)
    (folder / TALKS).unlink()
    assert found(folder) == []


def test_a_first_commit_and_an_empty_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = newsroom(tmp_path / "news", {MINISTERS: article_text("", ELEVEN)})
    git(folder, "init", "-q", "-b", "main")
    assert found(folder, None) == []
    assert checked_from_nothing(folder) == 1
    git(folder, "add", "-A")
    assert found(folder, None, INDEX) == []


def checked_from_nothing(folder: Path) -> int:
    repository = Repository.of(folder)
    return check_since(repository, base_of(repository, None), WORKTREE, load_desk(folder), NOW).articles


def test_what_was_broken_before_is_not_judged_against(folder):
    write(folder, MINISTERS, "---\nid: [\n---\nEleven people.\n")
    commit(folder)
    write(folder, MINISTERS, article_text("", TWELVE))
    assert found(folder) == []


def test_what_is_broken_now_is_said_and_hides_nothing_else(folder):
    write(folder, TALKS, article_text(OTHER, ELEVEN))
    commit(folder)
    write(folder, MINISTERS, "---\nid: [\n---\nEleven people.\n")
    write(folder, TALKS, article_text(OTHER, TWELVE))
    assert [line for line in found(folder) if TALKS in line] == [f"{TALKS}:14:1 change/silent-correction"]
    assert any(MINISTERS in line and "yaml/" in line for line in found(folder))


def test_a_newsroom_in_a_folder_of_its_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    top = tmp_path / "top"
    folder = newsroom(top / "desk", {MINISTERS: article_text("", ELEVEN)})
    commit(top)
    write(folder, MINISTERS, article_text("", TWELVE))
    assert found(folder) == SILENT


def test_another_worktree_and_a_sparse_checkout(folder, tmp_path):
    git(folder, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    write(tmp_path / "side", MINISTERS, article_text("", TWELVE))
    assert found(tmp_path / "side") == SILENT
    write(folder, TALKS.replace("18/", "17/"), article_text(OTHER, "They met."))
    commit(folder)
    git(folder, "sparse-checkout", "set", "--no-cone", "/*", "!/articles/2025/09/17/")
    assert not (folder / TALKS.replace("18/", "17/")).exists()
    assert found(folder) == []


def test_the_rules_before_a_change_judge_it_too(folder):
    write(folder, "copydesk.toml", (folder / "copydesk.toml").read_text() + '\n[rules]\n"headline/*" = "off"\n')
    write(folder, TALKS, article_text("id: 20250918-t2hx5b\nheadline: Talks\n", "They met."))
    assert found(folder) == [f"{TALKS}:12:11 headline/length"]
    commit(folder)
    write(folder, TALKS, article_text("id: 20250918-t2hx5b\nheadline: Talk\n", "They met."))
    assert [line for line in found(folder) if "headline/" in line] == []


def test_a_new_name_may_come_with_the_article_that_has_it(folder):
    staff = (folder / "schema/registers/staff.yaml").read_text()
    write(folder, "schema/registers/staff.yaml", staff + "nn:\n  name: Nina Nowa\n  role: reporter\n  from: '2025-01-01'\n")
    write(folder, TALKS, article_text(OTHER + "byline: [nn]\n", "They met."))
    assert found(folder) == []


def test_a_change_of_a_register_is_seen_in_the_articles_that_did_not_change(folder):
    write(folder, TALKS, article_text("id: 20250918-t2hx5b\nheadline: Talks\n", "They met."))
    commit(folder)
    sections = (folder / "schema/registers/sections.yaml").read_text()
    write(folder, "schema/registers/sections.yaml", sections.replace("defence:", "military:"))
    repository = Repository.of(folder)
    base = base_of(repository, "HEAD")
    result = check_since(repository, base, WORKTREE, load_desk(folder), NOW, wide=True)
    assert sorted((finding.path, finding.rule) for finding in result.findings) == [
        (MINISTERS, "field/reference"),
        (TALKS, "field/reference"),  # and not its headline, which was as short before
    ]
    assert result.findings[0].message.endswith("(Since this change of rules or registers.)")
    assert check_since(repository, base, WORKTREE, load_desk(folder), NOW).findings == ()


def test_the_desk_of_the_index_judges_what_is_staged(folder, tmp_path):
    write(folder, "copydesk.toml", "[[[")
    write(folder, MINISTERS, article_text("", TWELVE))
    git(folder, "add", MINISTERS)
    repository = Repository.of(folder)
    desk = desk_of(repository, INDEX, tmp_path / "desk")
    result = check_since(repository, base_of(repository, None), INDEX, desk, NOW)
    assert [finding.rule for finding in result.findings] == ["change/silent-correction"]
    with pytest.raises(DeskError, match="not valid TOML"):
        load_desk(folder)


def test_a_submodule_in_the_place_of_an_article(folder):
    base = git(folder, "rev-parse", "HEAD")
    git(folder, "rm", "-q", "--cached", MINISTERS)
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{base},{MINISTERS}")
    git(folder, "commit", "-q", "-m", "x")
    assert found(folder, base, git(folder, "rev-parse", "HEAD")) == [f"{MINISTERS}:1:1 change/published-deleted"]


def test_a_limit_set_before_hides_no_published_version(folder):
    write(folder, MINISTERS, article_text("", ELEVEN + "\n\n" + "They met in the hall. " * 100))
    settings = (folder / "copydesk.toml").read_text()
    write(folder, "copydesk.toml", settings + "\n[limits]\narticle-bytes = 1024\n")
    commit(folder)
    write(folder, MINISTERS, article_text("", TWELVE))
    assert found(folder) == SILENT


def test_a_form_of_a_name_registered_together_with_a_change_excuses_nothing(folder):
    write(folder, "schema/registers/places.yaml", "Kyiv: {country: UA}\nLviv: {country: UA, avoid: [Kyiv]}\n")
    write(folder, MINISTERS, article_text("headline: Ministers meet in Lviv for talks on drones\n", ELEVEN))
    assert f"{MINISTERS}:12:29 change/silent-correction" in found(folder)


def corrected(was: str, now: str, note: str = "Twelve people were on board, not eleven.") -> str:
    return (
        f"corrections:\n  - at: 2025-09-19T09:00:00+02:00\n    kind: correction\n    note: '{note}'\n"
        f"    was: {was}\n    now: {now}\n"
    )


def test_a_correction_that_quotes_the_whole_article_covers_nothing(folder):
    long = " They met in the old hall again and again, and then they left it." * 20
    write(folder, MINISTERS, article_text("", ELEVEN + long))
    commit(folder)
    write(folder, MINISTERS, article_text(corrected(ELEVEN + long, TWELVE + long), TWELVE + long))
    assert [line.partition(" ")[2] for line in found(folder)] == [
        "change/correction-unmatched",
        "change/correction-unmatched",
        "change/silent-correction",
    ]


def test_an_entry_that_says_nothing_covers_nothing(folder):
    write(folder, MINISTERS, article_text(corrected("Eleven people", "Twelve people", "."), TWELVE))
    assert found(folder) == [f"{MINISTERS}:20:1 change/silent-correction"]
    write(folder, MINISTERS, article_text("label: update\nupdates: [{at: '2025-09-19T09:00:00+02:00', note: x}]\n", TWELVE))
    assert f"{MINISTERS}:16:1 change/silent-correction" in found(folder)


PHOTO = (
    "photos:\n  - {id: signing, file: %s.jpg, caption: The two ministers sign in the hall, alt: Two men at a table,"
    " credit: PAP/Anna Nowak}\n"
)
PICTURES = "articles/2025/09/18/"


def on_pictures(folder: Path) -> list[str]:
    return [line for line in found(folder) if line.endswith("photo-replaced")]


def test_another_picture_under_the_same_name_or_caption(folder):
    write(folder, MINISTERS, article_text(PHOTO % "signing", ELEVEN))
    (folder / PICTURES / "signing.jpg").write_bytes(b"one" * 99)
    commit(folder)
    assert on_pictures(folder) == []
    (folder / PICTURES / "signing.jpg").rename(folder / PICTURES / "hall.jpg")
    write(folder, MINISTERS, article_text(PHOTO % "hall", ELEVEN))
    git(folder, "add", "-A")
    assert on_pictures(folder) == []
    commit(folder)
    (folder / PICTURES / "hall.jpg").write_bytes(b"other")
    assert on_pictures(folder) == [f"{MINISTERS}:14:25 change/photo-replaced"]
    write(folder, MINISTERS, article_text(PHOTO % "hall" + "topics: ['20000598']\n", ELEVEN))
    assert on_pictures(folder) == [f"{MINISTERS}:13:25 change/photo-replaced"]
