"""Pictures made for the tests: by Pillow, with blocks of our own making where it has none."""

import io
import struct
import zlib

import pytest

PIL = pytest.importorskip("PIL.Image")

TOKYO = {1: "N", 2: (35.0, 39.0, 31.0), 3: "E", 4: (139.0, 44.0, 43.0)}


def picture(form="JPEG", size=(64, 40), mode="RGB", **options) -> bytes:
    """A picture of a format; the options are Pillow's."""
    out = io.BytesIO()
    PIL.new(mode, size, 120).save(out, form, **options)
    return out.getvalue()


def exif(gps=None, **texts) -> bytes:
    """An Exif block: `artist`, `copyright`, `description`, and a position."""
    block = PIL.Exif()
    for name, tag in (("artist", 0x013B), ("copyright", 0x8298), ("description", 0x010E)):
        if name in texts:
            block[tag] = texts[name]
    if gps is not None:
        block[0x8825] = gps
    return block.tobytes()


def xmp(properties: str = "", attributes: str = "") -> bytes:
    """An XMP packet with some properties in it."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f' xmlns:exif="http://ns.adobe.com/exif/1.0/" {attributes}>{properties}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iim(**fields) -> bytes:
    """An APP13 segment with IPTC-IIM fields: text or bytes, or a list of them."""
    numbers = {"byline": 80, "credit": 110, "source": 115, "copyright": 116, "caption": 120}
    records = b""
    for name, values in fields.items():
        for value in values if isinstance(values, list) else [values]:
            data = value if isinstance(value, bytes) else value.encode()
            records += b"\x1c\2" + bytes([numbers[name]]) + struct.pack(">H", len(data)) + data
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x25\x03abc" + struct.pack(">I", 3) + b"xyz\0" + resource)


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """A JPEG with segments put behind its first one."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]
