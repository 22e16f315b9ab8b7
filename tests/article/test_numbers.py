"""Numbers in figures and in words."""

from decimal import Decimal

import pytest

from copydesk.article.numbers import read_numbers, spelt_number


def one(text: str):
    numbers = list(read_numbers(text))
    assert len(numbers) == 1, numbers
    return numbers[0]


@pytest.mark.parametrize(
    "text, amount, currency, percent",
    [
        ("rose to 1,178 today", 1178, "", False),
        ("cost €17.5 million", 17_500_000, "EUR", False),
        ("cost $8.7bn.", 8_700_000_000, "USD", False),
        ("cost PLN 40 billion", 40_000_000_000, "PLN", False),
        ("cost 3,000.5 zlotys", Decimal("3000.5"), "PLN", False),
        ("rose by 55 per cent", 55, "", True),
        ("rose by 55%.", 55, "", True),
        ("a 2 million-strong army", 2_000_000, "", False),
    ],
)
def test_a_number_is_read_with_what_belongs_to_it(text, amount, currency, percent):
    number = one(text)
    assert (number.amount, number.currency, number.percent) == (amount, currency, percent)


def test_its_span_covers_currency_scale_and_percentage():
    for text in ("€17.5 million", "30 per cent", "12%", "PLN 40 billion", "5 percentage points"):
        assert one(f"about {text}, they said").span == (6, 6 + len(text))


@pytest.mark.parametrize(
    "text", ["18F", "F-16", "12:30", "3.4.5", "9/11", "#45", "B2B", "1,23 of", "v2.0.1", "COVID-19"]
)
def test_what_only_looks_like_a_number_is_none(text):
    assert list(read_numbers(f"about {text} and more")) == []


def test_the_step_is_what_the_last_figure_is_worth():
    assert [one(text).step for text in ("17.5 million", "1,200", "0.25")] == [100_000, 1, Decimal("0.01")]


def test_numbers_in_words():
    assert [spelt_number(word) for word in ("zero", "Twelve", "twenty", "forty-eight", "ninety-nine")] == [
        0,
        12,
        20,
        48,
        99,
    ]
    assert [spelt_number(word) for word in ("tenty", "twenty-ten", "often", "")] == [None] * 4
