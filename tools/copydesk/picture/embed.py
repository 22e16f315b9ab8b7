"""Puts words into a picture that has none, and takes them out again: in a JPEG XMP and IIM, in a WebP XMP."""

import struct
from io import BytesIO

from copydesk.picture.container import read_parts
from copydesk.picture.words import Words
from copydesk.picture.write_iim import write_iim
from copydesk.picture.write_xmp import write_xmp

_HAS_XMP = 0x04  # a flag of a WebP's VP8X chunk


def embed(picture: bytes, media_type: str, words: Words) -> bytes:
    """A JPEG, or a plain lossy WebP, with the words in it. It must be well formed, as Pillow writes it."""
    return {"image/jpeg": _in_jpeg, "image/webp": _in_webp}[media_type](picture, words)


def bare(picture: bytes, media_type: str) -> bytes:
    """A picture that `embed` gave, as it was before."""
    return {"image/jpeg": _bare_jpeg, "image/webp": _bare_webp}[media_type](picture)


def _in_jpeg(picture: bytes, words: Words) -> bytes:
    at = _behind_jfif(picture)
    xmp = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + write_xmp(words))
    iim = _segment(0xED, b"Photoshop 3.0\0" + write_iim(words))
    return picture[:at] + xmp + iim + picture[at:]


def _bare_jpeg(picture: bytes) -> bytes:
    at = end = _behind_jfif(picture)
    for _ in ("XMP", "IIM"):
        end += 2 + int.from_bytes(picture[end + 2 : end + 4], "big")
    return picture[:at] + picture[end:]


def _behind_jfif(picture: bytes) -> int:
    """Where the words stand: behind the JFIF header, which is the first segment."""
    return 4 + int.from_bytes(picture[4:6], "big") if picture[2:4] == b"\xff\xe0" else 2


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _in_webp(picture: bytes, words: Words) -> bytes:
    """Behind the pixels, with a head that says so.

    https://developers.google.com/speed/webp/docs/riff_container
    """
    parts = read_parts(BytesIO(picture), "image/webp")
    size = b"".join((side - 1).to_bytes(3, "little") for side in (parts.width or 1, parts.height or 1))
    head = _chunk(b"VP8X", bytes([_HAS_XMP, 0, 0, 0]) + size)
    return _riff(head + picture[12:] + _chunk(b"XMP ", write_xmp(words)))


def _bare_webp(picture: bytes) -> bytes:
    """The pixels are one chunk, behind the head of 18 bytes."""
    (size,) = struct.unpack_from("<I", picture, 34)
    return _riff(picture[30 : 38 + size + size % 2])


def _riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
