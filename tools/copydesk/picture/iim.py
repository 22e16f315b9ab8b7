"""IPTC-IIM, the older of the two ways in which a picture carries its credit: numbered fields of few bytes."""

from collections.abc import Iterator
from typing import NamedTuple

_RESOURCE = 0x0404
_MOST_FIELDS = 2_000
SHORT = 32


class IimField(NamedTuple):
    """A field's text. `cut`: it fills all the 32 bytes that a credit or a by-line may have."""

    text: str
    cut: bool


BYLINE, CREDIT, SOURCE, COPYRIGHT, CAPTION = 80, 110, 115, 116, 120


def read_iim(photoshop: bytes) -> dict[int, list[IimField]]:
    """The text fields of the second record, by number, from a file's Photoshop resources. Never raises."""
    fields: dict[int, list[IimField]] = {}
    for data in _resources(photoshop):
        for number, value in _fields(data):
            text = _decoded(value)
            if text:
                fields.setdefault(number, []).append(IimField(text, len(value) >= SHORT - 1))
    return fields


def _resources(data: bytes) -> Iterator[bytes]:
    """The content of each resource that holds IIM."""
    at = 0
    for _ in range(_MOST_FIELDS):
        if data[at : at + 4] != b"8BIM" or at + 7 > len(data):
            return
        number, name = int.from_bytes(data[at + 4 : at + 6], "big"), data[at + 6]
        at += 6 + (name + 2) // 2 * 2  # a name with its length, in pairs of bytes
        size = int.from_bytes(data[at : at + 4], "big")
        at += 4
        if number == _RESOURCE:
            yield data[at : at + size]
        at += size + size % 2


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_FIELDS):
        if at + 5 > len(data) or data[at] != 0x1C:
            return
        record, number, size = data[at + 1], data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # so long that its length has bytes of its own; no text is
            return
        if record == 2:
            yield number, data[at : at + size]
        at += size


def _decoded(value: bytes) -> str:
    """As UTF-8, of which the last letter may be cut in two; else as Latin-1."""
    value = value.strip(b"\0 \t\r\n")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(value) - 3 and error.start > 0 and error.reason == "unexpected end of data":
            return value[: error.start].decode("utf-8")
        return value.decode("latin-1")
