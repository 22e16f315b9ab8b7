"""What a picture file is and says of itself, read from files that another library wrote."""

import io
import struct
import zlib

import pytest
from a_picture import PIL, TOKYO, chunk, exif, iim, picture, segment, with_segments, xmp

from copydesk.picture.place import photo_path
from copydesk.picture.read import Embedded, Picture, read_picture

MODEL = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
SAID = xmp(
    "<dc:creator><rdf:Seq><rdf:li>Anna Nowak</rdf:li><rdf:li>Jan Test</rdf:li></rdf:Seq></dc:creator>"
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A table &amp; a door</rdf:li></rdf:Alt></dc:description>'
    "<dc:rights><rdf:Alt><rdf:li>© PAP</rdf:li></rdf:Alt></dc:rights>"
    f"<Iptc4xmpExt:DigitalSourceType>{MODEL}</Iptc4xmpExt:DigitalSourceType>",
    'photoshop:Credit="PAP" photoshop:Source="Polska Agencja Prasowa"',
)
READ = Embedded(
    "A table & a door", "Anna Nowak, Jan Test", "PAP", "Polska Agencja Prasowa", "© PAP", "trainedAlgorithmicMedia"
)


def read(data: bytes) -> Picture:
    return read_picture(io.BytesIO(data))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("mode, size", [("RGB", (70, 40)), ("L", (9, 300))])
def test_kind_and_size(form, mode, size):
    variants = [{}, {"lossless": True}] if form == "WEBP" else [{}]
    if form == "JPEG":
        variants.append({"progressive": True, "comment": b"x" * 60_000})
    if form == "AVIF" and not picture_can("AVIF"):
        pytest.skip("this Pillow writes no AVIF")
    for options in variants:
        data = picture(form, size, mode, **options)
        assert read(data) == Picture(f"image/{form.lower()}", *size, size=len(data))


def picture_can(form: str) -> bool:
    PIL.init()
    return form in PIL.SAVE


def png_with_xmp(**options) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", SAID.decode(), **options)
    return picture("PNG", pnginfo=info)


@pytest.mark.parametrize(
    "make",
    [
        lambda: picture("JPEG", xmp=SAID),
        lambda: picture("WEBP", xmp=SAID),
        png_with_xmp,
        lambda: png_with_xmp(zip=True),
        lambda: picture("PNG")[:-12] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SAID) + picture("PNG")[-12:],
        lambda: picture("GIF")[:-1] + b"!\xff\x0bXMP DataXMP" + SAID + b"\1\0\0;",
        lambda: picture("JPEG", xmp=SAID.decode()[1 + SAID.decode().index("?>") :].lstrip(">").encode("utf-8")),
    ],
    ids=["JPEG", "WebP", "PNG", "PNG, compressed", "PNG, behind the pixels", "GIF", "without a header"],
)
def test_xmp_in_every_container(make):
    assert read(make()).embedded == READ


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_exif_and_its_position(form):
    block = exif(gps=TOKYO, artist="Anna Nowak", copyright="PAP", description="A table")
    found = read(picture(form, exif=block)).embedded
    assert found == Embedded(caption="A table", byline="Anna Nowak", copyright="PAP", has_location=True)
    assert not read(picture(form, exif=exif(artist="Anna Nowak"))).embedded.has_location


@pytest.mark.parametrize("gps", [{}, {0: b"\2\2\0\0"}, {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, {2: (50.0, 1.0, 1.0)}])
def test_a_position_that_says_nothing(gps):
    assert not read(picture(exif=exif(gps=gps))).embedded.has_location


def test_a_position_in_xmp():
    place = xmp(attributes='exif:GPSLatitude="50,27.0N" exif:GPSLongitude="30,31.4E"')
    assert read(picture(xmp=place)).embedded.has_location
    half = xmp("<exif:GPSLatitude>50,27.0N</exif:GPSLatitude>")
    assert not read(picture(xmp=half)).embedded.has_location


def test_iim_as_pillow_reads_it():
    from PIL.IptcImagePlugin import getiptcinfo

    data = with_segments(picture(), iim(byline=["Anna Nowak", "Jan Test"], credit="PAP", caption="Zażółć"))
    with PIL.open(io.BytesIO(data)) as other:
        theirs = getiptcinfo(other)
    found = read(data).embedded
    assert found == Embedded(caption="Zażółć", byline="Anna Nowak, Jan Test", credit="PAP")
    assert theirs[(2, 80)] == [b"Anna Nowak", b"Jan Test"] and theirs[(2, 120)].decode() == found.caption


@pytest.mark.parametrize(
    "typed, text, cut",
    [
        (b"Caf\xe9 Nowak", "Café Nowak", False),
        ("Aleksandra Kowalska-Wiśniewska".encode()[:32], "Aleksandra Kowalska-Wiśniewska", True),
        ("Aleksandra Anna Maria Kowalski-ęś".encode()[:32], "Aleksandra Anna Maria Kowalski-", True),
        (b"  PAP \0", "PAP", False),
    ],
)
def test_old_fields_are_short_and_in_any_encoding(typed, text, cut):
    found = read(with_segments(picture(), iim(byline=typed))).embedded
    assert (found.byline, found.cut) == (text, cut)


def test_the_newer_goes_before_the_older():
    old = iim(byline="Somebody Else", credit="AFP", copyright="x" * 32)
    found = read(with_segments(picture(xmp=SAID, exif=exif(artist="A Third")), old)).embedded
    assert (found.byline, found.credit, found.cut) == ("Anna Nowak, Jan Test", "PAP", False)


def test_content_credentials_tell_of_a_model():
    told = b"JP\0\0jumbc2pa...\x78\x46" + MODEL.encode() + b"\x66"
    assert read(with_segments(picture(), segment(0xEB, told))).embedded.source_type == "trainedAlgorithmicMedia"
    png = picture("PNG")
    assert read(png[:33] + chunk(b"caBX", told) + png[33:]).embedded.source_type == "trainedAlgorithmicMedia"


def test_what_stands_in_an_ingredient_is_not_said_of_the_picture():
    other = (
        "<dc:relation><rdf:Bag><rdf:li><rdf:Description photoshop:Credit='AFP'><dc:creator>Nobody</dc:creator>"
        "</rdf:Description></rdf:li></rdf:Bag></dc:relation>"
    )
    assert read(picture(xmp=xmp(other))).embedded == Embedded()


@pytest.mark.parametrize(
    "data, seems",
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "an SVG drawing, which may hold programs"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><SVG/>", "an SVG drawing, which may hold programs"),
        (b"<!DOCTYPE html><html>404</html>", "a web page"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1", "a HEIC picture, as telephones take them"),
        (b"\0\0\0\x1cftypisom\0\0\0\0mp42", "a film"),
        (b"II*\0\x08\0\0\0", "a TIFF or raw picture"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"\x89PN", ""),
    ],
)
def test_what_is_no_picture(data, seems):
    found = read(data)
    assert (found.media_type, found.seems) == (None, seems)


def test_a_pointer_of_git_lfs():
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"
    assert read(pointer) == Picture(size=len(pointer), trouble="lfs-pointer")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_that_breaks_off(form):
    data = picture(form, xmp=SAID, exif=exif(gps=TOKYO)) if form != "GIF" else picture(form)
    for end in range(12, len(data)):
        found = read(data[:end])
        assert found.trouble in ("", "damaged")
        assert found.width is not None or found.trouble == "damaged"
    if form in ("PNG", "WEBP"):
        assert read(data[:-20]).trouble == "damaged"


HOSTILE = {
    "entities": b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + SAID.replace(b"A table", b"&b;"),
    "a file named": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + SAID.replace(b"A table", b"&a;"),
}


@pytest.mark.parametrize("packet", HOSTILE.values(), ids=HOSTILE)
def test_xml_that_declares_entities_is_not_read(packet):
    assert read(with_segments(picture(), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet))).embedded == Embedded()
    wide = packet.replace(b"\xef\xbb\xbf", b"").decode().encode("utf-16")
    assert read(with_segments(picture(), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + wide))).embedded == Embedded()


def test_pixels_are_never_made(monkeypatch):
    """A bomb: a few bytes that say they are 2,500 million pixels."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 9_000_000)) + chunk(b"IEND", b"")
    monkeypatch.setattr(zlib, "decompress", None)
    monkeypatch.setattr(zlib, "decompressobj", None)
    assert read(bomb) == Picture("image/png", 50_000, 50_000, len(bomb))


def test_a_compressed_packet_is_unpacked_only_so_far():
    packed = zlib.compress(SAID.replace(b"A table", b"a" * 60_000_000), 9)
    found = read(picture("PNG")[:33] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed) + picture("PNG")[33:])
    assert len(found.embedded.caption) < 2_000_000 and found.width == 64


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 400_000,
        b"\xff\xd8\xff\xe1\0\0" * 60_000,
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0abcd\0\0\0\0" * 60_000,
        b"RIFF\xff\xff\xff\x7fWEBP" + b"abcd\0\0\0\0" * 60_000,
        b"\0\0\0\x1cftypavif" + b"ispe" * 300_000,
        b"\xff\xd8" + segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x88\x25\0\4\0\0\0\1\0\0\0\x08" * 4000),
        b"\xff\xd8" + segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\0" * 5000),
        b"\xff\xd8" + segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\2\x50\xff\xff"),
        b"\xff\xd8" + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + b"<a>" * 20_000),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_a_file_made_to_be_slow_or_to_break_the_reader(data):
    assert read(data).trouble == "damaged" or read(data).media_type == "image/avif"


def test_a_polyglot_is_what_its_first_bytes_say():
    both = picture("GIF") + b"<script>alert(1)</script>PK\x03\x04"
    assert read(both).media_type == "image/gif"
    assert read(b"<html>" + picture("GIF")).seems == "a web page"


def test_a_photo_stands_beside_the_article_or_under_the_articles():
    article = "articles/2025/09/18/talks.md"
    assert photo_path(article, "a.png", "articles") == "articles/2025/09/18/a.png"
    assert photo_path(article, "2024/01/02/a.png", "articles") == "articles/2024/01/02/a.png"
