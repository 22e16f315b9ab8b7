"""An article as text: what an editor would type, and what reads back to the same values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.write import WIDTH, article_text, scalar
from copydesk.text import decode


def read_back(text: str):
    source = decode("a.md", text.encode())
    front = read_frontmatter(source)
    assert not front.problems
    return front.values, source.text[front.body_start :]


@pytest.mark.parametrize(
    "value, typed",
    [
        ("Kyiv", "Kyiv"),
        ("2025-09-18T17:17:00+02:00", "2025-09-18T17:17:00+02:00"),
        ("2025-09-18", "2025-09-18"),
        ("X/@KosiniakKamysz", "X/@KosiniakKamysz"),
        ("It's “here”", "It's “here”"),
        ("20000065", '"20000065"'),
        ("1.5", '"1.5"'),
        ("08:00", '"08:00"'),
        ("1_000", '"1_000"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("", '""'),
        ("Poland: the vote", '"Poland: the vote"'),
        ("Warsaw:", '"Warsaw:"'),
        ("No. #1", '"No. #1"'),
        ("“Never,” he said", '"“Never,” he said"'),
        ("- yes", '"- yes"'),
        ("&c", '"&c"'),
        ('“a” and "b"', "'“a” and \"b\"'"),
        ('He said: "it\'s"', "'He said: \"it''s\"'"),
        ("Back\\slash: x", "'Back\\slash: x'"),
        ("one\ntwo", '"one\\ntwo"'),
        ("next\x85line \u2028 and \ufeff", '"next\\x85line \\u2028 and \\ufeff"'),
    ],
)
def test_scalar(value, typed):
    assert scalar(value) == typed


def test_the_whole_file():
    fields = {
        "id": "20250918-k7x4m2",
        "lead": "A lead that is too long for one line " * 3 + "and ends here.",
        "byline": ["mp", "kd"],
        "sources": ["MON", {"name": "Sejm", "url": "https://www.sejm.gov.pl/"}],
        "rights": {"holder": "Echo"},
        "photos": [],
    }
    assert article_text(fields, "First.\n\nSecond.", {"byline": "Who wrote it."}) == (
        "---\n"
        "id: 20250918-k7x4m2\n"
        "lead: >-\n"
        "  A lead that is too long for one line A lead that is too long for one line A lead that is too long"
        " for one\n"
        "  line and ends here.\n"
        "# Who wrote it.\n"
        "byline: [mp, kd]\n"
        "sources:\n"
        "  - MON\n"
        "  - name: Sejm\n"
        "    url: https://www.sejm.gov.pl/\n"
        "rights:\n"
        "  holder: Echo\n"
        "photos: []\n"
        "---\n"
        "\n"
        "First.\n\nSecond.\n"
    )


def test_a_list_too_long_for_one_line_takes_one_line_for_each():
    text = article_text({"related": ["20250917-a2b3c4"] * 9}, "")
    assert text.count("\n  - 20250917-a2b3c4") == 9


def test_text_with_a_hash_is_not_folded_so_that_none_stands_at_the_start_of_a_line():
    text = article_text({"lead": "word " * 40 + "# copydesk: ignore x"}, "")
    assert text.splitlines()[1].endswith('# copydesk: ignore x"') and len(text.splitlines()[1]) > WIDTH


def test_a_line_never_begins_with_a_no_break_space():
    text = article_text({"lead": "word " * 21 + "\xa0\xa0word"}, "")
    assert text.splitlines()[1].startswith("lead: word word")  # on its line, however long


texts = st.text(st.characters(codec="utf-8"), max_size=300) | st.lists(
    st.sampled_from(
        ["a", "word", "é", ": ", " #", "- ", "'", '"', "\\", "\n", " ", "  ", "\t", "---", "[", "{", "%", "“"]
    ),
    max_size=60,
).map("".join)
mappings = st.dictionaries(texts, texts | st.dictionaries(texts, texts, max_size=2), max_size=4)
values = texts | mappings | st.lists(texts | mappings, max_size=4)


@given(st.dictionaries(texts, values, min_size=1, max_size=5), st.text("ab\n", max_size=20))
def test_what_is_written_reads_back(fields, body):
    values, read_body = read_back(article_text(fields, body))
    assert values == fields
    assert read_body.strip("\n") == body.strip("\n")
