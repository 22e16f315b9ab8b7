"""What can be wrong with the file of a declared photo, said once for the check and the export."""

from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.desk.settings import Settings
from copydesk.finding import Remark
from copydesk.picture.read import Picture

_SUFFIXES = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "image/avif": (".avif",),
}
_NAMES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/gif": "GIF", "image/avif": "AVIF"}


class Trouble(NamedTuple):
    """Which rule speaks of it, and what it says."""

    rule: str
    message: str


def file_trouble(file: str, picture: Picture, settings: Settings) -> Trouble | None:
    """Why a photo's file can't be shown, or None."""
    if picture.trouble == "missing":
        place = f"under {settings.articles}/" if "/" in file else "beside the article"
        return Trouble("photo/file-missing", f"There is no file {file} {place}. Put it there, or correct the name.")
    if picture.trouble == "link":
        return Trouble(
            "photo/file-missing", f"{file} is a link, and links are not followed. Put the picture itself there."
        )
    if picture.trouble == "unreadable":
        why = f": {picture.reason}" if picture.reason else ""
        return Trouble("photo/file-missing", f"{file} can't be read{why}. Put the picture there again.")
    if picture.trouble == "too-large":
        return Trouble(
            "photo/too-large",
            f"{file} has {picture.size:,} bytes; the newsroom's limit is {settings.limits.photo_bytes:,} "
            "(limits.photo-bytes in the settings). Save it smaller.",
        )
    if picture.trouble == "lfs-pointer":
        return Trouble(
            "photo/lfs-pointer",
            f"{file} is a Git LFS pointer, not the picture, and was not looked at. Run `git lfs pull`.",
        )
    if picture.media_type is None:
        seems = f" It is {picture.seems}." if picture.seems else ""
        return Trouble(
            "photo/wrong-type",
            f"{file} is no PNG, JPEG, WebP, GIF or AVIF picture, whatever its name says.{seems} Save it as one.",
        )
    if picture.trouble == "damaged":
        return Trouble(
            "photo/wrong-type",
            f"{file} breaks off: it begins as a {_NAMES[picture.media_type]} picture and is not whole. "
            "Copy it here again.",
        )
    pixels, most = (picture.width or 0) * (picture.height or 0), settings.limits.photo_pixels
    if pixels > most:
        return Trouble(
            "photo/too-large",
            f"{file} is {picture.width:,} by {picture.height:,}, which are {pixels:,} pixels; the newsroom's limit is "
            f"{most:,} (limits.photo-pixels in the settings). Save it smaller.",
        )
    return None


def wrong_suffix(file: str, picture: Picture) -> str | None:
    """What to say of a picture whose name says another kind than its bytes, or None."""
    suffixes = _SUFFIXES.get(picture.media_type or "", ())
    if not suffixes or file.lower().endswith(suffixes):
        return None
    return (
        f"{file} is a {_NAMES[picture.media_type or '']} picture, whatever its name says. "
        f"Rename it to {file.rpartition('.')[0]}{suffixes[0]}"
    )


def remarks(rule: str, article: Article, pictures: tuple[tuple[Photo, Picture], ...], settings: Settings):
    """What one rule has to say of the files of an article's photos."""
    if article.status == "withdrawn":
        return
    for photo, picture in pictures:
        trouble = file_trouble(photo.file or "", picture, settings)
        if trouble and trouble.rule == rule:
            route = (*photo.route, "file")
            yield Remark(article.span_of(route), trouble.message, route)
