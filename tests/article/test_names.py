"""Names in copy: where they begin and end, and what is none of them."""

from copydesk.article.model import read_article
from copydesk.article.names import capitals_of, names_of
from copydesk.rules.example import CLEAN_PATH, article_text
from copydesk.text import decode


def article(body: str):
    return read_article(decode(CLEAN_PATH, article_text("", body).encode()))


def found(body: str) -> list[str]:
    text = article(body)
    return [name.text for name in names_of(text) if name.spans[0].start >= text.front.body_start]


def test_a_name_is_a_run_of_capitalised_words_with_its_particles():
    assert found("They met Ursula von der Leyen and Władysław Kosiniak-Kamysz.") == [
        "Ursula von der Leyen",
        "Władysław Kosiniak-Kamysz",
    ]


def test_it_goes_on_over_a_line_break_and_not_over_a_paragraph():
    assert found("Today Jerzy\nKędziora spoke to Anna\n\nNowak.") == ["Jerzy Kędziora", "Anna", "Nowak"]


def test_the_word_that_opens_a_sentence_is_left_out_and_a_possessive_is_cut_off():
    assert found("In Kyiv’s centre O’Brien waited. However Tusk left.") == ["Kyiv", "O’Brien", "Tusk"]


def test_quoted_names_are_not_the_newsrooms():
    assert "Donald Tusk" not in found("He said: “Donald Tusk knows.” Nobody asked.")


def test_spans_are_those_of_the_file():
    text = article("Władysław Kosiniak-Kamysz\nspoke.")
    name = names_of(text)[-1]
    assert [text.source.text[slice(*span)] for span in name.spans] == list(name.words)
    assert set(name.words) <= capitals_of(text)


def test_a_name_does_not_run_from_one_field_into_the_next():
    text = read_article(
        decode(CLEAN_PATH, article_text("headline: Ministers meet Denys\nlead: Shmyhal spoke.").encode())
    )
    assert "Denys Shmyhal" not in [name.text for name in names_of(text)]
