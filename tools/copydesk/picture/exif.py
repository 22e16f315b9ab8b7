"""Exif: what the camera wrote. Of it only who, what, whose, and whether it tells where."""

import struct
from typing import NamedTuple

_DESCRIPTION, _ARTIST, _COPYRIGHT, _GPS = 0x010E, 0x013B, 0x8298, 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_ASCII, _RATIONAL = 2, 5
_MOST_ENTRIES = 1_000
_MOST_TEXT = 10_000


class Exif(NamedTuple):
    """`has_location`: it holds a latitude and a longitude. Which, is nobody's business here."""

    caption: str = ""
    byline: str = ""
    copyright: str = ""
    has_location: bool = False


def read_exif(data: bytes) -> Exif:
    """Exif from its TIFF structure. Never raises: of broken data what can be read is."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        return Exif()
    entries = _entries(data, struct.unpack_from(f"{order}I", data, 4)[0], order)
    gps = entries.get(_GPS)
    places = _entries(data, struct.unpack(f"{order}I", gps[2])[0], order) if gps else {}
    return Exif(
        _text(data, entries.get(_DESCRIPTION), order),
        _text(data, entries.get(_ARTIST), order),
        _text(data, entries.get(_COPYRIGHT), order),
        all(_has_number(data, places.get(tag), order) for tag in (_LATITUDE, _LONGITUDE)),
    )


def _entries(data: bytes, at: int, order: str) -> dict[int, tuple[int, int, bytes]]:
    """The entries of a directory: tag to type, count, and the four bytes that hold or point to the value."""
    if at + 2 > len(data):
        return {}
    count = min(struct.unpack_from(f"{order}H", data, at)[0], _MOST_ENTRIES, (len(data) - at - 2) // 12)
    found = (struct.unpack_from(f"{order}HHI4s", data, at + 2 + 12 * i) for i in range(count))
    return {tag: (kind, length, value) for tag, kind, length, value in found}


def _text(data: bytes, entry: tuple[int, int, bytes] | None, order: str) -> str:
    if entry is None or entry[0] != _ASCII:
        return ""
    _, count, value = entry
    if count > 4:
        at = struct.unpack(f"{order}I", value)[0]
        value = data[at : at + min(count, _MOST_TEXT)]
    value = value[: min(count, _MOST_TEXT)].split(b"\0")[0].strip()
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _has_number(data: bytes, entry: tuple[int, int, bytes] | None, order: str) -> bool:
    """Whether an entry is degrees, minutes and seconds that say something."""
    if entry is None or entry[0] != _RATIONAL or not 1 <= entry[1] <= 3:
        return False
    at = struct.unpack(f"{order}I", entry[2])[0]
    if at + 8 * entry[1] > len(data):
        return False
    numbers = struct.unpack_from(f"{order}{2 * entry[1]}I", data, at)
    return any(below and above for above, below in zip(numbers[::2], numbers[1::2]))
