"""Edits leave every byte outside of them as it was, whatever line ends and byte-order mark the file has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.edit.change import Unfit, apply, change_of, plain
from copydesk.finding import Edit
from copydesk.text import Span, decode

BOM = b"\xef\xbb\xbf"


def edited(data: bytes, *edits: tuple[int, int, str]) -> bytes:
    source = decode("a.md", data)
    return apply(data, change_of(source.text, [Edit(Span(start, end), text) for start, end, text in edits]))


@pytest.mark.parametrize(
    "data, edits, expect",
    [
        (b"one two\n", [(4, 7, "three")], b"one three\n"),
        (BOM + b"one\r\ntwo\r\n", [(4, 7, "three")], BOM + b"one\r\nthree\r\n"),
        (b"one\r\ntwo\r\n", [(3, 3, "\nhalf")], b"one\r\nhalf\r\ntwo\r\n"),
        (b"one\ntwo\r\n", [(3, 3, "\nhalf"), (7, 7, "\nmore")], b"one\nhalf\ntwo\r\nmore\r\n"),
        (b"one\rtwo", [(7, 7, "\nmore")], b"one\rtwo\rmore"),
        (b"one\r\ntwo\r\nthree", [(3, 7, "")], b"one\r\nthree"),
        (b"one", [(3, 3, "\ntwo")], b"one\ntwo"),
        ("Kraków\r\nŁódź".encode(), [(7, 8, "L")], "Kraków\r\nLódź".encode()),
    ],
)
def test_an_edit_is_made_in_the_files_own_form(data, edits, expect):
    assert edited(data, *edits) == expect


def test_a_text_saved_plainly_has_neither_mark_nor_carriage_returns():
    assert plain(decode("a.md", BOM + b"one\r\ntwo\rthree\n")) == b"one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data, edits, words",
    [
        (b"one two", [(0, 5, ""), (4, 7, "")], "overlap"),
        (b"one", [(2, 9, "")], "overlap"),
        (b"caf\xe9", [(0, 1, "C")], "not UTF-8"),
        (b"a\rb\nc", [(2, 3, "")], "run together"),
    ],
)
def test_what_can_not_be_made_is_refused(data, edits, words):
    with pytest.raises(Unfit, match=words):
        edited(data, *edits)


PIECES = st.lists(st.sampled_from(["one", "two ", "ż", "😀", "\n", "\r\n", "\r", "\t", ""]), max_size=30)


@given(PIECES, st.booleans(), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["", "x", "a\nb"])), max_size=4))
def test_every_byte_outside_the_edits_is_kept(pieces, bom, places):
    """The edits replace every other one of some spans; what stands between them is found again in order."""
    data = (BOM if bom else b"") + "".join(pieces).encode()
    text = decode("a.md", data).text
    cuts = sorted({min(at, len(text)) for at, _ in places})
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2])]
    change = change_of(text, [Edit(span, new) for span, (_, new) in zip(spans, places)])
    try:
        after = apply(data, change)
    except Unfit:
        assert b"\r" in data
        return
    assert decode("a.md", after).text == change.after
    assert after.startswith(BOM) == bom
    kept = [0, *(bound for span in spans for bound in span), len(text)]
    rest = after
    for start, end in zip(kept[::2], kept[1::2]):
        stretch = raw_stretch(data.removeprefix(BOM).decode(), start, end).encode()
        at = rest.find(stretch)
        assert at >= 0
        rest = rest[at + len(stretch) :]


def raw_stretch(raw: str, start: int, end: int) -> str:
    """The characters of a file that `start` to `end` of its text stand for."""
    units, at = [], 0
    while at < len(raw):
        length = 2 if raw.startswith("\r\n", at) else 1
        units.append(raw[at : at + length])
        at += length
    return "".join(units[start:end])
