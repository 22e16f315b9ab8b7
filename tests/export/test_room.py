"""A place is taken in one step: who is killed leaves the old bundle or the new one, and others go on."""

import os
import shutil
import signal
import sys

import pytest
from a_delta import MOMENTS, export, lay_out, names_in, pair
from a_newsroom import files_of, newsroom, plain_git, run  # noqa: F401

from copydesk.cli import main
from copydesk.desk import DeskError
from copydesk.export import room
from copydesk.export.apply import apply
from copydesk.export.staging import Staging, Target

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")

_STEPS = ("open", "os.", "shutil.", "ctypes.")


def killed_at(step: int, work) -> bool:
    """Do the work in a process of its own, which is killed before its n-th step that touches the disk; whether
    it was, or else had come to its end."""
    child = os.fork()
    if child == 0:
        left = [step]

        def hook(event, _):
            if event.startswith(_STEPS):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(hook)
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def last_step(work, restore) -> int:
    """How many steps the work has: the first at which nobody is killed."""
    low, high = 0, 1 << 12
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if killed_at(middle, work) else (low, middle)
        restore()
    return low


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    before, after = (("out", True), ("out", False)), (("updated", True), ("withdrawn", False))
    return pair(tmp_path_factory.mktemp("killed"), before, after)


@pytest.mark.parametrize("swaps", [True, False])
def test_whoever_is_killed_while_applying_leaves_the_one_or_the_other(made, tmp_path, monkeypatch, swaps):
    a, b = files_of(made.a), files_of(made.b)
    place = tmp_path / "place"
    if not swaps:
        monkeypatch.setattr(room, "_exchange", lambda *_: False)

    def restore():
        shutil.rmtree(tmp_path)
        shutil.copytree(made.a, place)

    restore()
    steps = last_step(lambda: apply(made.delta, place), restore)
    assert steps > 100
    seen = set()
    for step in [*range(1, steps, 47), *range(steps - 16, steps + 1)]:
        restore()
        assert killed_at(step, lambda: apply(made.delta, place))
        if swaps:
            assert files_of(place) in (a, b), step
        try:
            assert apply(made.delta, place).problems == [], step
            seen.add("a")
        except DeskError as error:
            assert "leads to already" in str(error), step
            seen.add("b")
        assert files_of(place) == b and names_in(tmp_path) == ["place"], step
    assert seen == {"a", "b"}


def test_whoever_is_killed_while_exporting_leaves_the_one_or_the_other(made, tmp_path):
    folder = newsroom(tmp_path / "news")
    a = files_of(made.a)
    place = tmp_path / "place"
    shutil.copytree(made.a, place)
    lay_out(folder, [("out", False)])
    export(folder, tmp_path / "b", MOMENTS[1])
    b = files_of(tmp_path / "b")

    def work():
        export(folder, place, MOMENTS[1])

    for step in (50, 100, 200):
        assert killed_at(step, work)
        assert files_of(place) in (a, b)
    work()
    assert files_of(place) == b and names_in(tmp_path) == ["b", "place"]


def test_several_can_write_to_one_place_and_the_last_one_wins_whole(tmp_path):
    place = tmp_path / "place"
    with Staging(Target.of(place, False)) as one, Staging(Target.of(place, False)) as other:
        one.put("manifest.json", b"one")
        one.put("only/one", b"")
        other.put("manifest.json", b"other")
        one.publish(None)
        other.publish(None)
    assert files_of(place) == {"manifest.json": b"other"}
    assert names_in(tmp_path) == ["place"]


def test_many_at_once(tmp_path):
    editions = [[("out", False)], [("updated", True)], [("withdrawn", False), ("out", False)]]
    expected, children = [], []
    for number, edition in enumerate(editions):
        folder = newsroom(tmp_path / f"news/{number}")
        lay_out(folder, edition)
        export(folder, tmp_path / f"alone{number}", MOMENTS[0])
        expected.append(files_of(tmp_path / f"alone{number}"))
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(4):
                    export(folder, tmp_path / "place", MOMENTS[0])
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert files_of(tmp_path / "place") in expected
    assert names_in(tmp_path) == ["alone0", "alone1", "alone2", "place"]


def test_a_bundle_that_changes_while_a_delta_is_applied_is_not_overwritten(made, tmp_path, run, monkeypatch):
    place, other = tmp_path / "place", tmp_path / "other"
    shutil.copytree(made.a, place)
    shutil.copytree(made.b, other)

    def keep(self, path):
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(other, place, dirs_exist_ok=True)
        return open_file(self, path)

    open_file = Staging.open
    monkeypatch.setattr(Staging, "open", keep)
    monkeypatch.chdir(tmp_path)
    assert main(["apply", str(made.delta), "place"]) == 2
    assert files_of(place) == files_of(other) and names_in(tmp_path) == ["other", "place"]


def test_a_room_in_use_is_left_alone(tmp_path):
    with room.Room(tmp_path / "place") as mine:
        (mine.folder / "work").mkdir()
        with room.Room(tmp_path / "place") as another:
            assert mine.folder != another.folder and (mine.folder / "work").is_dir()
    assert names_in(tmp_path) == []


def test_what_only_looks_like_a_room_elsewhere_is_left_alone(tmp_path):
    for name in (".place.0123456", ".place.0123456g", ".other.01234567", "place.01234567"):
        (tmp_path / name).mkdir()
    with room.Room(tmp_path / "place"):
        pass
    assert len(names_in(tmp_path)) == 4
