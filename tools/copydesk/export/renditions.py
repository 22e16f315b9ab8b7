"""The renditions of a photo: the files in which it leaves the newsroom, drawn anew from its pixels.

Only pixels are taken over, turned as the camera was held, in sRGB and on white where they were transparent.
So nothing that stood in the file beside them goes out: no position, no serial number, no thumbnail of what was
cut off. What they say of themselves is what the article says: see `embed`.

The same photo, words and settings give the same bytes with the same Pillow and codecs (`drawn_with`): no time
and no random number has a part in them.
"""

import warnings
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageCms, features

from copydesk.desk import DeskError
from copydesk.desk.settings import Photos
from copydesk.picture.embed import embed
from copydesk.picture.passes import passes
from copydesk.picture.words import Words

_TALLEST = 16_383  # of a WebP
_MOST_PASSES = 200  # of a JPEG; a program for pictures writes some ten
_CODECS = ("libjpeg_turbo", "webp", "avif", "littlecms2")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)
_ORIENTATION = 0x0112
_HARD_EDGES = ("image/png", "image/gif")  # drawings and maps, whose lines a coarser colour would blur


class Drawn(NamedTuple):
    """One file: its size in pixels, what it is, and its bytes."""

    width: int
    height: int
    media_type: str
    data: bytes


class Drawing(NamedTuple):
    """The files of a photo, the smallest first. `moved`: it was animated; they show its first frame."""

    files: tuple[Drawn, ...]
    moved: bool


class NotDrawn(Exception):
    """The photo can't be opened whole; the message says why, in words for its reporter."""


def worded(drawing: Drawing, words: Words) -> Drawing:
    """The renditions of a photo with its words in each."""
    files = (file._replace(data=embed(file.data, file.media_type, words)) for file in drawing.files)
    return drawing._replace(files=tuple(files))


def draw(data: bytes, media_type: str, photos: Photos, most_pixels: int) -> Drawing:
    """The renditions of a photo file of a known kind, without words.

    They depend on nothing but the arguments and `drawn_with()`. Raises NotDrawn, and DeskError where this
    machine's Pillow lacks a format.
    """
    for kind in {media_type.removeprefix("image/"), *photos.formats} & {"webp", "avif"}:
        if not features.check(kind):
            raise DeskError(
                f"the Pillow of this machine knows no {kind}. Install it with: pip install -U Pillow"
            )
    if media_type == "image/jpeg" and passes(data, _MOST_PASSES) > _MOST_PASSES:
        raise NotDrawn("it is drawn in so many passes that opening it would take hours")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow thinks of a file's metadata is nobody's concern here
        try:
            return _draw(data, media_type, photos, most_pixels)
        except MemoryError:
            raise NotDrawn("there is not enough memory to open it") from None
        except NotDrawn:
            raise
        except Exception:  # Pillow raises nearly anything on a file that is broken
            raise NotDrawn("it is broken or breaks off") from None


def drawn_with() -> str:
    """The programs on which the bytes depend: "Pillow 11.3.0, libjpeg_turbo 3.1.1, webp 1.5.0, ..."."""
    known = ((name, features.version(name)) for name in ("pil", *_CODECS))
    return ", ".join(f"{name} {version}" for name, version in known if version).replace("pil", "Pillow", 1)


def _draw(data: bytes, media_type: str, photos: Photos, most_pixels: int) -> Drawing:
    with Image.open(BytesIO(data), formats=(media_type.removeprefix("image/"),)) as photo:
        if photo.width * photo.height > most_pixels:
            raise NotDrawn(f"it has more than {most_pixels:,} pixels (limits.photo-pixels in the settings)")
        moved = media_type != "image/jpeg" and bool(getattr(photo, "is_animated", False))
        if media_type == "image/jpeg":
            _decode_smaller(photo, photos.widths[-1])
        photo.load()
        turn, profile = _TURNS.get(_orientation(photo)), photo.info.get("icc_profile")
        image = _plain(photo)
    image = image.transpose(turn) if turn is not None else image
    widest = max(1, min(image.width, _TALLEST * image.width // image.height))
    sizes = [
        (width, max(1, round(image.height * width / image.width)))
        for width in sorted({min(width, widest) for width in photos.widths})
    ]
    if sizes[-1][1] > _TALLEST:
        raise NotDrawn(f"at {image.width:,} by {image.height:,} pixels it is too thin to be a picture")
    image = _in_srgb(_on_white(_resized(image, sizes[-1])), profile)
    files = []
    for size in sizes:
        smaller = _resized(image, size)
        files += [
            _saved(smaller, format, photos.quality, media_type in _HARD_EDGES) for format in photos.formats
        ]
    return Drawing(tuple(files), moved)


def _decode_smaller(photo: Image.Image, width: int) -> None:
    """Have a JPEG decoded at a half, a quarter or an eighth of its size, where that is far more than is needed."""
    shown = photo.height if _orientation(photo) in _ON_ITS_SIDE else photo.width
    wanted = 1.5 * width / shown
    photo.draft(None, (max(1, int(photo.width * wanted)), max(1, int(photo.height * wanted))))


def _orientation(photo: Image.Image) -> int:
    try:
        return photo.getexif().get(_ORIENTATION, 1)
    except Exception:  # broken Exif is no reason to refuse a whole picture
        return 1


def _plain(photo: Image.Image) -> Image.Image:
    """The picture in one of the modes L, RGB, RGBA and CMYK; of sixteen bits a colour the upper eight."""
    if photo.mode.startswith("I"):
        return photo.convert("I").point(lambda value: value / 256).convert("L")
    if photo.has_transparency_data:
        return photo.convert("RGBA")
    return photo if photo.mode in ("L", "RGB", "CMYK") else photo.convert("RGB")


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image)
    return page


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, by its colour profile where that can be used, and with nothing but pixels."""
    if profile:
        try:
            image = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                "RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken profile, or one of another kind of colours: browsers do without it, too
    image = image.convert("RGB")
    image.info.clear()
    return image


def _saved(image: Image.Image, format: str, quality: int, hard_edges: bool) -> Drawn:
    out = BytesIO()
    if format == "jpeg":
        sampling = "4:4:4" if hard_edges else "4:2:0"
        image.save(out, "JPEG", quality=quality, subsampling=sampling, optimize=True, progressive=True)
    else:
        image.save(out, "WEBP", quality=quality, method=4)
    return Drawn(image.width, image.height, f"image/{format}", out.getvalue())
