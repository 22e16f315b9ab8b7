"""What counts as a change of substance: the cases of substance.yaml, and what must always hold."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from copydesk.article.model import read_article
from copydesk.change import differences
from copydesk.rules.example import article_text
from copydesk.text import decode

CASES = YAML(typ="safe").load(Path(__file__).with_name("substance.yaml").read_text(encoding="utf-8"))


def article(text: str):
    fields, fence, body = text.partition("---\n")
    whole = article_text(fields, body) if fence else article_text("", text)
    return read_article(decode("articles/2025/09/18/ministers.md", whole.encode()))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_what_is_told(case, desk):
    found = differences(article(case["before"]), article(case["after"]), desk)
    assert [f"{d.part} {d.kind}: {d.was} -> {d.now}" for d in found] == case.get("told", [])


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_what_is_told_stands_where_it_says(case, desk):
    after = article(case["after"])
    for difference in differences(article(case["before"]), after, desk):
        start, end = difference.span
        stands = " ".join(after.source.text[start:end].split())
        assert difference.now in stands if difference.part == "byline" else difference.now in ("", stands)


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_nothing_changes_from_an_article_to_itself(case, desk):
    assert differences(article(case["after"]), article(case["after"]), desk) == ()


def test_photos_by_their_ids(desk):
    photo = "photos:\n  - id: a\n    file: a.jpg\n    caption: Two men sign.\n    alt: Two men\n    credit: PAP/Anna Nowak\n"
    one, other = article(f"{photo}---\nText."), article(f"{photo.replace('Two men sign', 'Three men sign')}---\nText.")
    credited = photo.replace("Anna Nowak", "Jan Lis").replace("alt: Two men", "alt: Men in suits")
    third = article(f"{credited}---\nText.")
    assert [d.part for d in differences(one, other, desk)] == ["caption of a"]
    assert [(d.part, d.was, d.now) for d in differences(one, third, desk)] == [
        ("credit of a", "Anna Nowak", "Jan Lis")
    ]
    assert differences(one, article("Text."), desk) == ()


WORDS = st.sampled_from(
    "the of and in minister talks Kyiv Warsaw Tusk Poland 11 twelve 2025 Friday May not killed “peace” said €5m "
    "he drones, agreement. Then".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@settings(deadline=None, max_examples=30)
@given(TEXTS, st.lists(st.integers(0, 59), max_size=6))
def test_another_line_break_is_never_substance(desk, text, breaks):
    words = text.split(" ")
    flowed = " ".join(f"{word}\0" if index in breaks else word for index, word in enumerate(words))
    assert differences(article(text), article(re.sub("\0 ?", "\n", flowed)), desk) == ()


@settings(deadline=None, max_examples=30)
@given(TEXTS, st.integers(0, 59), st.integers(13, 99))
def test_another_number_always_is(desk, text, place, number):
    words = text.split(" ")
    place %= len(words) + 1
    before, after = (" ".join([*words[:place], figure, *words[place:]]) for figure in ("777", str(number)))
    found = differences(article(f"{before}."), article(f"{after}."), desk)
    assert found


@settings(deadline=None, max_examples=30)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(desk, one, other):
    for difference in differences(article(one), article(other), desk):
        assert difference.was or difference.now
        assert 0 <= difference.span.start <= difference.span.end <= len(article(other).source.text)


def test_a_long_and_hostile_text_takes_no_time_to_speak_of(desk):
    one, other = article("a b " * 40_000), article("b a a " * 30_000)
    assert differences(one, other, desk) == ()
