"""The words that a picture takes along are read back, by our own reader and by exiftool."""

import hashlib
import io
import json
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
from a_picture import picture
from hypothesis import given
from hypothesis import strategies as st

from copydesk.picture.embed import bare, embed
from copydesk.picture.iim import BYLINE, CAPTION, COPYRIGHT, CREDIT, SOURCE, read_iim
from copydesk.picture.read import Embedded, read_picture
from copydesk.picture.words import Words, one_line
from copydesk.picture.write_iim import write_iim
from copydesk.picture.write_xmp import write_xmp
from copydesk.picture.xmp import read_xmp

WORDS = Words(
    caption="Gęś & żółw <w> „Łodzi”\nza jaźnią",
    alt="Gęś stoi przy żółwiu",
    byline="Władysław Żółkiewski-Brzęczyszczykiewicz",
    credit="PAP/Władysław Żółkiewski-Brzęczyszczykiewicz",
    source="Polska Agencja Prasowa, dział fotografii",
    copyright="© PAP",
    terms="Editorial use only",
    source_type="digitalCapture",
)
READ = Embedded(
    caption="Gęś & żółw <w> „Łodzi” za jaźnią",
    byline=WORDS.byline,
    credit=WORDS.credit,
    source=WORDS.source,
    copyright="© PAP",
    source_type="digitalCapture",
)


def plain(form: str) -> bytes:
    return picture(form, **({"quality": 80} if form == "WEBP" else {}))


def texts(photoshop: bytes) -> dict[int, list[str]]:
    return {number: [field.text for field in found] for number, found in read_iim(photoshop).items()}


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_our_own_reader_gives_the_words_back(form):
    found = read_picture(io.BytesIO(embed(plain(form), f"image/{form.lower()}", WORDS)))
    assert (found.width, found.height, found.trouble) == (64, 40, "")
    assert found.embedded == READ


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@given(words=st.builds(Words, *[st.text(max_size=40)] * 8))
def test_words_come_out_as_they_went_in(form, words):
    kind = f"image/{form.lower()}"
    assert bare(embed(plain(form), kind, words), kind) == plain(form)


def test_the_old_fields_end_at_a_letter():
    assert texts(write_iim(WORDS)) == {
        0: ["\x04"],  # the version of IIM
        BYLINE: ["Władysław Żółkiewski-Brzęc"],
        CREDIT: ["PAP/Władysław Żółkiewski-Br"],
        SOURCE: ["Polska Agencja Prasowa, dział f"],
        COPYRIGHT: ["© PAP"],
        CAPTION: [READ.caption],
    }


@pytest.mark.parametrize(
    ("credit", "kept"),
    [
        ("a" * 32, "a" * 32),
        ("a" * 33, "a" * 32),
        ("a" * 30 + "ł", "a" * 30 + "ł"),
        ("a" * 31 + "ł", "a" * 31),
        ("a" * 29 + "𝄞", "a" * 29),
    ],
)
def test_32_bytes(credit, kept):
    assert read_iim(write_iim(Words(credit=credit)))[CREDIT][0].text == kept
    assert read_xmp(write_xmp(Words(credit=credit)))["credit"] == [credit]


def test_nothing_is_written_of_what_is_not_known():
    assert texts(write_iim(Words())) == {0: ["\x04"]}
    assert read_xmp(write_xmp(Words())) == {}


@given(st.text(), st.text())
def test_any_text_comes_back_and_the_packet_is_xml(caption, credit):
    packet = write_xmp(Words(caption=caption, credit=credit))
    ElementTree.fromstring(packet.split(b"?>", 1)[1])
    read = read_xmp(packet)
    assert read.get("caption", [""]) == [one_line(caption)]
    assert read.get("credit", [""]) == [one_line(credit)]
    assert len(write_iim(Words(caption=caption, credit=credit))) < 2_200


def test_the_longest_words_fit_a_segment():
    words = Words(*["&" * 100_000] * 7, "digitalCapture")
    found = read_picture(io.BytesIO(embed(plain("JPEG"), "image/jpeg", words)))
    assert found.embedded.caption == "&" * 1_799 + "…"


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_the_pixels_are_the_same(form):
    from PIL import Image

    before = plain(form)
    after = Image.open(io.BytesIO(embed(before, f"image/{form.lower()}", WORDS)))
    assert after.tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert after.format == form


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_exiftool_reads_them(form, tmp_path):
    file = tmp_path / f"photo.{form.lower()}"
    file.write_bytes(embed(plain(form), f"image/{form.lower()}", WORDS))
    done = subprocess.run(
        ["exiftool", "-j", "-G1", "-validate", "-warning", "-n", file], capture_output=True, check=True
    )
    assert json.loads(done.stdout)[0].get("ExifTool:Warning") is None
    done = subprocess.run(["exiftool", "-j", "-G1", "-struct", "-u", file], capture_output=True, check=True)
    said = {
        name: value
        for name, value in json.loads(done.stdout)[0].items()
        if name.startswith(("IPTC", "Photoshop", "XMP-", "IFD", "GPS", "ExifIFD"))
    }
    iim = {
        "IPTC:CodedCharacterSet": "UTF8",
        "IPTC:ApplicationRecordVersion": 4,
        "IPTC:By-line": "Władysław Żółkiewski-Brzęc",
        "IPTC:Credit": "PAP/Władysław Żółkiewski-Br",
        "IPTC:Source": "Polska Agencja Prasowa, dział f",
        "IPTC:CopyrightNotice": "© PAP",
        "IPTC:Caption-Abstract": READ.caption,
        "Photoshop:IPTCDigest": said.get("Photoshop:IPTCDigest"),
    }
    assert said == {
        "XMP-dc:Description": READ.caption,
        "XMP-iptcCore:AltTextAccessibility": "Gęś stoi przy żółwiu",
        "XMP-dc:Creator": [WORDS.byline],
        "XMP-photoshop:Credit": WORDS.credit,
        "XMP-photoshop:Source": WORDS.source,
        "XMP-dc:Rights": "© PAP",
        "XMP-xmpRights:UsageTerms": "Editorial use only",
        "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    } | (iim if form == "JPEG" else {})
    if form == "JPEG":
        record = write_iim(WORDS)
        size = int.from_bytes(record[8:12], "big")
        assert said["Photoshop:IPTCDigest"] == hashlib.md5(record[12 : 12 + size]).hexdigest()
