"""The cache: it remembers, it never stands in the way, and it does not grow without end."""

import os
import sqlite3
import threading

import pytest

from copydesk.cache import NAME, Cache, Contents, key_of


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "copydesk"


def test_what_was_kept_is_found_again(folder):
    Cache(folder).put("row", {b"1": b"one", b"2": b""})
    Cache(folder).put("finding", {b"1": b"another"})
    cache = Cache(folder)
    assert cache.get("row", [b"1", b"2", b"3"]) == {b"1": b"one", b"2": b""}
    assert cache.get("finding", [b"1"]) == {b"1": b"another"}
    assert cache.contents() == Contents((folder / NAME).stat().st_size, {"finding": 1, "row": 2})
    many = {key_of(str(number)): b"x" for number in range(1200)}
    cache.put("row", many)
    assert cache.get("row", many) == many
    cache.clear()
    assert os.listdir(folder) == [] and cache.get("row", [b"1"]) == {} and cache.contents() is None


def test_a_key_holds_all_its_parts_apart():
    keys = {key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", ""), key_of("\udce9bc")}
    assert len(keys) == 5



def test_without_a_folder_nothing_is_kept():
    cache = Cache(None)
    cache.put("row", {b"1": b"one"})
    assert cache.get("row", [b"1"]) == {} and cache.contents() is None
    cache.clear()


def foreign(file):
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE kept (kind, key, used, value)")
        other.execute("CREATE TRIGGER trap AFTER INSERT ON kept BEGIN SELECT 1; END")


def cut_off(file):
    Cache(file.parent).put("row", {key_of(str(number)): b"x" * 500 for number in range(200)})
    file.write_bytes(file.read_bytes()[:-9000])


def scribbled_on(file):
    Cache(file.parent).put("row", {key_of(str(number)): b"x" * 500 for number in range(200)})
    data = bytearray(file.read_bytes())
    data[100:] = bytes(byte ^ 0x5A for byte in data[100:])
    file.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [foreign, cut_off, scribbled_on, lambda file: file.write_text("Not a database, whatever it is.\n" * 99)],
)
def test_a_damaged_file_is_replaced(folder, damage):
    folder.mkdir()
    damage(folder / NAME)
    Cache(folder).put("row", {b"1": b"one"})
    assert Cache(folder).get("row", [b"1"]) == {b"1": b"one"}
    assert Cache(folder).contents().kinds == {"row": 1}


def test_a_value_that_was_hurt_is_not_taken(folder):
    Cache(folder).put("row", {b"1": b"eleven people", b"2": b"two"})
    file = folder / NAME
    file.write_bytes(file.read_bytes().replace(b"eleven", b"twelve"))
    assert Cache(folder).get("row", [b"1", b"2"]) == {b"2": b"two"}


def test_one_that_another_program_has_locked_is_done_without(folder, monkeypatch):
    monkeypatch.setattr("copydesk.cache._PATIENCE", 0.01)
    Cache(folder).put("row", {b"1": b"one"})
    other = sqlite3.connect(folder / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    cache = Cache(folder)
    assert cache.get("row", [b"1"]) == {}
    cache.put("row", {b"2": b"two"})
    other.execute("ROLLBACK")
    assert Cache(folder).get("row", [b"1", b"2"]) == {b"1": b"one"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the super-user may write anywhere")
def test_one_that_cannot_be_written_can_be_read(folder):
    Cache(folder).put("row", {b"1": b"one"})
    (folder / NAME).chmod(0o400)
    folder.chmod(0o500)
    cache = Cache(folder, today=9)
    assert cache.get("row", [b"1"]) == {b"1": b"one"}
    cache.put("row", {b"2": b"two"})
    assert cache.get("row", [b"1", b"2"]) == {b"1": b"one"}
    folder.chmod(0o700)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_done_without(folder, make):
    folder.mkdir()
    make(folder / NAME)
    cache = Cache(folder)
    cache.put("row", {b"1": b"one"})
    assert cache.get("row", [b"1"]) == {} and cache.contents() is None


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "not/there"):
        cache = Cache(folder)
        cache.put("row", {b"1": b"one"})
        assert cache.get("row", [b"1"]) == {}


def test_what_was_not_asked_for_the_longest_goes_first(folder):
    for day in range(1, 9):
        Cache(folder, day).put("row", {b"%d" % day: os.urandom(20_000)})
    Cache(folder, 9).get("row", [b"1"])
    Cache(folder, 10, most=150_000).put("row", {b"9": os.urandom(20_000)})
    left = Cache(folder, 10).get("row", [b"%d" % day for day in range(1, 10)])
    assert {b"1", b"9"} <= left.keys() and not left.keys() & {b"2", b"3", b"4"}
    Cache(folder, 11, most=10).put("row", {b"10": b"x"})
    assert Cache(folder).contents().kinds == {}


def test_several_at_a_time(folder):
    """Each either keeps what it has or does without; what is found is right."""
    wrong = []

    def work(name: int) -> None:
        for number in range(8):
            cache, key = Cache(folder), b"%d" % number
            cache.put("row", {key: b"value %d" % number, b"%d %d" % (name, number): b"own"})
            found = Cache(folder).get("row", [key])
            wrong.extend(value for value in found.values() if value != b"value %d" % number)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == [] and Cache(folder).contents().kinds["row"] >= 8
