"""The body: blocks, links, images and raw HTML with exact offsets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.blocks import Blocks, _parse, read_blocks
from copydesk.article.body import read_body
from copydesk.article.inline import _parsed, markdown_parser, marks
from copydesk.text import decode

TEXT = """Intro *em* and **strong** with [a link](https://x.y/z "t") and `code` &amp; ![alt *x*](photo:a) a\\*b
second line <b>raw</b> here <https://a.b>.

## Heading two ##

Setext
------

- item one
  continued
- item [two][r]

> quote line one
> line two with [l](javascript:alert(1))
lazy line

```
code [x](y)
```

<div>
raw
</div>

[r]: https://ref.er/2
"""


@pytest.fixture(scope="module")
def body():
    return read_body(decode("a.md", TEXT.encode()), 0)


def at(span):
    return TEXT[span.start : span.end]


def test_blocks(body):
    assert [(b.kind, b.level, b.quoted, b.listed, at(b.text)[:12]) for b in body.blocks] == [
        ("paragraph", 0, False, False, "Intro *em* a"),
        ("heading", 2, False, False, "Heading two"),
        ("heading", 2, False, False, "Setext"),
        ("paragraph", 0, False, True, "item one\n  c"),
        ("paragraph", 0, False, True, "item [two][r"),
        ("paragraph", 0, True, False, "quote line o"),
    ]


def test_the_parts_of_a_block_leave_its_markers_out(body):
    quote = body.blocks[-1]
    assert [at(part) for part in quote.parts] == [
        "quote line one", "line two with [l](javascript:alert(1))", "lazy line",
    ]  # fmt: skip


def test_links_have_their_text_and_target_as_typed(body):
    assert [(at(link.span), at(link.label), link.target) for link in body.links] == [
        ('[a link](https://x.y/z "t")', "a link", "https://x.y/z"),
        ("<https://a.b>", "https://a.b", "https://a.b"),
        ("[two][r]", "two", "https://ref.er/2"),
        ("[l](javascript:alert(1))", "l", "javascript:alert(1)"),
    ]


def test_images_and_html(body):
    assert [(at(i.span), at(i.label), i.target) for i in body.images] == [("![alt *x*](photo:a)", "alt *x*", "photo:a")]
    assert [at(span) for span in body.html] == ["<b>", "</b>", "<div>\nraw\n</div>"]


def test_markup_inside_a_line_is_known(body):
    inline = [at(span) for span in body.markup]
    assert inline[:8] == ["*", "*", "*", "*", "*", "*", "[", '](https://x.y/z "t")']
    assert "`code`" in inline and "&amp;" in inline and "\\*" in inline


@given(st.text(alphabet="ab *_[]()!<>`#-+\n\\&;\"'1.\t>:/", max_size=120))
def test_any_text_has_a_body_and_every_span_lies_in_it(text):
    body = read_body(decode("a.md", text.encode()), 0)
    for block in body.blocks:
        assert 0 <= block.text.start <= block.text.end <= len(text)
        content = "".join(text[s:e] for s, e in block.parts)
        assert re.sub(r"\s", "", content) == re.sub(r"\s", "", block.content), (text, block)
    for span in (*body.markup, *body.html, *(x.span for x in body.links), *(x.label for x in body.images)):
        assert 0 <= span.start <= span.end <= len(text)


@given(st.text(alphabet="ab *_[]()!<`\n\\&", max_size=60), st.text(alphabet="ab\n ", max_size=20))
def test_where_a_body_begins_changes_nothing_but_the_offsets(text, before):
    before += "\n"
    alone = read_body(decode("a.md", text.encode()), 0)
    behind = read_body(decode("a.md", (before + text).encode()), len(before))
    shift = len(before)
    assert [b.text.start + shift for b in alone.blocks] == [b.text.start for b in behind.blocks]
    assert [m.start + shift for m in alone.markup] == [m.start for m in behind.markup]


LINES = ["words here", "“quoted", "12 words", "12. item", "1) one", "- item", "  indented", "    code", "> quote", "## Head", "#",
         "## Head ##", "[a](b) c", "[a]: b", "[a]", "![](photo:a)", "---", "===", "* * *", "*em*", "_x_", "\u00a0", "<b>", "```", "~~~",
         "<!-- a", "-->", "\t- tab", "+ a", "", "", "", " ", "a  ", "\\", "|a|b|", "|-|-|", "#hash", "\u2028x", "\x0b"]  # fmt: skip


def short_and_long(text):
    """The blocks of a text by the short cut, and all by the parser."""
    found = Blocks([], [], {})
    _parse(text, 0, len(text), markdown_parser(), found)
    return read_blocks(text, 0, markdown_parser), found


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_the_short_cut_for_paragraphs_reads_as_the_parser_does(lines):
    short, long = short_and_long("\n".join(lines))
    assert short.blocks == long.blocks
    assert (short.html, set(short.references)) == (long.html, set(long.references))


@given(st.text(alphabet="ab \n#-*_[]:(!1.)>\t=`<~+", max_size=60))
def test_the_short_cut_reads_any_text_as_the_parser_does(text):
    short, long = short_and_long(text)
    assert short.blocks == long.blocks


def test_a_line_of_odd_white_space_hides_no_paragraph():
    text = "\u00a0\nwords\n\n> \u00a0\n> quoted\n"
    assert [text[slice(*block.text)] for block in read_blocks(text, 0, markdown_parser).blocks] == ["words", "quoted"]


PIECES = ["words ", "[a](b)", "[two\nwords](https://x.y/_z_*)", "![alt](photo:a)", "![](photo:a)", "[](x)", "[a]", "(b)", "!", "\\", "*",
          "_", "`", "<b>", "&amp;", '[a](b "t")', "[a]()", "[a](b(c))", "[a](<b>)", "[[a](b)](c)", "[r]", "](", " "]  # fmt: skip


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_the_short_cut_for_links_reads_as_the_parser_does(pieces):
    content, references = "".join(pieces), {"R": {"title": "", "href": "x"}}
    assert marks(markdown_parser, content, references) == _parsed(markdown_parser(), content, references)
