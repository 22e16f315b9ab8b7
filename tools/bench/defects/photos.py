"""Defects of photos: in what an article declares, and in the picture files."""

from collections.abc import Callable

from bench.defects.defect import Slip
from bench.newsroom import PHOTO_BYTES
from bench.pictures import jpeg, with_position, with_xmp, xmp
from bench.spots import FILE, FRONT, TEXT

_POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"
_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16"/>'
_OWN_FILE = r"^(    file: )(?P<file>[a-z][^/\n]*)$"
_OWN_PNG = r"^(    file: )(?P<file>[a-z][^/\n]*\.png)$"
_SAYS_NOT_HOW_MADE = r"(?!(?:\n    .*)*\n    digital_source_type:)(?!(?:\n.*)*\nai:)"
_OWN_CREDIT = r"^(?P<head>    file: (?P<file>[a-z][^/\n]*)\n(?:    .*\n)*?    credit: )"


def _in_file(rule: str, picture: Callable[[bytes], bytes], pattern: str = _OWN_FILE) -> Slip:
    """A defect in the file of a picture that only one article shows; it is found where the file is named."""
    return Slip(rule, FRONT, pattern, r"\1¦\g<file>", picture)


DEFECTS = (
    _in_file("photo/ai-undeclared", lambda data: with_xmp(data, xmp(made="trainedAlgorithmicMedia")),
             _OWN_FILE + _SAYS_NOT_HOW_MADE),
    _in_file("photo/embedded-location", with_position),
    _in_file("photo/lfs-pointer", lambda data: _POINTER),
    _in_file("photo/too-large", lambda data: data + b"\0" * PHOTO_BYTES),
    _in_file("photo/wrong-type", lambda data: _DRAWING),
    _in_file("photo/wrong-type", lambda data: data[: len(data) // 8]),
    _in_file("photo/wrong-type", lambda data: jpeg(), _OWN_PNG),
    Slip("photo/embedded-credit-differs", FRONT, _OWN_CREDIT + r"(?P<agency>\w[^/\n]*/)(?P<name>\w.*)$",
         r"\g<head>\g<agency>¦\g<name>", lambda data: with_xmp(data, xmp("Valentyn Ogirenko"))),
    Slip("photo/embedded-credit-differs", FRONT, _OWN_CREDIT + r"(?!AFP)(?P<rest>\w.*)$",
         r"\g<head>¦\g<rest>", lambda data: with_xmp(data, xmp(credit="AFP"))),
    Slip("photo/agency-unknown", FRONT, r"^(    credit: )\w[^/\n]*/", r"\1¦Obscura/"),
    Slip("photo/alt-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    alt: [^>\n]*\n", r"  - ¦\1"),
    Slip("photo/alt-repeats-caption", FRONT, r"^    caption: ([A-Z][^:>\n]*)\n    alt: [^>\n]*$",
         r"    caption: \1\n    alt: ¦\1"),
    Slip("photo/caption-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    caption: [^>\n]*\n",
         r"  - ¦\1"),
    Slip("photo/caption-repeats-credit", FRONT,
         r"^(    caption: )[^>\n]*\n((?:    .*\n)*?    credit: )(\w.*)\n",
         r'\1¦"Photo: \3"\n\2\3\n'),
    Slip("photo/caption-repeats-headline", FRONT,
         r"^headline: ([A-Z][^:\n]*)\n((?:.*\n)*?    caption: )[^>\n]*$",
         r"headline: \1\n\2¦\1"),
    Slip("photo/credit-format", FRONT, r"^(    credit: )(\w.*)$", r'\1¦"Photo: \2"'),
    Slip("photo/credit-missing", FRONT, r"^  - (id: photo-1\n(?:    .*\n)*?)    credit: .*\n", r"  - ¦\1"),
    Slip("photo/duplicate-id", FILE, r"- id: photo-2(\n(?:.*\n)*?)!\[\]\(photo:photo-2\)",
         r"- id: ¦photo-1\1![](photo:photo-1)"),
    Slip("photo/file-missing", FRONT, r"^(    file: )20\d\d/\d\d/\d\d/(.*)\n    caption: [^>\n]*$",
         r"\1¦gone-\2\n    caption: A ship at sea"),
    Slip("photo/rights-expired", FRONT, r"^(    credit: .*)$", r"\1\n    expires: ¦2026-01-31"),
    Slip("photo/undeclared", TEXT, r"(?<=[.”])\n\n(?=[A-Z])", "\n\n![](photo:¦photo-9)\n\n"),
    Slip("photo/unused", FILE, r"^  - id: photo-2(\n(?:.*\n)*?)!\[\]\(photo:photo-2\)\n\n",
         r"  - id: ¦photo-2\1"),
)
