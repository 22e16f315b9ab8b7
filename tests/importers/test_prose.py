"""Plain lines as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.importers.prose import paragraph, subhead


@pytest.mark.parametrize(
    "line, markdown",
    [
        ("It's “plain” - and so on, 3 * 4 = 12.", "It's “plain” - and so on, 3 * 4 = 12."),
        ("snake_case_name & R&D", "snake_case_name & R&D"),
        ("2025. A year", "2025\\. A year"),
        ("- a dash", "\\- a dash"),
        ("-a dash", "-a dash"),
        ("# hash", "\\# hash"),
        ("#hashtag", "#hashtag"),
        ("---", "\\---"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("[1] *note*", "\\[1\\] \\*note\\*"),
        ("&copy; and &amp;", "\\&copy; and \\&amp;"),
    ],
)
def test_paragraph(line, markdown):
    assert paragraph(line) == markdown


def test_subhead():
    assert subhead("What comes next") == "## What comes next"
    assert subhead("Number #") == "## Number \\#"


lines = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1)
    | st.lists(
        st.sampled_from([*"-+*_`~#>=[]()<>!&;:\\|.0 1a\"'/", "--", "![", "&amp;", "<!--", "](x)"]), min_size=1
    )
    .map("".join)
).map(str.strip).filter(bool)  # fmt: skip


def shown(markdown: str) -> tuple[str, str]:
    """The one block of a Markdown text: its kind and the text that is seen."""
    first, inline, _ = MarkdownIt("commonmark").parse(markdown)
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    return first.type, "".join(child.content for child in inline.children)


@given(lines)
def test_every_line_reads_as_itself(line):
    assert shown(paragraph(line)) == ("paragraph_open", line)
    assert shown(subhead(line)) == ("heading_open", line)
