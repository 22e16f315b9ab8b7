"""A picture as the rules and the export know it: a frozen value, made of a file's bytes."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from copydesk.picture.container import Parts, read_parts
from copydesk.picture.exif import Exif, read_exif
from copydesk.picture.iim import BYLINE, CAPTION, COPYRIGHT, CREDIT, SOURCE, IimField, read_iim
from copydesk.picture.kind import HEAD, is_lfs_pointer, media_type, other_kind
from copydesk.picture.xmp import read_xmp

# In Content Credentials nothing marks the end of a text, so the terms that matter are looked for by name.
_SOURCE_TYPE = re.compile(
    rb"cv\.iptc\.org/newscodes/digitalsourcetype/"
    rb"(trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia|compositeSynthetic)"
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a picture says of itself. `cut`: its credit or by-line fills the 32 bytes of the old IIM field and
    may go on. `source_type` is a term of IPTC's Digital Source Type vocabulary."""

    caption: str = ""
    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    source_type: str = ""
    cut: bool = False
    has_location: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture file is.

    `media_type` is None where it is no picture that can be shown; `seems` then says what it is. `trouble` is
    "" or one of: missing, link, unreadable (`reason` is the system's), too-large, lfs-pointer, damaged.
    """

    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    size: int = 0
    trouble: str = ""
    reason: str = ""
    seems: str = ""
    embedded: Embedded = Embedded()


def read_picture(file: BinaryIO) -> Picture:
    """What a file is. Any bytes will do. Raises OSError where it can't be read."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(HEAD)
    kind = media_type(head)
    if is_lfs_pointer(head):
        return Picture(size=size, trouble="lfs-pointer")
    if kind is None:
        return Picture(size=size, seems=other_kind(head))
    parts = read_parts(file, kind)
    trouble = "" if parts.whole else "damaged"
    return Picture(kind, parts.width, parts.height, size, trouble, embedded=_embedded(parts))


_NOTHING = Embedded()


def _embedded(parts: Parts) -> Embedded:
    """XMP goes before IIM, and IIM before Exif: the newer and longer before the older."""
    if not (parts.exif or parts.xmp or parts.photoshop or parts.credentials):
        return _NOTHING
    exif = read_exif(parts.exif) if parts.exif else Exif()
    iim = read_iim(parts.photoshop) if parts.photoshop else {}
    xmp = read_xmp(parts.xmp) if parts.xmp else {}
    credentials = _SOURCE_TYPE.search(parts.credentials)
    source_type = _first(xmp, "digital_source_type").rstrip("/").rpartition("/")[2]
    old = [field for name, number in (("byline", BYLINE), ("credit", CREDIT)) if name not in xmp
           for field in iim.get(number, ())]  # fmt: skip
    return Embedded(
        _first(xmp, "caption") or _joined(iim, CAPTION) or exif.caption,
        ", ".join(xmp.get("byline", ())) or _joined(iim, BYLINE) or exif.byline,
        _first(xmp, "credit") or _joined(iim, CREDIT),
        _first(xmp, "source") or _joined(iim, SOURCE),
        _first(xmp, "copyright") or _joined(iim, COPYRIGHT) or exif.copyright,
        source_type or (credentials[1].decode() if credentials else ""),
        any(field.cut for field in old),
        exif.has_location or ("latitude" in xmp and "longitude" in xmp),
    )


def _first(xmp: dict[str, list[str]], name: str) -> str:
    return xmp[name][0] if name in xmp else ""


def _joined(iim: dict[int, list[IimField]], number: int) -> str:
    return ", ".join(field.text for field in iim.get(number, ()))
