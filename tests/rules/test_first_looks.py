"""No first look hides a finding: what is read by a short cut, or not asked at all, would have said nothing more."""

from random import Random

import pytest
from bench.defects import CATALOGUE, plant
from bench.newsroom import articles
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article import blocks, inline, yaml
from copydesk.article.has import PARTS, has
from copydesk.article.model import read_article
from copydesk.checking.examine import examine
from copydesk.pattern import Pattern
from copydesk.rules.book import KINDS, all_rules, rules_of
from copydesk.rules.copy import _hits, doubled_word, glued_words, placeholder
from copydesk.rules.ethics import personal_data, suicide_language
from copydesk.rules.example import CLEAN_PATH, article_text, examples_of
from copydesk.text import decode

TEXTS = [file.read_bytes() for file in sorted((ROOT / "tests" / "cases").rglob("*.md"))]
TEXTS += [file.read_bytes() for file in sorted((ROOT / "articles").rglob("2*/*.md"))]
PLANTED = plant(list(articles(100, 1)), CATALOGUE, Random(1), 1.0)[0]
TEXTS += [article.text.encode("utf-8", "surrogateescape") for article in PLANTED]
TEXTS += [
    article_text(example.text if example.kind == "fields" else "", example.text if not example.kind else "").encode()
    for rule in all_rules()
    for example in examples_of(rule.doc)
    if example.kind in ("", "fields") and "\n---\n" not in example.text
]
GATED = [rule for rule in rules_of("check_article") if rule.needs or rule.words]
WORDS = st.sampled_from(
    "police murdered Jan Nowak, 15, today 12 a.m. “the the midnight anonymity # - ![](photo:a) [here](javascript:x) <b> "
    "31 April 2025 committed suicide copydesk: ignore \n\n ” ## # ### - item shot himself yesterday, unnamed was named".split(" ")
)


def says_unasked(data: bytes, desk) -> list[str]:
    """The rules that are not asked about an article and would speak of it."""
    article = read_article(decode(CLEAN_PATH, data))
    parts, words = has(article), article.copy.vocabulary
    unasked = [rule for rule in GATED if not rule.needs <= parts or (rule.words and rule.words.isdisjoint(words))]
    return [rule.id for rule in unasked if list(rule.check(article, desk))]


def test_a_rule_that_is_not_asked_has_nothing_to_say(desk):
    assert len(GATED) > 35
    assert [says for data in TEXTS if (says := says_unasked(data, desk))] == []


def test_what_a_rule_is_asked_is_known_before_it_is_loaded():
    for parts in (frozenset(PARTS), frozenset({"links", "dates"}), frozenset()):
        for kind in KINDS:
            assert rules_of(kind, parts) == tuple(r for r in all_rules() if r.kind == kind and r.needs <= parts)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["photos", "byline", "sources", "dateline", "embargo", "signoff"]),
       st.text(alphabet="ak: -[]{}'\"&*\n1“", max_size=30), st.lists(WORDS, max_size=12))  # fmt: skip
def test_a_rule_that_is_not_asked_has_nothing_to_say_of_any_article(desk, name, value, words):
    assert says_unasked(article_text(f"{name}: {value}", " ".join(words)).encode(), desk) == []


@pytest.fixture
def the_long_way(monkeypatch):
    """All short cuts of reading closed, and no rule with a first look of its own."""
    monkeypatch.setattr(yaml, "read_lines", lambda text, start, end: None)
    monkeypatch.setattr(blocks, "_plain", lambda text, match, kind: None)
    monkeypatch.setattr(inline, "_PLAIN_LINK", type("Never", (), {"sub": lambda self, _, text: text})())
    monkeypatch.setattr(doubled_word, "_has_pair", lambda words: True)
    monkeypatch.setattr(_hits, "_may_have", lambda use, row, text: True)
    monkeypatch.setattr(glued_words, "_may_be_glued", lambda article: True)
    monkeypatch.setattr(placeholder, "_may_have_one", lambda copy: True)
    monkeypatch.setattr(suicide_language, "_TOGETHER", ((),))
    monkeypatch.setattr(personal_data, "_LONG_NUMBER", Pattern(b""))


@pytest.fixture(scope="module")
def the_short_way(desk):
    """The findings of every text by the short cuts."""
    return [examine(CLEAN_PATH, data, desk) for data in TEXTS]


def test_the_long_way_finds_the_same(desk, the_short_way, the_long_way):
    assert len(TEXTS) > 400
    for data, short in zip(TEXTS, the_short_way, strict=True):
        assert examine(CLEAN_PATH, data, desk) == short, data.decode("utf-8", "replace")
