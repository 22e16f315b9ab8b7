"""Headlines as file names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.slug import LONGEST, slug_of


@pytest.mark.parametrize(
    "headline, slug",
    [
        ("Ministers meet in Kyiv", "ministers-meet-in-kyiv"),
        ("Zażółć gęślą jaźń: Łódź", "zazolc-gesla-jazn-lodz"),
        ("Київ і Згурський їдуть до Єви", "kyiv-i-zghurskyi-yidut-do-yevy"),
        ("Moscow's “influence” – again?", "moscows-influence-again"),
        ("Straße in Århus, Þingvellir, cœur", "strasse-in-arhus-thingvellir-coeur"),
        ("12,000 homes, 3.5 per cent", "12000-homes-3-5-per-cent"),
        ("  ---  ", ""),
        ("東京", ""),
        ("", ""),
        ("Readme", "readme-story"),
        ("Con", "con-story"),
    ],
)
def test_slug(headline, slug):
    assert slug_of(headline) == slug


def test_a_long_headline_is_cut_between_words():
    slug = slug_of("word " * 40)
    assert slug == "-".join(["word"] * 14) and len(slug) <= LONGEST
    assert slug_of("x" * 200) == "x" * LONGEST


@given(st.text())
def test_a_slug_is_always_a_file_name(headline):
    slug = slug_of(headline)
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST + len("-story")
