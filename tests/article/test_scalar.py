"""Where the characters of a front-matter value stand in the file."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, SingleQuotedScalarString

from copydesk.article.scalar import _aligned, value_parts
from copydesk.article.yaml import read_yaml


def spelt(text, route=("a",)):
    document = read_yaml(text)
    parts = value_parts(text, document.places[route], document.value["a"])
    return [text[start:end] for start, end in parts]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: plain words\n", ["plain words"]),
        ('a: "quoted words"\n', ["quoted words"]),
        ("a: 'it''s'\n", ["it'", "s"]),
        ("a: plain\n  over lines\n", ["plain", "over lines"]),
        ("a: >-\n  folded\n  over lines\n", ["folded", "over lines"]),
        ("a: |\n  kept\n  lines\n", ["kept", "lines"]),
        ('a: "tab\\there \\u0141\\xf3d\\"z"\n', ["tab", "here", "d", '"z']),
        ("a: ''\n", []),
    ],
)
def test_parts(text, expected):
    assert [part.strip() for part in spelt(text)] == expected


STYLES = [str, SingleQuotedScalarString, DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString]


@given(st.sampled_from(STYLES), st.text(alphabet="abc éł'\"\\:#\n—", min_size=1, max_size=60))
def test_what_is_spelt_out_is_what_the_file_says(style, value):
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 20
    yaml.dump({"a": style(value)}, out)
    text = out.getvalue()
    document = read_yaml(text)
    if document.broken or not isinstance(document.value["a"], str):
        return
    value = document.value["a"]
    parts = value_parts(text, document.places[("a",)], value)
    at = 0
    for start, end in parts:  # every part is in the value, in order
        piece = text[start:end].strip()
        found = value.find(piece.replace("''", "'") if piece not in value else piece, at)
        assert found >= 0, (text, piece)
        at = found
    letters = "".join(c for c in "".join(text[s:e] for s, e in parts) if c.isalpha() and c.isascii())
    assert letters == "".join(c for c in value if c.isalpha() and c.isascii())


@given(st.sampled_from(["|", ">", "|-", ">-", ">+"]), st.lists(st.sampled_from(["a b", "é—", "a  b", " a", "a ", "#", "", "\u2028"]), max_size=5))
def test_a_block_as_it_is_mostly_written_is_read_as_any_other(header, lines):
    text = f"a: {header}\n" + "".join(f"  {line}\n" for line in lines)
    document = read_yaml(text)
    if document.broken or not isinstance(document.value["a"], str):
        return
    place, value = document.places[("a",)], document.value["a"]
    assert value_parts(text, place, value) == _aligned(text, text.index("\n") + 1, place.end, header[0], value)
