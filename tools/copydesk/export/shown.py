"""How a photo stands in a page: which of its files, and how large."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from copydesk.export.item import Image

_SMALLER = ("image/avif", "image/webp")  # than a JPEG as good, the smallest first


class Shown(NamedTuple):
    """`src` is for any browser, `srcset` are its other sizes, and `sources` the same picture in kinds that
    load faster, each as (media type, srcset). Sizes are in pixels, None where they are not known."""

    src: str
    width: int | None = None
    height: int | None = None
    srcset: str = ""
    sources: tuple[tuple[str, str], ...] = ()


def shown(image: Image, folder: str = "") -> Shown:
    """The photo of an item in a page from which the item's folder is at `folder`, such as `../items/ID/`."""
    if image.file is None:
        return Shown(image.url or "")
    own = image.file.media_type
    return Shown(
        folder + quote(image.file.name),
        image.file.width,
        image.file.height,
        _srcset(image, own, folder),
        tuple(
            (kind, _srcset(image, kind, folder))
            for kind in _SMALLER
            if kind != own and any(file.media_type == kind for file in image.renditions)
        ),
    )


def origins(images: Iterable[Image]) -> list[str]:
    """Where photos come from that are not in the bundle, as a policy names it: `https://a.example`."""
    found = set()
    for image in images:
        if image.url:
            parts = urlsplit(image.url)
            host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""
            plain = host.isascii() and not set(host) & set(" ;,'*[]")
            found.add(f"{parts.scheme}://{host}" if plain else f"{parts.scheme}:")
    return sorted(found)


def _srcset(image: Image, media_type: str, folder: str) -> str:
    files = [file for file in image.renditions if file.media_type == media_type]
    return ", ".join(f"{folder}{quote(file.name)} {file.width}w" for file in files)
