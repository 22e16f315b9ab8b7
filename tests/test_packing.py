"""Values of ours as bytes and back: only ours."""

import os
import pickle
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from copydesk.files import Entry
from copydesk.packing import from_bytes, to_bytes
from copydesk.text import Position


class Trap:
    def __reduce__(self):
        return os.mkdir, ("trapped",)


def test_what_was_packed_comes_back():
    at = datetime(2025, 9, 18, 17, 5, tzinfo=ZoneInfo("Europe/Warsaw"))
    value = (Entry("a.md", b"x"), Position(1, 2), {"at": at, "day": date(2025, 9, 18)}, frozenset("a"), at.astimezone(UTC))
    back = from_bytes(to_bytes(value))
    assert back == value and back[2]["at"].tzinfo.key == "Europe/Warsaw"


@pytest.mark.parametrize(
    "value", (Trap(), os.system, getattr, pickle.loads, ValueError("x"), to_bytes), ids=range(6)
)
def test_nothing_else_is_let_in(tmp_path, monkeypatch, value):
    monkeypatch.chdir(tmp_path)
    assert from_bytes(pickle.dumps(value)) is None
    assert list(tmp_path.iterdir()) == []


def test_broken_bytes_are_nothing():
    data = to_bytes(Entry("a.md", b"x"))
    assert [from_bytes(data[:length]) for length in range(len(data))] == [None] * len(data)
    assert from_bytes(b"no pickle at all") is None
