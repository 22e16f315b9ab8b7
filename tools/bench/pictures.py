"""Small PNG pictures, each with its own bytes, without an imaging library."""

import struct
import zlib
from random import Random


def png(rng: Random, width: int = 24, height: int = 16) -> bytes:
    """A picture: two colours that run into each other."""
    left, right = ([rng.randrange(256) for _ in range(3)] for _ in range(2))
    row = bytes(
        (left[c] * (width - 1 - x) + right[c] * x) // (width - 1) for x in range(width) for c in range(3)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress((b"\0" + row) * height, 0)  # stored as it is: the same bytes whatever the zlib
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, content) for kind, content in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
