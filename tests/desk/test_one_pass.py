"""Many things looked for in one pass over a text."""

import sys

from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.model import read_article
from copydesk.desk import load_desk, style
from copydesk.desk.one_pass import OnePass, one_pass
from copydesk.rules.copy._hits import hits
from copydesk.rules.example import CLEAN_PATH, article_text
from copydesk.text import decode

SHORT = st.text("abc ", max_size=4).map(str.encode)


def test_what_may_be_in_a_text():
    found = OnePass([((b"per cent",), "per cent"), ((b"friday", b"monday"), "a day"), ((b"cent",), "cent"), ((), "!"), ((b"km",), "km")])
    assert found.in_text(b"on monday and friday 5 per cent came") == ["per cent", "a day", "cent", "!"]
    assert found.in_text(b"") == ["!"]
    assert one_pass([]).in_text(b"on monday") == []


@given(st.lists(st.lists(SHORT.filter(bool), max_size=3).map(tuple), max_size=8), st.text("abc ", max_size=30).map(str.encode))
def test_what_is_in_a_text_is_found(things, text):
    wanted = [needles for needles in things if not needles or any(needle in text for needle in needles)]
    assert OnePass((needles, needles) for needles in things).in_text(text) == wanted


def test_without_the_engine_there_is_no_pass(monkeypatch):
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert one_pass([((b"a",), "a")]) is None


def test_one_pass_finds_what_the_look_up_by_words_finds(monkeypatch):
    by_words, by_pass = load_desk(ROOT), load_desk(ROOT)
    examples = [text for entry in by_words.style.entries for text in (*entry.match, *entry.avoid)]
    bodies = ["\n\n".join(examples[at : at + 20]) for at in range(0, len(examples), 20)]
    articles = [read_article(decode(CLEAN_PATH, article_text("", body).encode())) for body in bodies]
    again = [read_article(article.source) for article in articles]
    monkeypatch.setattr(style, "_MANY", 10**9)
    expected = [told(article, by_words) for article in articles]
    assert sum(map(len, expected)) > 300
    monkeypatch.setattr(style, "_MANY", 0)
    assert [told(article, by_pass) for article in again] == expected


def told(article, desk):
    return sorted((*hit.span, hit.entry.id, hit.write) for hit in hits(article, desk))
