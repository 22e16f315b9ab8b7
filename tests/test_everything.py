"""A check of everything looks again at what has changed only, and says what a check without a memory would."""

import os
import sqlite3
import sys
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checking import archive, near, standing, workers
from copydesk.cli import main
from copydesk.files import read_entry

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, git, newsroom, png, write  # noqa: E402

from copydesk.rules.example import article_text  # noqa: E402

DAY = "articles/2025/09/18"
FORMULA = "The ministry did not answer questions about the agreement by the evening."
STORY = """The talks between the two ministers lasted for two hours.

Officers of both armed forces took part in the talks on drones.

A joint group on drones is to begin its work in October.

Both sides called the meeting in the Ukrainian capital useful.
"""
WAIVED = """They  met.

<!-- copydesk: ignore copy/spacing: the minutes have it so; until 2025-09-20 -->
They  met again.

<!-- copydesk: ignore archive/related-missing: it comes tomorrow -->
See [the talks](article:20250918-bbbbb5).
"""
NAMES = ("one", "two", "three", "Two")
IDS = ("20250918-aaaaa2", "20250918-bbbbb3", "20250919-aaaaa4")
BODIES = (
    STORY,
    f"{STORY}\n{FORMULA}",
    "They laid flowers at the cementary.",
    "See [the talks](article:20250918-bbbbb3) and [more](article:one).",
    "See [the talks](../18/one.md) and [more](article:20250918-bbbbb9).",
    WAIVED,
)
PHOTO = """photos:
  - {{id: p, file: {}, caption: Two ministers sit at a table in Kyiv, alt: A table, credit: PAP/{}{}}}"""
FIELDS = (
    "related: [20250918-aaaaa2]",
    "related: [20250919-aaaaa4]\nstatus: withdrawn\nwithdrawal: {at: 2025-09-20T12:00:00+02:00, reason: Not genuine.}",
    "aliases: [2025/09/18/two]",
    "embargo: 2025-09-20T20:00:00+02:00\npublished: 2025-09-20T20:00:00+02:00",
    "headline: Poland: the vote",
    PHOTO.format("p.png", "Anna Nowak", ""),
    PHOTO.format("2025/09/18/p.png", "Jan Test", ", expires: 2025-09-20"),
    PHOTO.format("./q.png", "Jan Test", ""),
    "",
)

NAME, ANY = st.sampled_from(NAMES), st.integers(0, 99)
STEP = st.one_of(
    st.tuples(st.just("write"), NAME, st.sampled_from(IDS), st.sampled_from(FIELDS), st.sampled_from(BODIES)),
    st.tuples(st.just("write"), NAME, st.sampled_from(IDS), st.sampled_from(FIELDS), st.sampled_from(BODIES)),
    st.tuples(st.just("move"), NAME, NAME),
    st.tuples(st.just("delete"), st.sampled_from([f"{name}.md" for name in NAMES] + ["p.png", "q.png"])),
    st.tuples(st.just("picture"), st.sampled_from(["p.png", "q.png"]), st.sampled_from([3, 900])),
    st.tuples(st.just("commit")),
    st.tuples(st.just("switch"), st.sampled_from(["main", "other"])),
    st.tuples(st.just("day"), st.sampled_from([date(2025, 9, 19), date(2025, 9, 21)])),
    st.tuples(st.just("baseline")),
    st.tuples(st.just("desk"), st.sampled_from(["", "\n[headline]\nmin-characters = 60\n"])),
)


def text(id: str = IDS[0], fields: str = "", body: str = STORY) -> str:
    return article_text(f"id: {id}\n{fields}\n", body)


def told(*options: str) -> str:
    """What a check of everything says, as JSON."""
    with redirect_stdout(StringIO()) as out:
        main(["check", "--format", "json", *options])
    return out.getvalue()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A newsroom of three articles in Git."""
    return in_git(tmp_path, monkeypatch)


def in_git(tmp_path, patch):
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.delenv("COPYDESK_CACHE", raising=False)
    patch.setattr("copydesk.checking.unchanged._TICK", 0)  # nothing here is saved while a check is under way
    bodies = ("They met on Monday.", "They left on Tuesday.", "They spoke on Wednesday.")
    articles = {f"{DAY}/{n}.md": text(id, "", body) for n, id, body in zip(NAMES, IDS, bodies)}
    folder = newsroom(tmp_path / "news", articles)
    commit(folder)
    patch.chdir(folder)
    return folder


def change(folder: Path, patch, step: str, *what) -> None:
    place = folder / DAY
    if step == "write":
        write(folder, f"{DAY}/{what[0]}.md", text(*what[1:]))
    elif step == "move" and (place / f"{what[0]}.md").exists():
        (place / f"{what[0]}.md").rename(place / f"{what[1]}.md")
    elif step == "delete":
        (place / what[0]).unlink(missing_ok=True)
    elif step == "picture":
        write(folder, f"{DAY}/{what[0]}", png(what[1], 600))
    elif step == "commit":
        commit(folder)
    elif step == "switch":
        commit(folder)
        known = git(folder, "branch", "--list", what[0]).strip()
        git(folder, "checkout", "-q", *(() if known else ("-b",)), what[0])
    elif step == "day":
        patch.setattr("copydesk.cli.paths.today", lambda desk: what[0])
    elif step == "baseline":
        with redirect_stdout(StringIO()):
            main(["baseline"])
    elif step == "desk":
        file = folder / "copydesk.toml"
        file.write_text(file.read_text().partition("\n[headline]")[0] + what[0])


@settings(max_examples=int(os.environ.get("FUZZ", 5)))
@given(steps=st.lists(STEP, min_size=2, max_size=6))
def test_whatever_changes_it_says_what_a_check_without_a_memory_says(tmp_path_factory, steps):
    with pytest.MonkeyPatch.context() as patch:
        folder = in_git(tmp_path_factory.mktemp("news"), patch)
        change(folder, patch, "day", date(2025, 9, 19))
        told()
        for step in steps:
            change(folder, patch, *step)
            assert told() == told("--no-cache")


@settings(max_examples=int(os.environ.get("FUZZ", 5)))
@given(steps=st.lists(STEP, min_size=2, max_size=4), names=st.sets(NAME, min_size=1, max_size=2))
def test_a_check_of_some_articles_says_what_one_without_a_memory_says(tmp_path_factory, steps, names):
    """Whatever has changed since the last check of everything."""
    with pytest.MonkeyPatch.context() as patch:
        folder = in_git(tmp_path_factory.mktemp("news"), patch)
        change(folder, patch, "day", date(2025, 9, 19))
        told()
        for step in steps:
            change(folder, patch, *step)
            there = [path for name in sorted(names) if (folder / (path := f"{DAY}/{name}.md")).exists()]
            assert not there or told(*there) == told("--no-cache", *there)
            assert told("--since", "HEAD") == told("--since", "HEAD", "--no-cache")


def read_of(monkeypatch) -> list[str]:
    """The names of the other articles that are read from now on."""
    names: list[str] = []

    def noting(file, *of):
        names.append(Path(file).stem)
        return read_entry(file, *of)

    for module in (archive, near):
        monkeypatch.setattr(module, "read_entry", noting)
    return names


def test_of_a_saved_article_only_those_are_read_that_have_to_do_with_it(folder, monkeypatch):
    write(folder, f"{DAY}/four.md", text("20250918-ccccc4", "", "They came on Thursday."))
    told()
    known = known_in(folder)[0].read_bytes()
    write(folder, f"{DAY}/two.md", text(IDS[1], "related: [20250918-aaaaa9]", "They saw one, three and four."))
    read = read_of(monkeypatch)
    right = told("--no-cache", f"{DAY}/two.md")
    assert '"archive/related-missing"' in right and sorted(read) == ["four", "one", "three"]
    read.clear()
    assert told(f"{DAY}/two.md") == right and sorted(read) == ["four", "one"]  # of the day that the link names
    write(folder, f"{DAY}/three.md", text("20250918-aaaaa9"))
    read.clear()
    assert '"archive/related-missing"' not in told(f"{DAY}/two.md")
    assert sorted(read) == ["four", "one", "three"]
    assert known_in(folder)[0].read_bytes() == known


def asked_of(monkeypatch) -> list[str]:
    """The names of the articles that are examined from now on."""
    names: list[str] = []
    examine = workers.examine_entry

    def noting(entry, desk, pictures=None):
        names.append(Path(entry.path).stem)
        return examine(entry, desk, pictures)

    monkeypatch.setattr(workers, "examine_entry", noting)
    return names


def known_in(folder: Path) -> list[Path]:
    return sorted((folder / ".git/copydesk").glob("archive-*"))


def test_only_what_has_changed_is_examined_whether_committed_or_not(folder, monkeypatch):
    told()
    asked = asked_of(monkeypatch)
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))
    assert '"copy/misspelling"' in told()
    assert asked == ["two"]
    commit(folder)
    told()
    assert asked == ["two", "two"]  # by the name that Git has given it since
    (folder / DAY / "one.md").rename(folder / DAY / "four.md")
    told()
    assert asked == ["two", "two", "four"]


def test_articles_whose_pictures_have_changed_are_examined_again(folder, monkeypatch):
    write(folder, f"{DAY}/one.md", text(IDS[0], PHOTO.format("p.png", "Anna Nowak", "")))
    write(folder, f"{DAY}/three.md", text(IDS[2], PHOTO.format("./q.png", "Anna Nowak", "")))
    commit(folder)
    without = told()
    asked = asked_of(monkeypatch)
    write(folder, f"{DAY}/p.png", png(900, 600))
    there = told()
    assert asked[0] == "one" and there != without
    write(folder, f"{DAY}/q.png", png(900, 600))
    assert told() != there


def test_what_is_told_of_others_changes_with_an_article(folder):
    """A link finds the article that has come, and loses it again; what may be meant is told as it is now."""
    write(folder, f"{DAY}/one.md", text(IDS[0], "related: [20250918-bbbbb5]"))
    (folder / DAY / "two.md").unlink()
    assert "No article has the id 20250918-bbbbb5." in told()
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They met on Monday."))
    assert 'No article has the id 20250918-bbbbb5. Did you mean \\"20250918-bbbbb3\\"?' in told()
    write(folder, f"{DAY}/two.md", text("20250918-bbbbb5", "", "They met on Monday."))
    assert "No article has the id" not in told()


def test_what_is_known_is_kept_apart_for_each_desk_and_not_without_end(folder):
    settings = (folder / "copydesk.toml").read_text()
    for number in range(60, 66):
        (folder / "copydesk.toml").write_text(f"{settings}\n[headline]\nmin-characters = {number}\n")
        told()
    assert len(known_in(folder)) == 4


def test_what_was_begun_long_ago_is_taken_away(folder):
    told()
    begun = [known_in(folder)[0].with_name(f"archive-{number}.sqlite.{number}.new") for number in (1, 2)]
    for file in begun:
        file.touch()
    os.utime(begun[0], (1, 1))
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))
    told()
    assert begun[1] in known_in(folder) and begun[0] not in known_in(folder)


def test_working_trees_of_one_clone_do_not_disturb_each_other(folder, monkeypatch):
    told()
    git(folder, "worktree", "add", "-q", "../other", "-b", "other")
    monkeypatch.chdir(folder.parent / "other")
    asked = asked_of(monkeypatch)
    write(folder.parent / "other", f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))
    assert '"copy/misspelling"' in told()
    assert len(known_in(folder)) == 2
    monkeypatch.chdir(folder)
    assert '"copy/misspelling"' not in told("--no-baseline")
    assert asked == ["two"]


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5000])


def scribbled_on(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:] = bytes(byte ^ 0x5A for byte in data[100:])
    file.write_bytes(data)


def of_another(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE word")
        database.execute("CREATE VIEW word AS SELECT 1")


def without_facts(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE article SET facts = '{}'")


@pytest.mark.parametrize(
    "damage", [cut_off, scribbled_on, of_another, without_facts, lambda file: file.write_bytes(b"nonsense" * 999)]
)
def test_what_is_damaged_costs_time_only(folder, damage):
    told()
    (file,) = known_in(folder)
    damage(file)
    write(folder, f"{DAY}/two.md", text(IDS[1], "related: [20250918-aaaaa9]", "They laid flowers at the cementary."))
    right = told("--no-cache")
    assert told(f"{DAY}/two.md") == told("--no-cache", f"{DAY}/two.md")
    assert told() == right
    write(folder, f"{DAY}/three.md", text(IDS[2], "related: [20250918-aaaaa8]", "They were late."))
    right = told("--no-cache")
    assert told() == right and len(known_in(folder)) == 1


def test_while_another_program_changes_it_it_is_done_without(folder, monkeypatch):
    monkeypatch.setattr(standing, "_PATIENCE", 0.01)
    told()
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))
    other = sqlite3.connect(known_in(folder)[0], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert told() == told("--no-cache")
    other.execute("ROLLBACK")


def test_what_is_stopped_leaves_nothing_behind(folder, monkeypatch):
    told()
    before = known_in(folder)[0].read_bytes()
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))

    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("copydesk.checking.everything.check_whole", stopped)
        assert told() == ""
    (file,) = known_in(folder)
    assert file.read_bytes() == before
    assert told() == told("--no-cache")


def test_a_check_of_what_has_changed_and_of_a_part_reads_and_fills_the_same_memory(folder, monkeypatch):
    told()
    asked = asked_of(monkeypatch)
    write(folder, f"{DAY}/two.md", text(IDS[1], "", "They laid flowers at the cementary."))
    changed = told("--since", "HEAD")
    assert '"copy/misspelling"' in changed
    assert told("--since", "HEAD") == changed == told("--since", "HEAD", "--no-cache")
    assert asked == ["two", "two"]
    git(folder, "add", "-A")
    assert '"copy/misspelling"' in told("--staged")
    commit(folder)
    told()
    told("--shard", "1/1", "--part", str(folder.parent / "part"))
    assert asked == ["two", "two"]
