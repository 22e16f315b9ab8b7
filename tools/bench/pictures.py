"""Small pictures with what agencies write into theirs.

They are made byte by byte, so that a seed gives the same ones on every machine, whatever imaging library it
has. The blocks are those of IPTC-IIM 4.2, XMP (ISO 16684-1) and Exif 2.3, in PNG and JPEG.
"""

import struct
import zlib
from random import Random
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 24, 16
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_PNG_START = 33  # what stands before: the signature and the header
_IIM_FIELDS = {"byline": (80, 32), "credit": (110, 32), "caption": (120, 2000)}  # number, most bytes


def picture(rng: Random, kind: str, agency: str, photographer: str, caption: str) -> bytes:
    """A new picture as an agency sends it: a JPEG with IIM, a PNG with XMP, or a PNG that tells nothing."""
    byline = rng.choice((photographer, _surname_first(photographer), f"{photographer}/{agency}"))
    if kind == "jpg":
        return jpeg(iim(byline=byline, credit=agency, caption=caption))
    return png(rng, xmp(byline, agency, caption) if rng.random() < 0.4 else b"")


def png(rng: Random, packet: bytes = b"") -> bytes:
    """A PNG: two colours that run into each other, and an XMP packet."""
    left, right = ([rng.randrange(256) for _ in range(3)] for _ in range(2))
    row = bytes(
        (left[c] * (WIDTH - 1 - x) + right[c] * x) // (WIDTH - 1) for x in range(WIDTH) for c in range(3)
    )
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = zlib.compress((b"\0" + row) * HEIGHT, 0)  # stored as it is: the same bytes whatever the zlib
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    bare = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)
    return with_xmp(bare, packet) if packet else bare


def jpeg(*segments: bytes) -> bytes:
    """A JPEG, all of it grey, and some segments before the pixels."""
    tables = _segment(0xDB, b"\0" + b"\1" * 64)
    frame = _segment(0xC0, struct.pack(">BHHBBBB", 8, HEIGHT, WIDTH, 1, 1, 0x11, 0))
    one_code = b"\1" + b"\0" * 15 + b"\0"  # the only code is a 0: no difference, no detail
    codes = _segment(0xC4, b"\x00" + one_code) + _segment(0xC4, b"\x10" + one_code)
    scan = _segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x00\x0f"  # six blocks of two bits, filled up with ones
    return b"\xff\xd8" + b"".join(segments) + tables + frame + codes + scan + b"\xff\xd9"


def xmp(byline: str = "", credit: str = "", caption: str = "", made: str = "algorithmicMedia") -> bytes:
    """An XMP packet. `made` is a term of IPTC's Digital Source Type vocabulary."""
    described = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(caption)}</rdf:li></rdf:Alt>'
    values = {
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(byline)}</rdf:li></rdf:Seq>" if byline else "",
        "dc:description": described if caption else "",
        "photoshop:Credit": escape(credit),
        "Iptc4xmpExt:DigitalSourceType": _SOURCE_TYPES + made,
    }
    properties = "".join(f"<{name}>{value}</{name}>" for name, value in values.items() if value)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        f' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{properties}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iim(**fields: str) -> bytes:
    """A JPEG segment with IIM fields (`byline`, `credit`, `caption`), cut where the standard cuts them."""
    records = b"\x1c\1\x5a\0\3\x1b%G"  # the text is UTF-8
    for name, text in fields.items():
        number, most = _IIM_FIELDS[name]
        data = text.encode()[:most]
        records += struct.pack(">BBBH", 0x1C, 2, number, len(data)) + data
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return _segment(0xED, b"Photoshop 3.0\0" + resource)


def with_xmp(data: bytes, packet: bytes) -> bytes:
    """A PNG or JPEG with an XMP packet before all that it told so far."""
    if _is_jpeg(data):
        return _with(data, _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))
    return _with(data, _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet))


def with_position(data: bytes) -> bytes:
    """A PNG or JPEG with the position of Warsaw's castle square in its Exif block."""
    degrees = struct.pack("<6I6I", 52, 1, 14, 1, 51, 1, 21, 1, 0, 1, 49, 1)
    main = struct.pack("<HHHIII", 1, 0x8825, 4, 1, 26, 0)
    entries = ((1, 2, 2, b"N\0\0\0"), (2, 5, 3, struct.pack("<I", 80)),
               (3, 2, 2, b"E\0\0\0"), (4, 5, 3, struct.pack("<I", 104)))
    places = struct.pack("<H", 4) + b"".join(struct.pack("<HHI4s", *entry) for entry in entries) + b"\0" * 4
    block = b"II*\0" + struct.pack("<I", 8) + main + places + degrees
    return _with(data, _segment(0xE1, b"Exif\0\0" + block) if _is_jpeg(data) else _chunk(b"eXIf", block))


def _with(data: bytes, block: bytes) -> bytes:
    start = 2 if _is_jpeg(data) else _PNG_START
    return data[:start] + block + data[start:]


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8")


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _surname_first(name: str) -> str:
    given, _, surname = name.rpartition(" ")
    return f"{surname.upper()} {given}"
