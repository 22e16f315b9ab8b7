"""Where a finding and its fix stand, for formats that count bytes."""

import json

import pytest
from a_result import written

from copydesk.checking.examine import locate
from copydesk.checking.result import Result
from copydesk.finding import Edit, Fix, Remark
from copydesk.rules.book import get_rule
from copydesk.text import Span, decode

TEXT = "Łódź — 😀 old\nsecond cementary łine\n" + "ż" * 5000 + " end\n"


def diagnostic(start, end, *edits):
    source = decode("articles/a.md", TEXT.encode())
    fix = Fix(tuple(Edit(Span(a, b), text) for a, b, text in edits)) if edits else None
    finding = locate(Remark(Span(start, end), "m", fix=fix), get_rule("copy/misspelling"), source)
    return json.loads(written("rdjson", Result((finding,), 1)))["diagnostics"][0]


def taken(range):
    """The text of a range as its bytes have it."""
    lines = TEXT.encode().splitlines(keepends=True)
    start, end = (sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1 for place in (range["start"], range["end"]))
    return TEXT.encode()[start:end].decode()


@pytest.mark.parametrize("word", ["Łódź", "😀", "old", "łine", "cementary", "old\n"])
def test_columns_count_bytes(word):
    start = TEXT.index(word)
    found = diagnostic(start, start + len(word), (start, start + len(word), "x"))
    assert taken(found["location"]["range"]) == word
    [suggestion] = found["suggestions"]
    assert taken(suggestion["range"]) == word and suggestion["text"] == "x"


def test_a_fix_over_lines_has_its_place():
    start, end = TEXT.index("old"), TEXT.index("łine") + 4
    found = diagnostic(start, end, (start, end, ""))
    assert taken(found["suggestions"][0]["range"]) == TEXT[start:end]
    assert found["location"]["range"] == {"start": {"line": 1}, "end": {"line": 2}}  # whole lines: the second is not at hand


def test_far_along_a_long_line_the_whole_line_is_named():
    start = TEXT.index("end")
    found = diagnostic(start, start + 3, (start, start + 3, "x"))
    assert found["location"]["range"] == {"start": {"line": 3}, "end": {"line": 3}}
    assert taken(found["suggestions"][0]["range"]) == "end"


def test_a_fix_of_several_edits_is_not_suggested_in_parts():
    assert "suggestions" not in diagnostic(0, 4, (0, 4, "x"), (5, 6, "y"))


def test_a_place_in_a_long_paragraph_is_shown():
    text = "word " * 300 + "cementary " + "word " * 100
    at = text.index("cementary")
    finding = locate(Remark(Span(at, at + 9), "m"), get_rule("copy/misspelling"), decode("a.md", text.encode()))
    lines = written("text", Result((finding,), 1)).splitlines()
    assert lines[1][lines[2].index("^") : lines[2].rindex("^") + 1] == "cementary"
