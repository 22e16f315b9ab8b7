"""What a photo's bytes are: the kind by its first bytes, never by its name, and its size in pixels."""

import struct
from typing import NamedTuple

_LFS = b"version https://git-lfs.github.com/spec/"


class Picture(NamedTuple):
    """The media type, and width and height in pixels where the head of the file tells them."""

    media_type: str
    width: int | None = None
    height: int | None = None


def read_picture(data: bytes) -> Picture | None:
    """The kind of a picture: PNG, JPEG, WebP, GIF or AVIF; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Picture("image/png", *_unpacked(">II", data, 16))
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("image/jpeg", *_jpeg_size(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Picture("image/webp", *_webp_size(data))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Picture("image/gif", *_unpacked("<HH", data, 6))
    if data[4:8] == b"ftyp" and (b"avif" in data[8:64] or b"avis" in data[8:64]):
        return Picture("image/avif")
    return None


def is_lfs_pointer(data: bytes) -> bool:
    """Whether these bytes only say where Git LFS keeps a file."""
    return data.startswith(_LFS)


def _jpeg_size(data: bytes) -> tuple[int, int] | tuple[()]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header
            return _unpacked(">HH", data, at + 5)[::-1]
        elif 0xD0 <= marker <= 0xD9 or marker == 0x01:  # markers without a length
            at += 2
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return ()


def _webp_size(data: bytes) -> tuple[int, int] | tuple[()]:
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(data) >= 30:
        width, height = _unpacked("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return ()


def _unpacked(form: str, data: bytes, at: int) -> tuple:
    return struct.unpack_from(form, data, at) if len(data) >= at + struct.calcsize(form) else ()
