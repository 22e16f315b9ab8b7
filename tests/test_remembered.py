"""What was found before is not worked out again, and never differs from what would be found now."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.cache import NAME
from copydesk.cli import main

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import PHOTO, commit, git, newsroom, png, write  # noqa: E402

from copydesk.checking import workers  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

DAY = "articles/2025/09/18"
IDS = ("20250918-k7x4m2", "20250918-t2hx5b", "20250918-b3c4d5")


def story(number: int, body: str, fields: str = "") -> str:
    return article_text(f"id: {IDS[number]}\n{fields}", body)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.delenv("COPYDESK_CACHE", raising=False)
    monkeypatch.setattr("copydesk.checking.unchanged._TICK", 0)  # nothing here is saved while a check is under way
    articles = {f"{DAY}/story-{number}.md": story(number, "The talks lasted for two hours.") for number in range(3)}
    folder = newsroom(tmp_path / "news", articles)
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def checked(capsys, *options: str) -> str:
    """What a check of everything says, as JSON."""
    main(["check", "--format", "json", *options])
    return capsys.readouterr().out


def asked_of(monkeypatch) -> list[str]:
    """The paths of the articles that are examined from now on."""
    paths: list[str] = []
    examine = workers.examine_entry

    def noting(entry, desk, pictures=None):
        paths.append(entry.path)
        return examine(entry, desk, pictures)

    monkeypatch.setattr(workers, "examine_entry", noting)
    return paths


def test_a_second_check_examines_nothing(folder, capsys, monkeypatch):
    asked = asked_of(monkeypatch)
    first = checked(capsys)
    assert asked == [f"{DAY}/story-{number}.md" for number in range(3)]
    assert checked(capsys) == first
    assert len(asked) == 3
    assert (folder / ".git/copydesk" / NAME).is_file()
    assert git(folder, "status", "--porcelain") == ""


def test_of_many_only_the_changed_is_examined(folder, capsys, monkeypatch):
    checked(capsys)
    asked = asked_of(monkeypatch)
    write(folder, f"{DAY}/story-1.md", story(1, "They laid flowers at the cementary."))
    told = checked(capsys)
    assert asked == [f"{DAY}/story-1.md"]
    assert '"copy/misspelling"' in told
    assert told == checked(capsys, "--no-cache")


def test_another_desk_knows_nothing_of_the_first(folder, capsys):
    checked(capsys)
    write(folder, "copydesk.toml", (folder / "copydesk.toml").read_text() + "\n[headline]\nmin-characters = 60\n")
    told = checked(capsys)
    assert '"headline/length"' in told
    assert told == checked(capsys, "--no-cache")


def test_a_picture_that_changes_is_looked_at_again(folder, capsys):
    write(folder, f"{DAY}/story-0.md", story(0, "The talks lasted for two hours.", PHOTO))
    write(folder, f"{DAY}/ministers.png", png(900, 600))
    commit(folder)
    sound = checked(capsys)
    write(folder, f"{DAY}/ministers.png", b"no picture at all")
    broken = checked(capsys)
    assert broken != sound
    assert broken == checked(capsys, "--no-cache")
    commit(folder)
    assert checked(capsys) == broken
    (folder / DAY / "ministers.png").unlink()
    assert checked(capsys) == checked(capsys, "--no-cache") != broken


def test_a_damaged_cache_costs_time_only(folder, capsys):
    right = checked(capsys)
    file = folder / ".git/copydesk" / NAME
    for damage in (b"", b"nonsense" * 1000, file.read_bytes()[:3000] + b"\0" * 5000):
        file.write_bytes(damage)
        assert checked(capsys) == right
        assert checked(capsys) == right


def test_without_git_and_without_a_cache_it_is_the_same(folder, capsys):
    right = checked(capsys)
    assert checked(capsys, "--no-cache") == right
    os.rename(folder / ".git", folder.parent / "away")
    assert checked(capsys) == right


BODIES = ("The talks lasted for two hours.", "They laid flowers at the cementary.", "On Friday, 18 September 2025, they met.")
FIELDS = ("", "related: [20250918-t2hx5b]\n", "status: draft\n", "headline: Too short\n")
STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 2), st.sampled_from(BODIES), st.sampled_from(FIELDS)),
    st.tuples(st.just("delete"), st.integers(0, 2)),
    st.tuples(st.just("commit")),
    st.tuples(st.just("touch"), st.integers(0, 2)),
)


@settings(max_examples=6)
@given(steps=st.lists(STEP, min_size=1, max_size=4))
def test_whatever_changes_it_finds_what_a_first_check_would(tmp_path_factory, steps):
    folder = newsroom(
        tmp_path_factory.mktemp("news") / "n", {f"{DAY}/story-{n}.md": story(n, BODIES[0]) for n in range(3)}
    )
    commit(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("COPYDESK_CACHE", raising=False)
        for step, *what in (("start",), *steps):
            change(folder, step, what)
            assert to_text("--format", "json") == to_text("--format", "json", "--no-cache")


def change(folder: Path, step: str, what: list) -> None:
    path = folder / DAY / f"story-{what[0]}.md" if what else folder
    if step == "write":
        write(folder, f"{DAY}/story-{what[0]}.md", story(*what))
    elif step == "delete":
        path.unlink(missing_ok=True)
    elif step == "commit":
        commit(folder)
    elif step == "touch" and path.exists():
        os.utime(path, (1, 1))


def to_text(*options: str) -> str:
    """What a check says, without pytest's capture, which a property test can't use."""
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as out:
        main(["check", *options])
    return out.getvalue()
