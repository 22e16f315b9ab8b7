"""What stands below the text of a page: the sign-off `(mp)` and the source line."""

import re
from typing import Any

from copydesk.desk import Desk
from copydesk.desk.nearest import plain
from copydesk.importers.lines import Line
from copydesk.importers.notes import Notes
from copydesk.importers.picture import Picture

_SIGN_OFF = re.compile(r"\(\s*([a-z]{2,4}(?:\s*[/,;]\s*[a-z]{2,4}){0,5})\s*\)\.?\Z")
_SOURCES = re.compile(r"Sources?\s?:\s?(\S.*)\Z", re.I)
_ADDRESS = re.compile(r"https?://(?:www\.)?([^\s/?#]+)\S*\Z")
_LONGEST_SOURCES = 500

Items = list[Line | Picture]


def take_tail(items: Items, desk: Desk, notes: Notes) -> tuple[Items, list[str], list[Any]]:
    """The items without sign-off and source line, the initials, and the entries of `sources`."""
    left, initials, signed = _take_sign_off(items, desk, notes)
    left, sources, named = _take_sources(left, desk, notes)
    ends = [number for number in (signed, named) if number]
    for line in left:
        if ends and isinstance(line, Line) and line.number > min(ends):
            notes.check(line.number, "this stands below the end of the text: does it belong to the story?")
    return left, initials, sources


def _take_sign_off(items: Items, desk: Desk, notes: Notes) -> tuple[Items, list[str], int]:
    """The items without their last sign-off, its initials, and its line (0 for none).

    Behind a paragraph only known initials are one.
    """
    for index in range(len(items) - 1, -1, -1):
        line = items[index]
        match = _SIGN_OFF.search(line.text, max(0, len(line.text) - 60)) if isinstance(line, Line) else None
        if not match:
            continue
        initials = re.findall(r"[a-z]+", match[1])
        rest = line.text[: match.start()].rstrip()
        if rest and not all(one in desk.staff for one in initials):
            continue
        notes.made(line.number, f"({match[1]}) is the byline now.")
        for one in initials:
            if one not in desk.staff:
                notes.field("byline", f"{one} is not in {desk.staff.path}.")
        kept = [Line(line.number, rest, line.follows)] if rest else []
        return [*items[:index], *kept, *items[index + 1 :]], list(dict.fromkeys(initials)), line.number
    return items, [], 0


def _take_sources(items: Items, desk: Desk, notes: Notes) -> tuple[Items, list[Any], int]:
    """The items without their last source line, the entries of `sources` it makes, and its line."""
    for index in range(len(items) - 1, -1, -1):
        line = items[index]
        if not isinstance(line, Line) or len(line.text) > _LONGEST_SOURCES:
            continue
        match = _SOURCES.match(line.text)
        if not match:
            continue
        sources = []
        for name in split_sources(match[1]):
            source = _source(name, desk, notes)
            if source not in sources:
                sources.append(source)
        notes.made(line.number, f"“{line.text}” became sources.")
        return items[:index] + items[index + 1 :], sources, line.number
    return items, [], 0


def split_sources(text: str) -> list[str]:
    """The sources of a line. A slash parts them, but not before a handle (`X/@name`) or in an address."""
    parts: list[str] = []
    for part in re.split(r"[,;]|/(?=https?://)", text):
        parts += [part] if "://" in part else re.split(r"/(?!@)", part)
    return [part.strip().removesuffix(".") for part in parts if part.strip(" .")]


def _source(name: str, desk: Desk, notes: Notes) -> Any:
    code, _, handle = name.partition("/@")
    if handle or name in desk.sources:
        if code not in desk.sources:
            notes.field("sources", f"{code} is not in {desk.sources.path}.")
        return name
    for entry in desk.sources.entries.values():
        if plain(name) and plain(name) in (plain(entry.code), plain(entry.name)):
            notes.field("sources", f"{name} is taken to be {entry.code} of {desk.sources.path}.")
            return entry.code
    address = _ADDRESS.match(name)
    if address:
        notes.field("sources", f"{name} needs its publisher's name.")
        return {"name": address[1], "url": name}
    notes.field(
        "sources", f"{name} is not in {desk.sources.path}: spelt out by name; add its address and kind."
    )
    return {"name": name}
