"""Any page: nothing is lost, nothing breaks, and the same page gives the same article."""

import re
import unicodedata

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.model import read_article
from copydesk.desk import load_desk
from copydesk.importers.moment import read_moment
from copydesk.importers.notes import CantImport
from copydesk.importers.page import import_page
from copydesk.text import decode

PAGE = "Politics\nA headline for the test\n18.09.2025 17:17\nThe lead.\n\nThe first paragraph.\n"


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "there is no text"),
        (b" \n\t\n", "there is no text"),
        (b"\x89PNG\r\n\0\0", "this is no text"),
        ("Zażółć".encode("utf-16"), "this is no text"),
        (b"A headline\n18.09.2025 17:17\nKrak\xf3w", "line 3 is not UTF-8"),
        (b"<!DOCTYPE html><html>", "this is the page's HTML"),
        (b"Only words\nand no date", "no line of it is a date"),
        (b"18.09.2025 17:17", "there is no headline"),
        (b"Politics\n18.09.2025 17:17\n", "there is no headline"),
        ("東京\n18.09.2025 17:17\n".encode(), "--slug"),
        (b"x" * 400 + b"\n18.09.2025 17:17", "a headline has 300 at most"),
        (b"x" * 10_000_000, "larger than an article may be"),
    ],
)
def test_what_is_no_page_is_refused_with_words(data, words, desk):
    with pytest.raises(CantImport, match=re.escape(words)):
        import_page(data, desk)


def test_what_the_human_says_wins(desk):
    published = read_moment("19.09.2025 08:00", desk.settings.zone)
    page = import_page(PAGE.encode(), desk, section="defence", published=published, slug="told")
    assert page.path == "articles/2025/09/19/told.md"
    assert page.fields["section"] == "defence" and page.fields["published"] == "2025-09-19T08:00:00+02:00"
    assert import_page(b"A headline\nA lead.\nText.", desk, published=published).fields["lead"] == "A lead."


def test_line_ends_marks_and_accents_taken_apart_change_nothing(desk):
    page = import_page(PAGE.replace("test", "Kraków").encode(), desk)
    other = "\ufeff" + unicodedata.normalize("NFD", PAGE.replace("test", "Kraków")).replace("\n", "\r\n")
    assert import_page(other.encode(), desk).text == page.text


def test_a_lead_that_is_too_long_stays_in_the_body(desk):
    page = import_page(PAGE.replace("The lead.", "Long. " * 300).encode(), desk)
    assert "lead" not in page.fields and page.body.startswith("Long. Long.")
    assert "lead" in [note.where for note in page.notes]


DESK = load_desk(ROOT)


def test_the_last_of_a_run_of_short_lines_is_left_in_the_text_and_asked_about():
    text = "A headline\n\n18.09.2025 17:17\n\nThe lead is here.\n\nShare\n\nEmail\n\nThe story goes on."
    page = import_page(text.encode(), DESK)
    assert page.body == "Share\n\nEmail\n\nThe story goes on."
    assert [note.text for note in page.notes if note.where == "line 9"] == [
        "this stands below other short lines: left in the text. Is it a subhead?"
    ]


pieces = st.sampled_from(
    """\
English Section|Politics|UPDATE: Talks|By Jan Nowak|Updated: 18.09.2025 19:00|18.09.2025 17:17
(mp)|(zz)|Text. (mp)|Source: MON/IAR/X/@a|Source: |Sources: x, https://a.pl/b
CaptionPhoto: PAP/A B|Caption|Photo: PAP/A B Photo: PAP/A B|Photo: PAP/A B Photo: PAP/C D|(Photo: X)|Photo:
A subhead|A sentence.|KYIV, 18 Sept. – Talks|He is in Kyiv and in Lublin.
Jan NowakMinister of X, said|Jan NowakMinisterMinister of the|Ewa LisHead of a project,
---|# x|lead: \\||- [x]: y|“quote”|<b>|!a &b *c|1. x|' " \\|\x01x|""".replace("\n", "|").split("|")
)
lines = st.lists(
    pieces | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60), max_size=14
)
pages = st.tuples(lines, lines).map(lambda p: "\n".join([*p[0][:4], "A headline", "18.09.2025 17:17", *p[1]]))


def words(text: str) -> set[str]:
    """The words of a text; two that are glued, as in `NowakMinister`, are two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFC", text))
    return set(re.findall(r"[^\W_]+", parted.casefold()))


def values_text(value) -> str:
    if isinstance(value, dict):
        return " ".join(values_text(item) for item in value.values())
    return " ".join(values_text(item) for item in value) if isinstance(value, list) else value


@settings(max_examples=100, deadline=None)
@given(pages)
def test_nothing_is_lost_and_everything_reads_back(text):
    try:
        page = import_page(text.encode(), DESK)
    except CantImport:
        return
    article = read_article(decode(page.path, page.text.encode()))
    assert not article.front.problems
    assert article.front.values == page.fields
    assert article.source.text[article.body.span.start :].strip("\n") == page.body
    assert not article.body.html and not article.body.links
    placed = [image.target for image in article.body.images]
    photos = [f"photo:{photo.id}" for photo in article.photos]
    assert placed in (photos, photos[1:])
    said = " ".join(note.text for note in page.notes)
    assert words(text) <= words(f"{values_text(page.fields)} {page.body} {said}")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text().map(str.encode) | pages.map(str.encode))
def test_any_bytes_are_imported_or_refused(data):
    try:
        assert import_page(data, DESK) == import_page(data, DESK)
    except CantImport as refusal:
        assert str(refusal)
