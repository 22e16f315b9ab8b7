"""A plan is carried out wholly or not at all, and never over somebody's work."""

import errno
import os
import stat

import pytest

from copydesk.amend import carry_out as module
from copydesk.amend.carry_out import NotDone, carry_out
from copydesk.amend.plan import Changed, Plan
from copydesk.desk import load_desk

OLD, NEW, OTHER = "articles/2025/09/18/a.md", "articles/2026/01/02/b.md", "articles/2025/09/17/c.md"
PHOTO, MOVED = "articles/2025/09/18/a.png", "articles/2026/01/02/a.png"
PLAN = Plan((
    Changed(OLD, NEW, b"old", b"new"),
    Changed(PHOTO, MOVED, None, None),
    Changed(OTHER, OTHER, b"link", b"mended"),
))  # fmt: skip
BEFORE = {OLD: b"old", PHOTO: b"photo", OTHER: b"link"}
AFTER = {NEW: b"new", MOVED: b"photo", OTHER: b"mended"}


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "copydesk.toml").write_text("", encoding="utf-8")
    for path, data in BEFORE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return load_desk(tmp_path)


def found(desk) -> dict[str, bytes]:
    """All that stands below the articles, hidden files and empty folders, too."""
    everything = sorted((desk.root / "articles").rglob("*"))
    paths = {file.relative_to(desk.root).as_posix(): file for file in everything}
    empty = {f"{path}/": b"" for path, file in paths.items() if file.is_dir() and not os.listdir(file)}
    return {path: file.read_bytes() for path, file in paths.items() if file.is_file()} | empty


def test_all_of_it_is_done_and_nothing_is_left_behind(desk):
    (desk.root / OLD).chmod(0o640)
    carry_out(PLAN, desk)
    assert found(desk) == AFTER
    assert stat.S_IMODE((desk.root / NEW).stat().st_mode) == 0o640


def test_it_is_done_where_the_file_system_has_no_hard_links(desk, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    carry_out(PLAN, desk)
    assert found(desk) == AFTER


@pytest.mark.parametrize(
    "name", ["replace", "rename", "link", "mkdir", "fsync", "chmod", "take_place", "read_bytes"]
)
@pytest.mark.parametrize("nth", range(6))
def test_where_a_step_fails_all_is_as_it_was(desk, monkeypatch, name, nth):
    """The disk is full, at the first, the second ... call that writes; or somebody stops the program."""
    home = {"take_place": module, "mkdir": type(desk.root), "read_bytes": type(desk.root)}.get(name, os)
    real, calls = getattr(home, name), []

    def failing(*arguments, **more):
        calls.append(arguments)
        if len(calls) == nth + 1:
            raise KeyboardInterrupt if nth % 2 else OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **more)

    monkeypatch.setattr(home, name, failing)
    try:
        carry_out(PLAN, desk)
    except NotDone as error:
        assert str(error).endswith(": No space left on device; nothing was changed.")
    except KeyboardInterrupt:
        pass
    monkeypatch.undo()
    copied = name == "link" and nth % 2 == 0  # where there can't be a link there is a copy
    assert found(desk) == (AFTER if copied or len(calls) <= nth else BEFORE)


@pytest.mark.parametrize("path", [OLD, OTHER])
def test_somebodys_work_is_not_overwritten(desk, path):
    (desk.root / path).write_bytes(b"somebody's work")
    with pytest.raises(NotDone, match=f"{path}: it has changed in the meantime; nothing was changed."):
        carry_out(PLAN, desk)
    assert found(desk) == {**BEFORE, path: b"somebody's work"}


@pytest.mark.parametrize("path", [NEW, MOVED])
def test_a_place_that_is_taken_in_the_meantime_stays_another_files(desk, path):
    (desk.root / path).parent.mkdir(parents=True)
    (desk.root / path).write_bytes(b"another")
    with pytest.raises(NotDone, match=f"{path}: it is there already; nothing was changed."):
        carry_out(PLAN, desk)
    assert found(desk) == {**BEFORE, path: b"another"}


@pytest.mark.parametrize("path", [OLD, PHOTO, OTHER])
def test_a_link_is_not_followed(desk, path, tmp_path):
    aside = tmp_path / "aside"
    os.rename(desk.root / path, aside)
    (desk.root / path).symlink_to(aside)
    with pytest.raises(NotDone, match=f"{path}: it is a link; nothing was changed."):
        carry_out(PLAN, desk)
    assert found(desk) == BEFORE and (desk.root / path).is_symlink()


@pytest.mark.parametrize("folder", ["articles/2025/09/17", "articles/2026"])
def test_nothing_is_written_through_a_folder_that_is_a_link(desk, folder, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    if (desk.root / folder).exists():
        os.rename(desk.root / OTHER, aside / "c.md")
        (desk.root / folder).rmdir()
    (desk.root / folder).symlink_to(aside)
    there = sorted(os.listdir(aside))
    with pytest.raises(NotDone, match="a link leads out of articles/ there; nothing was changed."):
        carry_out(PLAN, desk)
    assert sorted(os.listdir(aside)) == there and (desk.root / OLD).read_bytes() == b"old"


def test_what_can_not_be_put_back_is_said(desk, monkeypatch):
    real = os.replace

    def failing(old, new):
        if str(new).endswith(("a.md", "c.md")):
            raise OSError(errno.EIO, "Input/output error")
        return real(old, new)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(NotDone, match=r"But .*/a\.md could not be put back; it is .*/\.a\.\w+\.old\."):
        carry_out(PLAN, desk)
