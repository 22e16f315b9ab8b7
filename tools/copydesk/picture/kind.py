"""What kind of file it is, by its first bytes and never by its name."""

HEAD = 1024

_LFS = b"version https://git-lfs.github.com/spec/"
_OTHERS = (
    (b"%PDF-", "a PDF document"),
    (b"II*\0", "a TIFF or raw picture"),
    (b"MM\0*", "a TIFF or raw picture"),
    (b"8BPS", "a Photoshop file"),
    (b"BM", "a BMP picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\0\0\1\0", "an icon"),
)


def media_type(head: bytes) -> str | None:
    """The media type of a PNG, JPEG, WebP, GIF or AVIF picture; None for anything else."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[4:8] == b"ftyp" and (b"avif" in head[8:64] or b"avis" in head[8:64]):
        return "image/avif"
    return None


def other_kind(head: bytes) -> str:
    """What a file is that is none of those, in words; empty where it is not known."""
    if not head:
        return "empty"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in text:
        return "an SVG drawing, which may hold programs"
    if text.startswith((b"<!doctype html", b"<html", b"<head")):
        return "a web page"
    if head[4:8] == b"ftyp" and any(brand in head[8:64] for brand in (b"heic", b"heix", b"mif1", b"msf1")):
        return "a HEIC picture, as telephones take them"
    if head[4:8] == b"ftyp":
        return "a film"
    return next((words for start, words in _OTHERS if head.startswith(start)), "")


def is_lfs_pointer(head: bytes) -> bool:
    """Whether these bytes only say where Git LFS keeps a file."""
    return head.startswith(_LFS)
