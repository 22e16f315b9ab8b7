"""Which rows a query finds, and in which order."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from copydesk.catalogue import Query, Row, sorted_rows

NOW = datetime(2025, 9, 20, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
ROWS = (
    Row("a.md", "a", "published", "defence", "Bears", "2025-09-18T23:30:00+02:00", place="Kyiv", byline=("mp", "kz"),
        sources=("MON",), topics=("20000065",), words=300, corrections=1),
    Row("b.md", "b", "published", "economy", "ants", "2025-09-19T00:30:00+02:00", "2025-09-21T00:00:00+02:00",
        byline=("Anna Nowak",), sources=("X/@MON_GOV_PL",), topics=("defence",), words=301),
    Row("c.md", "c", "published", "economy", "Cranes", "2025-09-20T12:00:01+02:00", words=5),
    Row("d.md", "d", "draft", "defence", "Drones"),
    Row("e.md", "e", "held", "defence", "Emus", "soon"),
    Row("f.md", published="0001-01-01T00:00:00+02:00", embargo="9999-12-31T23:59:59-02:00"),
)  # fmt: skip


@pytest.mark.parametrize(
    "asked, found",
    [
        ({}, "abcdef"),
        ({"status": {"draft", "held"}}, "de"),
        ({"section": {"defence"}, "status": {"published"}}, "a"),
        ({"byline": {"kz"}}, "a"),
        ({"byline": {"Anna Nowak", "mp"}}, "ab"),
        ({"place": {"Kyiv"}}, "a"),
        ({"source": {"X"}}, "b"),
        ({"source": {"X/@MON_GOV_PL"}}, "b"),
        ({"source": {"X/@other"}}, ""),
        ({"topic": {"20000065", "defence"}}, "ab"),
        ({"since": date(2025, 9, 19)}, "bc"),
        ({"until": date(2025, 9, 18)}, "a"),
        ({"since": date(2025, 9, 19), "until": date(2025, 9, 19)}, "b"),
        ({"fewest": 300, "most": 300}, "a"),
        ({"most": 4}, "def"),
        ({"has_correction": True}, "a"),
        ({"scheduled": True}, "c"),
        ({"embargoed": True}, "bf"),
    ],
)
def test_what_is_found(asked, found):
    asked = {name: frozenset(value) if isinstance(value, set) else value for name, value in asked.items()}
    query = Query(NOW, **asked)
    assert "".join(row.path[0] for row in ROWS if query.fits(row)) == found


@pytest.mark.parametrize(
    "order, found",
    [
        ("published", "cbadef"),
        ("path", "abcdef"),
        ("headline", "fbacde"),
        ("section", "fadebc"),
        ("status", "fdeabc"),
        ("byline", "cdefba"),
        ("words", "bacdef"),
    ],
)
def test_orders(order, found):
    assert "".join(row.path[0] for row in sorted_rows(reversed(ROWS), order)) == found


def test_an_order_turned_round_leaves_equals_as_they_were():
    assert "".join(row.path[0] for row in sorted_rows(ROWS, "words", reverse=True)) == "defcab"
