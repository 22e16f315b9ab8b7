"""The short cut for plain paragraphs gives what the parser gives."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.export import body
from copydesk.export.body import Body, render
from copydesk.export.item import Image
from copydesk.export.stretches import Plain, stretches_of

PHOTO = Image("talks", "https://example.org/talks.jpg", None, "Alt", None, None, None, None, None, None)
MARKS = st.sampled_from(
    ["They met.", "1. One", "12) b", "12 July", "- a", "* b", "+ c", "#", "## Who", "### Who #", "> q", "\n", "\n\n", " ",
     "    ", "\t", "===", "---", "_", "*", "**", "`", "```", "~~~", "[a](article:x)", "![](photo:talks)", "[a]", "[a]: /b",
     "&amp;", "&", '"', "<", ">", "<b>", "\\", "\\\n", "  \n", "!", "|", "\xa0", "\u2028", "“", "é", "=", "http://a.b", "+1",
     "-1", ":", "\x0b", "\x0c", "\x1f"]
)


def read(markdown: str) -> Body:
    return render(markdown, {"talks": PHOTO}, {"x": "../x/article.html"}.get)


@settings(max_examples=400)
@given(st.lists(MARKS, max_size=12).map("".join))
def test_it_is_what_the_parser_makes_of_it(markdown):
    with patch.object(body, "stretches_of", lambda whole: [whole]):
        slow = read(markdown)
    assert read(markdown) == slow


@pytest.mark.parametrize(
    ("markdown", "stretches"),
    [
        ("They met.\n\n## On Monday\n\nThey\nparted.", [Plain("They met."), Plain("On Monday", 2), Plain("They\nparted.")]),
        ("They met.\n\n- One\n\n    more\n\nThey parted.", [Plain("They met."), "- One\n\n    more", Plain("They parted.")]),
        ("12 met.\n\n12. met.\n\n![](photo:talks)", [Plain("12 met."), "12. met.\n\n![](photo:talks)"]),
        ("They met.\n\n[a]\n\n[a]: /b", ["They met.\n\n[a]\n\n[a]: /b"]),
    ],
)
def test_the_stretches_of_a_text(markdown, stretches):
    assert list(stretches_of(markdown)) == stretches
