"""Date lines of pages, and the newsroom's time they mean."""

from zoneinfo import ZoneInfo

import pytest

from copydesk.importers.moment import read_moment

WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.mark.parametrize(
    "line",
    [
        "18.09.2025 17:17",
        "18.9.2025, 17.17",
        "18 September 2025, 17:17",
        "Thursday, 18 September 2025 at 17:17",
        "18th Sept. 2025 | 17:17",
        "2025-09-18 17:17",
        "2025-09-18T17:17:00+02:00",
        "2025-09-18T15:17:00Z",
        "September 18, 2025 5:17 pm",
        "Sep 18, 2025, 5:17 p.m.",
        "Published: 18.09.2025 17:17",
        "Published on September 18, 2025 at 5:17 PM",
        "18/09/2025 17:17",
        "18.09.2025\u00a017:17",
        "18.09.2025 15:17 UTC",
        "18.09.2025 17:17 CEST",
        "18.09.2025 11:17 -0400",
    ],
)
def test_one_moment_in_many_forms(line):
    moment = read_moment(line, WARSAW)
    assert (moment.text, moment.later, moment.doubts) == ("2025-09-18T17:17:00+02:00", False, ())


@pytest.mark.parametrize(
    "line, text, doubt",
    [
        ("26.10.2025 02:30", "2025-10-26T02:30:00+02:00", "02:30 came twice"),
        ("26.10.2025 02:30 CEST", "2025-10-26T02:30:00+02:00", None),
        ("26.10.2025 02:30 CET", "2025-10-26T02:30:00+01:00", None),
        ("30.03.2025 02:30", "2025-03-30T03:30:00+02:00", "02:30 was skipped"),
        ("03/04/2025 10:00", "2025-04-03T10:00:00+02:00", "3 April"),
        ("18.09.2025 17:17 EST", "2025-09-18T17:17:00+02:00", "the page says EST"),
        ("12.12.2025 12:05 am", "2025-12-12T00:05:00+01:00", None),
        ("31.12.2025 23:30 UTC", "2026-01-01T00:30:00+01:00", None),
        ("18 September 2025", "2025-09-18", None),
    ],
)
def test_what_is_unsure_is_said(line, text, doubt):
    moment = read_moment(line, WARSAW)
    assert moment.text == text
    assert (doubt in moment.doubts[0]) if doubt else not moment.doubts


def test_the_day_is_that_of_the_newsroom():
    assert read_moment("31.12.2025 23:30 UTC", WARSAW).day.isoformat() == "2026-01-01"


def test_an_update_is_no_publication():
    assert read_moment("Last updated: 18.09.2025 19:05", WARSAW).later


@pytest.mark.parametrize(
    "line",
    ["", "31.02.2025 10:00", "18.09.2025 25:00", "18.09.2025 13:00 pm", "On 18.09.2025 17:17 they met",
     "18.09.25", "18.09.2025 5", "May 2025", "99.99.2025", "x" * 500 + "18.09.2025"],
)  # fmt: skip
def test_what_is_no_date_line(line):
    assert read_moment(line, WARSAW) is None
