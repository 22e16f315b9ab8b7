"""Plain words: what a first look at a text goes by."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.plain import plain_words, row_of, shape_of

TEXT = st.text(alphabet="abAŁé '’-‑–“”\0\n.,%7€²\u00a0", max_size=20)


def test_plain_words():
    text = "“The mayor’s co‑operation,” he\0said – in *May* 1950's:\n‘’n’ Łódź, e.g. 3.5 km²"
    words = ["the", "mayor's", "co-operation", "he", "said", "in", "may", "1950's", "n'", "łódź", "e", "g", "3", "5", "km²"]
    assert plain_words(text) == words


def test_a_row_of_plain_words_has_a_0_for_each_figure():
    assert row_of(["łódź", "3", "5", "1950's"]) == "łódź 0 0 0000's".encode()


def test_the_shape_of_a_text_has_a_byte_for_each_character():
    assert shape_of("Łódź, NATO’s 1,250!\n\0 (ok)") == b"aaaa. AAAA\xe2a 0.000.\n\0 (aa)"


@given(TEXT, TEXT, TEXT)
def test_what_is_in_a_text_is_in_its_plain_words(before, phrase, behind):
    assert " ".join(plain_words(phrase)) in " ".join(plain_words(before + phrase + behind))


@given(st.text())
def test_a_shape_is_as_long_as_its_text(text):
    shape = shape_of(text)
    assert len(shape) == len(text)
    for char, byte in zip(text, shape, strict=True):
        assert (byte == ord("0")) == (char.isascii() and char.isdigit())
        assert (byte == ord("A")) == (char.isascii() and char.isupper())
        if byte == ord("a") and not char.isascii():
            assert "\u00c0" <= char < "\u2000"
