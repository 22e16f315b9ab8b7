"""Words as IPTC-IIM, in Photoshop's resources: what older systems read of a JPEG.

A by-line, a credit and a source have 32 bytes there, a copyright notice 128, a caption 2,000: what is longer
ends at a letter; XMP has the whole. IIM 4.2: https://iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf
"""

import hashlib
import struct

from copydesk.picture.iim import BYLINE, CAPTION, COPYRIGHT, CREDIT, SHORT, SOURCE
from copydesk.picture.words import Words, one_line

_IIM, _DIGEST = (
    0x0404,
    0x0425,
)  # Photoshop's resources: the fields, and their MD5 for those who keep XMP in step
_UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"  # 1:90, the character set
_VERSION = b"\x1c\x02\x00\x00\x02\x00\x04"  # 2:00


def write_iim(words: Words) -> bytes:
    """The Photoshop resources that hold the words, as they stand in a JPEG's APP13 segment."""
    fields = (
        (BYLINE, words.byline, SHORT),
        (CREDIT, words.credit, SHORT),
        (SOURCE, words.source, SHORT),
        (COPYRIGHT, words.copyright, 128),
        (CAPTION, words.caption, 2_000),
    )
    record = _UTF8 + _VERSION + b"".join(_field(number, text, most) for number, text, most in fields if text)
    digest = hashlib.md5(record, usedforsecurity=False).digest()
    return _resource(_IIM, record) + _resource(_DIGEST, digest)


def _field(number: int, text: str, most: int) -> bytes:
    data = one_line(text).encode()[:most].decode(errors="ignore").rstrip().encode()
    return b"\x1c\x02" + struct.pack(">BH", number, len(data)) + data


def _resource(number: int, data: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\0" * (len(data) % 2)
