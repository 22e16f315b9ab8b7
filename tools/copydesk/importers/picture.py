"""The pictures of a page: captions and credits taken apart, and the alternative texts that were copied along.

A browser's copy gives a picture as its alternative text, its caption and its credit, often run together:
`Two ministersPhoto: PAP/Jan Nowak`.
"""

import re
from dataclasses import dataclass

from copydesk.importers.lines import Line
from copydesk.importers.notes import Notes

_WORD = "Photos?|PHOTOS?|Fotos?|FOTOS?|Pictures?|PICTURES?|Images?|IMAGES?"
_MARK = re.compile(rf"(?:{_WORD})(?: by| BY| credit| CREDIT)? ?: ?|(?:Fot|FOT)\. ?: ?|Fot\. |Photo by ")
_AGENCY_AND_NAME = re.compile(r"[^\s/][^/]{0,30}/ ?\S[^.!?:]{0,70}\Z")
_SENTENCE_END = tuple('.!?…:;”"')
_LONGEST_ALT = 250


@dataclass(frozen=True)
class Picture:
    """A picture of the page: the line it stood on, what stood under it, and the alternative text if known."""

    line: int
    caption: str
    credit: str
    alt: str = ""
    bare: bool = False
    """Whether nothing but the credit stood under it, so that the caption only repeats it."""


def read_pictures(lines: list[Line], notes: Notes) -> list[Line | Picture]:
    """The lines in their order, those that are pictures made into Pictures."""
    items: list[Line | Picture] = []
    for line in lines:
        pictures = _pictures(line, notes)
        if not pictures:
            items.append(line)
            continue
        alt = _alternative_text(items, line, pictures[0], notes)
        if alt is not None:
            items.pop()
            pictures[0] = Picture(line.number, pictures[0].caption, pictures[0].credit, alt)
        items += pictures
    return items


def _pictures(line: Line, notes: Notes) -> list[Picture]:
    """The pictures that a line consists of; none where it is text."""
    marks = list(_MARK.finditer(line.text))
    if not marks:
        return []
    caption = line.text[: marks[0].start()].strip()
    ends = [mark.start() for mark in marks[1:]] + [len(line.text)]
    credits = [line.text[mark.end() : end].strip(" |") for mark, end in zip(marks, ends, strict=True)]
    if caption.endswith("(") and credits[-1].endswith(")"):
        caption, credits[-1] = caption[:-1].rstrip(), credits[-1][:-1].rstrip()
    if not all(_is_credit(credit) for credit in credits):
        if any("/" in credit[:40] for credit in credits):
            notes.check(
                line.number,
                "this names a photo, but caption and credit could not be told apart: left in the text.",
            )
        return []
    if caption:
        half = _half(caption)
        if half:
            notes.made(
                line.number,
                f"“{half}” stands twice, as alternative text and as caption: kept as the caption.",
            )
        first = Picture(line.number, half or caption, credits[0])
        notes.made(
            line.number, f"“{marks[0].group().strip()}” parts the caption from the credit, {credits[0]}."
        )
        return [first, *_bare(line, marks[1:], credits[1:], notes)]
    return _bare(line, marks, credits, notes)


def _bare(line: Line, marks: list[re.Match], credits: list[str], notes: Notes) -> list[Picture]:
    """Pictures under which only a credit stands. The same credit twice is one picture's two texts."""
    pictures, at = [], 0
    while at < len(credits):
        shown = marks[at].group() + credits[at]
        pictures.append(Picture(line.number, shown, credits[at], bare=True))
        if at + 1 < len(credits) and credits[at + 1] == credits[at]:
            notes.check(
                line.number,
                f"“{shown}” stands twice: taken as the alternative text and the caption of one "
                "picture. If these were two pictures, declare the second.",
            )
            at += 1
        at += 1
    return pictures


def _is_credit(text: str) -> bool:
    """Whether text is like `PAP/Jan Nowak`, or like a name."""
    if not text or len(text) > 100:
        return False
    if _AGENCY_AND_NAME.match(text):
        return True
    words = text.split()
    return len(words) <= 5 and text[-1] not in ".!?:" and all(word[0].isupper() for word in words)


def _half(caption: str) -> str:
    """The half of a caption that is one text twice over, else nothing."""
    middle = len(caption) // 2
    first, second = caption[:middle].strip(), caption[middle:].strip()
    return first if first == second and " " in first else ""


def _alternative_text(items: list, line: Line, picture: Picture, notes: Notes) -> str | None:
    """The picture's alternative text if the line above is that: "" where it only repeats the caption."""
    above = items[-1] if items and isinstance(items[-1], Line) else None
    if above is None or picture.bare:
        return None
    if above.text == picture.caption:
        notes.made(
            above.number,
            f"“{above.text}” repeats the caption below it: it was the picture's alternative text "
            "and is left out.",
        )
        return ""
    has_lead = next(item for item in items if isinstance(item, Line)) is not above
    is_short = len(above.text) <= _LONGEST_ALT and not above.text.endswith(_SENTENCE_END)
    if line.follows and has_lead and is_short:
        notes.check(
            above.number, "this stands directly above a caption: taken as the picture's alternative text."
        )
        return above.text
    return None
