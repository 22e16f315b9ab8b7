"""Dates as English copy writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.dates import WEEKDAYS, dates_of
from copydesk.article.model import read_article
from copydesk.rules.example import article_text
from copydesk.text import decode


def dates(body):
    text = article_text("", body)
    article = read_article(decode("articles/2025/09/18/a.md", text.encode()))
    return text, dates_of(article)


@pytest.mark.parametrize(
    "written, day, month, year, weekday",
    [
        ("Thursday, 18 September 2025", 18, 9, 2025, "Thursday"),
        ("Thursday 18 September", 18, 9, None, "Thursday"),
        ("Thursday (18 September", 18, 9, None, "Thursday"),
        ("Thursday, September 18, 2025", 18, 9, 2025, "Thursday"),
        ("Thu 18 Sept", 18, 9, None, "Thursday"),
        ("Thurs., Sept. 18", 18, 9, None, "Thursday"),
        ("Thursday evening, the 18th of September", 18, 9, None, "Thursday"),
        ("18 Sep 2025", 18, 9, 2025, None),
        ("31 September", 31, 9, None, None),
        ("1 May 1999", 1, 5, 1999, None),
    ],
)
def test_a_date(written, day, month, year, weekday):
    text, (date,) = dates(f"It was on {written}) and no other day.")
    assert text[date.span.start : date.span.end] == written
    assert (date.day, date.month, date.year) == (day, month, year)
    assert date.weekday == (WEEKDAYS.index(weekday) if weekday else None)
    if weekday:
        assert weekday.startswith(text[date.weekday_span.start : date.weekday_span.end])


@pytest.mark.parametrize(
    "written", ["18 September (Thursday)", "September 18, a Thursday", "**Thursday**, 18 September"]
)
def test_a_weekday_behind_or_in_bold(written):
    text, (date,) = dates(f"It was {written}.")
    assert text[date.weekday_span.start : date.weekday_span.end] == "Thursday"


@pytest.mark.parametrize(
    "written",
    ["Saturday, 18–20 September", "Monday to Friday, 1 September", "every Friday, 1 September",
     "The Sun, 18 September", "Thursday and Friday, 18 and 19 September", "Friday. 18 September", "Fridays, 18 September"],
)
def test_a_weekday_that_belongs_to_no_single_date(written):
    _, found = dates(f"It was {written}.")
    assert found and all(date.weekday is None for date in found)


@pytest.mark.parametrize(
    "body",
    ["In May 2025 it rained.", "In May 1,500 came.", "It may be 18.", "On 1.18 May rose.",
     "“On 18 September,” he said.", "The 18\n\nSeptember was long.", "Mayor 18 Mayday.", "At 17:18 May came."],
)
def test_what_is_no_date(body):
    assert dates(body)[1] == ()


PARTS = ["May", "Sept.", "Sun", "Friday", "18", "31", "2025", " ", ", ", "\n", "*", "(", "th of"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS)))
def test_any_text_can_be_read(parts):
    text, found = dates("x " + "".join(parts))
    for date in found:
        assert 0 <= date.day <= 99 and 1 <= date.month <= 12
        assert date.span.start < date.span.end <= len(text)
