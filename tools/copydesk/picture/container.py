"""The parts of a picture file: its size in pixels and the blocks that tell of it, found without its pixels.

Only the heads of the parts are read; what holds the pixels is stepped over. Every block has a limit, so that
a file made to fill the memory does not.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_OF_A_BLOCK = 1 << 20
_MOST_PARTS = 20_000
_MOST_SCANNED = 32 << 20

_XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_IN_PNG = b"XML:com.adobe.xmp\0"


@dataclass
class Parts:
    """What was found: `whole` is false where the file ends before it should."""

    width: int | None = None
    height: int | None = None
    exif: bytes = b""
    xmp: bytes = b""
    photoshop: bytes = b""
    credentials: bytes = b""
    whole: bool = True


def read_parts(file: BinaryIO, media_type: str) -> Parts:
    """The parts of a picture of a kind. Any bytes will do. Raises OSError where the file can't be read."""
    parts = Parts()
    _READERS[media_type](file, parts)
    return parts


def _jpeg(file: BinaryIO, parts: Parts) -> None:
    for marker, length in _segments(file):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header
            parts.height, parts.width = _numbers(">xHH", file.read(min(length, 5)))
        elif marker in (0xE1, 0xEB, 0xED):  # APP1, APP11, APP13
            data = file.read(length)
            if data.startswith(b"Exif\0"):
                parts.exif = parts.exif or data[6:]
            elif data.startswith(_XMP_IN_JPEG):
                parts.xmp = parts.xmp or data[len(_XMP_IN_JPEG) :]
            elif data.startswith(b"Photoshop 3.0\0") and len(parts.photoshop) < MOST_OF_A_BLOCK:
                parts.photoshop += data[14:]
            elif data.startswith(b"JP") and len(parts.credentials) < MOST_OF_A_BLOCK:
                parts.credentials += data
    parts.whole = parts.width is not None


def _segments(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Marker and length of each segment up to the pixels; the file stands at the segment's content."""
    at = 2
    for _ in range(_MOST_PARTS):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return
        marker = head[1]
        if marker == 0xFF:  # filling
            at += 1
        elif 0xD0 <= marker <= 0xD8 or marker == 0x01:  # markers without a length
            at += 2
        elif marker in (0xD9, 0xDA):  # the end, or the pixels
            return
        else:
            length = max(2, int.from_bytes(head[2:4], "big"))
            yield marker, length - 2
            at += 2 + length


def _png(file: BinaryIO, parts: Parts) -> None:
    parts.whole = False
    at = 8
    for _ in range(_MOST_PARTS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind == b"IHDR":
            parts.width, parts.height = _numbers(">II", file.read(min(length, 8)))
        elif kind == b"IEND":
            parts.whole = parts.width is not None
            return
        elif length <= MOST_OF_A_BLOCK:
            if kind == b"eXIf":
                parts.exif = parts.exif or file.read(length)
            elif kind == b"iTXt":
                parts.xmp = parts.xmp or _png_xmp(file.read(length))
            elif kind == b"caBX":
                parts.credentials = parts.credentials or file.read(length)
        at += 12 + length


def _png_xmp(text: bytes) -> bytes:
    """The packet of an iTXt chunk that holds one."""
    if not text.startswith(_XMP_IN_PNG):
        return b""
    compressed, rest = text[len(_XMP_IN_PNG) :][:1] == b"\1", text[len(_XMP_IN_PNG) + 2 :]
    packet = rest.split(b"\0", 2)[-1]  # behind the language and the translated name
    if not compressed:
        return packet
    try:
        return zlib.decompressobj().decompress(packet, MOST_OF_A_BLOCK)
    except zlib.error:
        return b""


def _webp(file: BinaryIO, parts: Parts) -> None:
    file.seek(4)
    stated = 8 + (_numbers("<I", file.read(4))[0] or 0)
    parts.whole = stated <= file.seek(0, 2)
    at = 12
    for _ in range(_MOST_PARTS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8 or at >= stated:
            break
        length, kind = int.from_bytes(head[4:], "little"), head[:4]
        if kind in (b"VP8X", b"VP8L", b"VP8 ") and parts.width is None:
            parts.width, parts.height = _webp_size(kind, file.read(min(length, 10)))
        elif length <= MOST_OF_A_BLOCK:
            if kind == b"EXIF":
                parts.exif = file.read(length).removeprefix(b"Exif\0\0")
            elif kind == b"XMP ":
                parts.xmp = file.read(length)
            elif kind == b"C2PA":
                parts.credentials = file.read(length)
        at += 8 + length + length % 2
    parts.whole = parts.whole and parts.width is not None


def _webp_size(kind: bytes, data: bytes) -> tuple[int | None, int | None]:
    if kind == b"VP8X" and len(data) == 10:
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8L" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(data) == 10:
        width, height = struct.unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None, None


def _gif(file: BinaryIO, parts: Parts) -> None:
    file.seek(6)
    parts.width, parts.height = _numbers("<HH", file.read(4))
    parts.whole = parts.width is not None
    data = _scanned(file)
    if b"XMP DataXMP" in data:
        parts.xmp = _packet(data)


def _avif(file: BinaryIO, parts: Parts) -> None:
    data = _scanned(file)
    sizes = []
    at = data.find(b"ispe", 0, MOST_OF_A_BLOCK)
    while at >= 0 and len(sizes) < 100:
        sizes.append(_numbers(">4xII", data[at + 4 : at + 16]))
        at = data.find(b"ispe", at + 4, MOST_OF_A_BLOCK)
    known = [size for size in sizes if size[0] and size[1]]
    if known:
        parts.width, parts.height = max(known, key=lambda size: size[0] * size[1])
    parts.xmp = _packet(data)
    for start in (b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):  # how Exif begins
        at = data.find(start)
        if at >= 0:
            parts.exif = data[at : at + MOST_OF_A_BLOCK]
    at = data.find(b"jumbc2pa")
    if at >= 0:
        parts.credentials = data[at : at + MOST_OF_A_BLOCK]


def _scanned(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(_MOST_SCANNED)


def _packet(data: bytes) -> bytes:
    """The XMP packet that stands somewhere in a file: packets are made to be found so."""
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start) if start >= 0 else -1
    return data[start : end + 12] if 0 < end - start < MOST_OF_A_BLOCK else b""


def _numbers(form: str, data: bytes) -> tuple:
    if len(data) < struct.calcsize(form):
        return (None,) * len(struct.unpack(form, b"\0" * struct.calcsize(form)))
    return struct.unpack_from(form, data)


_READERS = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
    "image/gif": _gif,
    "image/avif": _avif,
}
