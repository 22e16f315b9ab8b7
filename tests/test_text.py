"""Decoding, and offsets into lines and columns."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text import Position, Span, decode


def test_positions_count_lines_and_columns_from_one():
    source = decode("a.md", "zażółć\ngęślą\n".encode())
    assert source.position(0) == Position(1, 1)
    assert source.position(6) == Position(1, 7)
    assert source.position(7) == Position(2, 1)
    assert source.position(13) == Position(3, 1)
    assert source.line_span(2) == Span(7, 12)


def test_a_byte_order_mark_and_windows_line_ends_change_no_position():
    plain = decode("a.md", b"one\ntwo\n")
    windows = decode("a.md", b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert windows.text == plain.text
    assert windows.had_bom and windows.had_carriage_returns
    assert not plain.had_bom and not plain.had_carriage_returns


def test_the_first_byte_that_is_not_utf8_is_known():
    source = decode("a.md", b"one\r\ncaf\xe9\r\n")
    assert source.invalid == 7
    assert source.text == "one\ncaf\ufffd\n"


@given(st.binary(max_size=200))
def test_any_bytes_decode_and_every_offset_has_a_position(data):
    source = decode("a.md", data)
    lines = source.text.split("\n")
    for offset in range(len(source.text) + 1):
        line, column = source.position(offset)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert source.line_span(line).start + column - 1 == offset
