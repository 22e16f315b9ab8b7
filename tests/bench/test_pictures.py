"""The pictures of the generated newsroom, as Pillow reads them."""

import io
from random import Random

import pytest
from bench.pictures import iim, jpeg, picture, png, with_position, with_xmp, xmp

Image = pytest.importorskip("PIL.Image")
IptcImagePlugin = pytest.importorskip("PIL.IptcImagePlugin")

PICTURES = {"PNG": png(Random(1)), "JPEG": jpeg()}
GPS = 0x8825


@pytest.mark.parametrize("form", PICTURES)
def test_it_is_a_whole_picture(form):
    image = Image.open(io.BytesIO(PICTURES[form]))
    image.load()
    assert (image.format, image.size) == (form, (24, 16))


@pytest.mark.parametrize("form", PICTURES)
def test_what_is_put_in_can_be_read(form):
    packet = xmp("Anna Nowak & Co", "PAP", "A door", "trainedAlgorithmicMedia")
    image = Image.open(io.BytesIO(with_position(with_xmp(PICTURES[form], packet))))
    image.load()
    assert dict(image.getexif().get_ifd(GPS)) == {1: "N", 2: (52, 14, 51), 3: "E", 4: (21, 0, 49)}
    told = image.info["xmp"].decode()
    assert "Anna Nowak &amp; Co" in told and "digitalsourcetype/trainedAlgorithmicMedia<" in told


def test_the_old_fields_are_cut_at_32_bytes():
    image = Image.open(io.BytesIO(jpeg(iim(byline="Żaneta " + 40 * "x", credit="PAP"))))
    assert IptcImagePlugin.getiptcinfo(image) == {
        (1, 90): b"\x1b%G", (2, 80): "Żaneta ".encode() + 24 * b"x", (2, 110): b"PAP",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_the_same_numbers_give_the_same_bytes(kind):
    one, again, other = (picture(Random(seed), kind, "PAP", "Anna Nowak", "A door") for seed in (3, 3, 5))
    assert one == again != other
