"""A name leads to its note where it is mentioned first, and nothing else in the text changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.export.body import render
from copydesk.export.mentions import with_mentions


def html(markdown: str, *names: str) -> str:
    return "".join(with_mentions(render(markdown, {}, lambda id: None).parts, names))


@pytest.mark.parametrize(
    "markdown, expected",
    [
        ("Jan Nowak met Jan Nowak.", '<p><a class="who" href="#who-1">Jan Nowak</a> met Jan Nowak.</p>\n'),
        ("A\n\nJan Nowak", '<p>A</p>\n<p><a class="who" href="#who-1">Jan Nowak</a></p>\n'),
        ("*Jan Nowak*", '<p><em><a class="who" href="#who-1">Jan Nowak</a></em></p>\n'),
        ("Jan Nowakowski and Jan Nowak-Mazur", "<p>Jan Nowakowski and Jan Nowak-Mazur</p>\n"),
        (
            "## Jan Nowak\n\n[Jan Nowak](https://a.example) `Jan Nowak`",
            '<h2>Jan Nowak</h2>\n<p><a href="https://a.example" rel="noopener">Jan Nowak</a> '
            "<code>Jan Nowak</code></p>\n",
        ),
        ("O'Neill & Sons", '<p><a class="who" href="#who-2">O\'Neill &amp; Sons</a></p>\n'),
        ("Jan <b>Nowak", "<p>Jan &lt;b&gt;Nowak</p>\n"),
    ],
)
def test_the_first_mention_is_a_link(markdown, expected):
    assert html(markdown, "Jan Nowak", "O'Neill & Sons") == expected


def test_the_longer_name_goes_first():
    assert html("Anna Maria Jopek", "Anna Maria", "Anna Maria Jopek") == (
        '<p><a class="who" href="#who-2">Anna Maria Jopek</a></p>\n'
    )


def test_what_is_no_text_is_left_alone():
    photo = object()
    assert with_mentions(["<p>A</p>", photo], ["A"]) == ['<p><a class="who" href="#who-1">A</a></p>', photo]


PIECES = st.sampled_from(
    [
        "Jan",
        " ",
        "Nowak",
        "&",
        "<",
        ">",
        '"',
        "*",
        "`",
        "[",
        "](https://a.example)",
        "\n\n",
        "## ",
        "amp",
        "lt",
        ";",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES.filter(str.strip), max_size=4))
def test_without_the_links_it_is_the_same_text(markdown, names):
    plain = html(markdown)
    linked = html(markdown, *names)
    assert re.sub(r'<a class="who" href="#who-\d+">(.*?)</a>', r"\1", linked) == plain
    assert linked.count('class="who"') <= len(set(names))
