"""The copy: words and nothing else, at the offsets they have in the file; and quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.copy import MASK
from copydesk.article.model import read_article
from copydesk.text import decode

TEXT = """---
headline: "Talks *end* in Kyiv"
section: defence
lead: >-
  Two ministers met;
  they said “yes”.
photos:
  - id: a
    caption: 'It''s cold'
    credit: PAP/X
---
He [said](https://x.y/said) “no way” and **left** at https://example.org/now.

## Subhead

> A block quotation.

“It goes on.

“And ends,” she said. See @handle and `code`.
"""


def article(text=TEXT):
    return read_article(decode("a.md", text.encode()))


def shown(masked):
    return " ".join(part for part in masked.replace(MASK, "\n").split("\n") if part.strip())


def test_the_copy_is_as_long_as_the_file_and_the_same_where_it_speaks():
    copy = article().copy
    assert len(copy.text) == len(copy.own) == len(TEXT)
    assert all(a == b for a, b in zip(copy.text, TEXT) if a != MASK)


def test_keys_markup_addresses_and_code_are_masked():
    assert shown(article().copy.text) == (
        "Talks *end* in Kyiv Two ministers met; they said “yes”. It' s cold "
        "He  said  “no way” and  left  at  Subhead A block quotation. “It goes on. “And ends,” she said. See   and  ."
    )


def test_own_words_are_those_outside_quotations():
    own = article().copy.own
    for quoted in ("yes", "no way", "block quotation", "It goes on", "And ends"):
        assert quoted not in own
    assert "she said" in own and "Two ministers" in own


def test_a_running_quotation_is_balanced():
    assert article().copy.quotes.unbalanced == ()


def test_marks_without_a_partner():
    found = article("---\nid: a\n---\nHe said “no.\n\nShe said yes”.\n").copy.quotes.unbalanced
    assert [mark.kind for mark in found] == ["open", "close"]


def test_pieces_know_their_field():
    kinds = [(piece.kind, piece.route) for piece in article().copy.pieces]
    assert kinds[:3] == [("headline", ("headline",)), ("lead", ("lead",)), ("caption", ("photos", 0, "caption"))]
    assert [kind for kind, _ in kinds[3:]] == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]


@given(st.text(alphabet="ab \n\"“”‘’*[](){}:-'>#é@/.", max_size=80), st.text(alphabet="ab \"'“”\\:é", max_size=30))
def test_for_any_text_the_copy_keeps_its_length(body, lead):
    text = f"---\nlead: {lead}\nphotos:\n  - caption: '{lead.replace(chr(39), chr(39) * 2)}'\n---\n{body}"
    read = article(text)
    assert len(read.copy.text) == len(read.copy.own) == len(text)
    assert all(a in (MASK, b) for a, b in zip(read.copy.text, text))
    for word in read.copy.words:
        assert text.startswith(word.text, word.start)


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("“One told us: ‘He never said “sorry”, not once.’ ” It was so.", []),
        ("“One told us: ‘He never said “sorry”.’\n\n“It was so,” she said.", []),
        ("“He said “yes” and went.”", ["open", "close"]),
        ("“One told us: ‘He never said “sorry, not once.", ["open", "open"]),
    ],
)
def test_a_quotation_in_a_quotation_in_a_quotation(text, kinds):
    found = article(f"---\nid: a\n---\n{text}\n").copy
    assert [mark.kind for mark in found.quotes.unbalanced] == kinds
    assert "sorry" not in found.own
