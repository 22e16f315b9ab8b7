"""The renditions of a photo: how large, how turned, in which colours, and with nothing that the camera wrote."""

import hashlib
import io
import json
import shutil
import struct
import subprocess
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from copydesk.desk.settings import Photos
from copydesk.export.renditions import NotDrawn, draw, drawn_with, worded
from copydesk.picture.embed import embed
from copydesk.picture.read import read_picture
from copydesk.picture.words import Words

KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
LIMIT = 2_000_000
WORDS = Words(
    "Gęś", "Ptak", "Łucja Źrebak", "PAP/Łucja Źrebak", "PAP", "© PAP", "Editorial use only", "digitalCapture"
)
RED, GREEN, BLUE, WHITE = (254, 0, 0), (0, 255, 0), (0, 0, 254), (255, 255, 255)


def saved(image, form="PNG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def flag(mode="RGB", size=(40, 20)):
    """A red picture whose upper left quarter is blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (0, 0, size[0] // 2, size[1] // 2))
    return image.convert(mode)


def drawn(data, form="PNG", widths=(480, 960, 1600), formats=("jpeg",), quality=95):
    return draw(data, f"image/{form.lower()}", Photos(widths, formats, quality), LIMIT)


def opened(data, form="PNG", **settings):
    """The largest rendition, opened."""
    return Image.open(io.BytesIO(drawn(data, form, **settings).files[-1].data))


def near(pixel, colour) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2000, [480, 960, 1600]), (1600, [480, 960, 1600]), (1598, [480, 960, 1598]), (480, [480]), (30, [30])],
)
def test_a_photo_is_drawn_in_every_width_and_never_larger_than_it_is(width, widths):
    files = drawn(saved(Image.new("RGB", (width, width // 2))), formats=("webp", "jpeg")).files
    assert [(file.width, file.height, file.media_type) for file in files] == [
        (width, width // 2, kind) for width in widths for kind in ("image/webp", "image/jpeg")
    ]
    for file in files:
        found = read_picture(io.BytesIO(file.data))
        assert (found.width, found.height, found.media_type) == (file.width, file.height, file.media_type)


def test_a_column_is_no_taller_than_a_file_can_be():
    assert [(file.width, file.height) for file in drawn(saved(Image.new("L", (10, 60_000)))).files] == [
        (2, 12_000)
    ]
    with pytest.raises(NotDrawn, match="at 1 by 60,000 pixels it is too thin to be a picture"):
        drawn(saved(Image.new("L", (1, 60_000))))


# Where the blue quarter of the flag comes to stand when the camera was held in each of the eight ways.
@pytest.mark.parametrize(
    ("orientation", "size", "blue"),
    [
        (1, (40, 20), (0, 0)),
        (2, (40, 20), (1, 0)),
        (3, (40, 20), (1, 1)),
        (4, (40, 20), (0, 1)),
        (5, (20, 40), (0, 0)),
        (6, (20, 40), (1, 0)),
        (7, (20, 40), (1, 1)),
        (8, (20, 40), (0, 1)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_is_turned_as_the_camera_was_held(form, orientation, size, blue):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    image = opened(saved(flag(), form, exif=exif, quality=95), form)
    assert image.size == size and "exif" not in image.info
    x, y = (size[0] * (1 + 2 * blue[0]) // 4, size[1] * (1 + 2 * blue[1]) // 4)
    assert near(image.getpixel((x, y)), BLUE)
    assert near(image.getpixel((size[0] - x, size[1] - y)), RED)


@pytest.mark.parametrize(("orientation", "size"), [(1, (100, 50)), (6, (100, 200))])
def test_a_photo_far_larger_than_its_renditions_is_the_same_picture(orientation, size):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    image = opened(saved(flag(size=(1600, 800)), "JPEG", exif=exif, quality=95), "JPEG", widths=(50, 100))
    assert image.size == size
    assert near(image.getpixel((25 if orientation == 1 else 75, 10)), BLUE)
    assert near(image.getpixel((75 if orientation == 1 else 25, size[1] - 10)), RED)


def test_a_line_is_drawn():
    for form in ("JPEG", "PNG"):
        files = drawn(saved(Image.new("L", (60_000, 1)), form), form, widths=(480,)).files
        assert [(file.width, file.height) for file in files] == [(480, 1)]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(mode):
    if mode == "I;16":
        image = Image.new("I;16", (40, 20), 0x8080)
    else:
        image = (
            Image.new("RGBA", (40, 20), (128, 128, 128)).convert(mode if mode != "1" else "L").convert(mode)
        )
    found = opened(saved(image if mode != "PA" else image.convert("P"))).convert("RGB")
    assert near(found.resize((1, 1)).getpixel((0, 0)), (128, 128, 128))


def test_what_is_transparent_is_white_in_every_format():
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste("red", (0, 0, 20, 20))
    for data in (
        saved(image),
        saved(image, "WEBP", lossless=True),
        saved(image.quantize(), "PNG"),
        saved(image, "GIF"),
    ):
        form = read_picture(io.BytesIO(data)).media_type.removeprefix("image/")
        for format in ("jpeg", "webp"):
            found = opened(data, form, formats=(format,))
            assert found.mode == "RGB"
            assert near(found.getpixel((30, 10)), WHITE) and near(found.getpixel((8, 10)), RED)


def swapped() -> bytes:
    """A colour profile like sRGB in which what is called red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_become_those_of_srgb_and_no_profile_is_left(form):
    image = opened(saved(Image.new("RGB", (40, 20), RED), form, icc_profile=swapped(), quality=95), form)
    assert near(image.getpixel((20, 10)), BLUE)
    assert "icc_profile" not in image.info


def test_a_broken_profile_is_no_reason_to_refuse_a_photo():
    for profile in (
        b"nonsense",
        swapped()[:200],
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
    ):
        image = opened(saved(Image.new("RGB", (40, 20), RED), icc_profile=profile))
        assert near(image.getpixel((20, 10)), RED)


def test_cmyk_becomes_rgb():
    image = opened(saved(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG", quality=95), "JPEG")
    assert image.mode == "RGB" and near(image.getpixel((20, 10)), RED)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_of_an_animated_picture_the_first_frame_is_left(form):
    frames = [Image.new("RGB", (40, 20), colour) for colour in (RED, BLUE)]
    moving = drawn(saved(frames[0], form, save_all=True, append_images=frames[1:]), form)
    assert moving.moved and near(Image.open(io.BytesIO(moving.files[0].data)).getpixel((20, 10)), RED)
    assert not drawn(saved(frames[0], form), form).moved


def test_a_jpeg_of_two_pictures_is_not_animated():
    both = Image.new("RGB", (40, 20), RED)
    assert not drawn(saved(both, "MPO", save_all=True, append_images=[both]), "JPEG").moved


def camera_file(form: str) -> bytes:
    """A photo with everything that cameras, editors and telephones write into one, each with a SECRET in it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = exif[ExifTags.Base.Artist] = exif[ExifTags.Base.CameraOwnerName] = "SECRET"
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {0xA431: "SECRET-4711", 0xA435: "SECRET-lens", 0x9286: b"ASCII\0\0\0SECRET"}
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (53.0, 7.0, 24.0), 3: "E", 4: (18.0, 0.0, 27.0), 29: "SECRET"}
    )
    packet = embed(saved(Image.new("L", (1, 1)), "JPEG"), "image/jpeg", Words("SECRET", credit="SECRET"))
    xmp = packet[packet.index(b"<?xpacket") : packet.index(b'end="r"?>') + 9]
    options = {"exif": exif, "xmp": xmp, "icc_profile": swapped().replace(b"built-in", b"SECRET..")}
    if form == "JPEG":
        data = saved(flag(), form, comment=b"SECRET", **options)
        camera = embed(data, "image/jpeg", Words("SECRET", byline="SECRET"))
        return camera[:2] + b"\xff\xee\0\x0eAdobeSECRET\0"[:16] + camera[2:] + b"SECRET film behind the end"
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        for key in ("Comment", "Author"):
            info.add_text(key, "SECRET")
            info.add_itxt(key, "SECRET", zip=True)
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return saved(flag(), form, pnginfo=info, **options) + b"SECRET"
    if form == "GIF":
        return saved(flag("P"), form, comment=b"SECRET")
    return saved(flag(), form, **options)


@pytest.mark.parametrize("form", KINDS)
def test_nothing_that_the_camera_wrote_goes_out(form):
    data = camera_file(form)
    assert b"SECRET" in data
    files = worded(draw(data, f"image/{form.lower()}", Photos((20, 40), ("webp", "jpeg")), LIMIT), WORDS).files
    assert len(files) == 4
    for file in files:
        assert b"SECRET" not in file.data and b"Exif" not in file.data and b"GPS" not in file.data
        assert b"ICC" not in file.data
        found = read_picture(io.BytesIO(file.data)).embedded
        assert not found.has_location
        assert (found.caption, found.credit, found.byline) == ("Gęś", "PAP/Łucja Źrebak", "Łucja Źrebak")


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_words_and_sizes_and_nothing_else(tmp_path):
    for file in worded(draw(camera_file("JPEG"), "image/jpeg", Photos((40,)), LIMIT), WORDS).files:
        (tmp_path / f"photo.{file.media_type.removeprefix('image/')}").write_bytes(file.data)
    done = subprocess.run(
        ["exiftool", "-j", "-G1", "-u", "-U", "-ee", tmp_path], capture_output=True, check=True
    )
    groups = [{name.partition(":")[0] for name in said} - {"SourceFile"} for said in json.loads(done.stdout)]
    words = {"XMP-x", "XMP-dc", "XMP-iptcCore", "XMP-iptcExt", "XMP-photoshop", "XMP-xmpRights"}
    about = {"ExifTool", "System", "File", "Composite"}
    assert sorted(sorted(found - about - words) for found in groups) == [
        ["IPTC", "JFIF", "Photoshop"],
        ["RIFF"],
    ]
    assert b"GPS" not in done.stdout and b"SECRET" not in done.stdout and b"Serial" not in done.stdout


def test_the_same_photo_gives_the_same_bytes():
    for form in KINDS:
        once, again = (
            worded(draw(camera_file(form), f"image/{form.lower()}", Photos(), LIMIT), WORDS) for _ in "12"
        )
        assert once == again
    script = (
        "import sys, hashlib; from copydesk.export.renditions import *; from copydesk.desk.settings import Photos;"
        "from copydesk.picture.words import Words;"
        "print(hashlib.sha256(b''.join(file.data for file in worded(draw(sys.stdin.buffer.read(), 'image/jpeg',"
        " Photos(), 10**6), Words('Gęś')).files)).hexdigest())"
    )
    data = saved(flag(), "JPEG", icc_profile=swapped())
    here = b"".join(file.data for file in worded(draw(data, "image/jpeg", Photos(), LIMIT), Words("Gęś")).files)
    from sys import executable, path

    done = subprocess.run(
        [executable, "-c", script], input=data, capture_output=True, check=True,
        env={"PYTHONPATH": ":".join(path), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.decode().strip() == hashlib.sha256(here).hexdigest()


def test_what_the_bytes_depend_on_is_named():
    assert drawn_with().startswith("Pillow ") and "webp" in drawn_with()


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def passes_of(count: int) -> bytes:
    """A progressive JPEG that goes over its pixels again and again."""
    data = saved(Image.new("RGB", (64, 64), "red"), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


@pytest.mark.parametrize(
    ("data", "form", "why"),
    [
        (claims(50_000, 50_000), "PNG", "it is broken or breaks off"),  # Pillow's own limit
        (claims(2_001, 1_000), "PNG", "it has more than 2,000,000 pixels"),
        (claims(999, 1_000), "PNG", "it is broken or breaks off"),
        (passes_of(300), "JPEG", "it is drawn in so many passes that opening it would take hours"),
        (passes_of(30_000), "JPEG", "it is drawn in so many passes that opening it would take hours"),
        (b"\xff\xd8\xff" + b"\xff\xe1\0\2" * 30_000, "JPEG", "it is drawn in so many passes"),
        (b"", "WEBP", "it is broken or breaks off"),
        (saved(flag(), "BMP"), "PNG", "it is broken or breaks off"),
    ],
)
def test_a_hostile_photo_is_refused_in_words(data, form, why):
    with pytest.raises(NotDrawn, match=why):
        drawn(data, form)


def test_a_film_behind_a_photo_is_not_taken_for_passes():
    assert drawn(saved(flag(), "JPEG") + b"\xff\xda\0\2" * 10_000, "JPEG").files


BASES = {form: camera_file(form) for form in KINDS}


@given(st.sampled_from(KINDS), st.data())
def test_whatever_is_broken_is_drawn_or_refused(form, data):
    broken = bytearray(BASES[form])
    for _ in range(data.draw(st.integers(0, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del broken[data.draw(st.integers(1, len(broken))) :]
    try:
        files = drawn(bytes(broken), form, widths=(20,)).files
    except NotDrawn:
        return
    assert len(files) == 1 and b"SECRET" not in files[0].data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_that_breaks_off_is_refused(form):
    whole = saved(Image.effect_noise((200, 200), 90).convert("RGB"), form)
    for part in (0.2, 0.5, 0.8):
        with pytest.raises(NotDrawn, match="it is broken or breaks off"):
            drawn(whole[: int(len(whole) * part)], form)
