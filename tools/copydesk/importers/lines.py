"""The lines of a page's text, numbered; what is no text of a page is refused."""

import re
import unicodedata
from typing import NamedTuple

from copydesk.importers.notes import CantImport, Notes
from copydesk.text import decode

_BREAK = re.compile("[\n\v\f\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.I)


class Line(NamedTuple):
    """A line that says something: its number on the page, its text, and whether the line above does, too."""

    number: int
    text: str
    follows: bool = False


def read_lines(data: bytes, limit: int, notes: Notes) -> list[Line]:
    """The lines of the page that are not empty. CantImport for what is no text or over `limit` bytes."""
    if len(data) > limit:
        raise CantImport(
            f"this is larger than an article may be ({limit:,} bytes). Is it the text of one page?"
        )
    if b"\0" in data:
        raise CantImport(
            "this is no text: it may be a picture or a document, or text that is not UTF-8. "
            "Save the text of the page as UTF-8."
        )
    source = decode("", data)
    if source.invalid is not None:
        line = source.position(source.invalid).line
        raise CantImport(f"line {line} is not UTF-8. Save the text of the page as UTF-8.")
    if _HTML.match(source.text):
        raise CantImport("this is the page's HTML. Mark the text in the browser, copy it, and import that.")
    lines, blank = [], True
    for number, raw in enumerate(_BREAK.split(unicodedata.normalize("NFC", source.text)), 1):
        text, removed = _CONTROL.subn(" ", raw)
        text = text.replace("\t", " ").strip()
        if removed and text:
            notes.made(number, "invisible control characters were left out.")
        if text:
            lines.append(Line(number, text, not blank))
        blank = not text
    if not lines:
        raise CantImport("there is no text in it.")
    return lines
