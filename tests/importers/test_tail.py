"""Sign-off and sources."""

import pytest

from copydesk.importers.lines import Line
from copydesk.importers.notes import Notes
from copydesk.importers.tail import split_sources, take_tail


@pytest.mark.parametrize(
    "line, sources",
    [
        ("MON/IAR/X/@KosiniakKamysz", ["MON", "IAR", "X/@KosiniakKamysz"]),
        ("PAP, Reuters; AFP.", ["PAP", "Reuters", "AFP"]),
        ("X/@one/X/@two", ["X/@one", "X/@two"]),
        ("PAP / IAR", ["PAP", "IAR"]),
        ("PAP, https://nbp.pl/a/b", ["PAP", "https://nbp.pl/a/b"]),
        ("PAP/X/@one/https://nbp.pl/a/b", ["PAP", "X/@one", "https://nbp.pl/a/b"]),
        ("//", []),
    ],
)
def test_split_sources(line, sources):
    assert split_sources(line) == sources


def tail(desk, *lines):
    notes = Notes()
    items, initials, sources = take_tail([Line(n, text) for n, text in enumerate(lines, 1)], desk, notes)
    return [item.text for item in items], initials, sources, notes.found


@pytest.mark.parametrize(
    "line, left, initials",
    [
        ("(mp)", [], ["mp"]),
        ("(mp/kd)", [], ["mp", "kd"]),
        ("(zz)", [], ["zz"]),
        ("It ended at noon. (mp)", ["It ended at noon."], ["mp"]),
        ("It ended at two (pm)", ["It ended at two (pm)"], []),
        ("The (mp) stood up.", ["The (mp) stood up."], []),
    ],
)
def test_sign_off(line, left, initials, desk):
    assert tail(desk, line)[:2] == (left, initials)


def test_a_source_by_its_name_becomes_its_code(desk):
    assert tail(desk, "Sources: Polish Press Agency/The Herald")[2] == ["PAP", {"name": "The Herald"}]


def test_text_below_the_end_is_kept_and_named(desk):
    left, _, sources, notes = tail(desk, "Text.", "(mp)", "Source: PAP", "Share this")
    assert left == ["Text.", "Share this"] and sources == ["PAP"]
    assert [note.where for note in notes if note.open] == ["line 4"]
