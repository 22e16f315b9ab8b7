"""An item: an article of the edition with every code looked up, ready for any format. Frozen values.

Initials have become names, topics have their codes and their names, times are the newsroom's, and nothing is
left of an article that is not out.
"""

from datetime import date, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

_TAKEN = (
    "digitalCapture",
    "computationalCapture",
    "negativeFilm",
    "positiveFilm",
    "print",
    "humanEdits",
    "algorithmicallyEnhanced",
    "compositeCapture",
)


class Name(NamedTuple):
    """A code of a register and the name readers see; `code` is None where there is none."""

    name: str
    code: str | None = None


class Author(NamedTuple):
    name: str
    role: str | None
    code: str | None
    url: str | None


class Source(NamedTuple):
    name: str
    code: str | None
    url: str | None
    accessed: date | None


class Rendition(NamedTuple):
    """One file of a photo, in the item's folder: its size in pixels and in bytes, and what it is."""

    name: str
    width: int
    height: int
    media_type: str
    size: int
    sha256: str


class Image(NamedTuple):
    """A photo: its files in the bundle in `renditions`, the smallest first; else its address in `url`."""

    id: str
    url: str | None
    caption: str | None
    alt: str
    credit: str | None
    agency: Name | None
    photographer: str | None
    rights: str | None
    expires: date | None
    source_type: str | None
    renditions: tuple[Rendition, ...] = ()

    @property
    def file(self) -> Rendition | None:
        """Its largest file, a JPEG where there is one; None where it is not in the bundle."""
        plain = [file for file in self.renditions if file.media_type == "image/jpeg"]
        return (plain or self.renditions or (None,))[-1]

    @property
    def is_photograph(self) -> bool:
        """Whether a camera took it, as far as is known."""
        return self.source_type is None or self.source_type in _TAKEN

    @property
    def made_by_ai(self) -> bool:
        """Whether a trained model made it, in whole or in part."""
        return "trainedalgorithmicmedia" in (self.source_type or "").casefold()


class Note(NamedTuple):
    """Who somebody in the story is."""

    name: str
    role: str
    code: str | None


class Change(NamedTuple):
    """An update or a correction: `kind` is update, correction, clarification or refile."""

    at: datetime
    kind: str
    note: str
    was: str | None = None
    now: str | None = None


class Rights(NamedTuple):
    holder: str
    notice: str | None
    terms: str | None


class UseOfAI(NamedTuple):
    system: str
    used_for: str
    reviewed_by: str


class SignedOff(NamedTuple):
    """A named editor has looked at what a rule asks about."""

    rule: str
    by: str
    note: str | None


class Item(NamedTuple):
    """One article, complete. `version` counts what readers could see of it, from 1: by the history, and outside
    Git, where nothing tells, the first and one for each update and correction. `body` is Markdown; the first of `images` leads; `changes` are in order of time;
    `filed` is the day in the dateline where it is not that of publication; `aliases` are earlier paths;
    `source` is the file as it was filed, with its photos' names in the bundle, None where it names an article that is
    not out."""

    id: str
    version: int
    path: str
    aliases: tuple[str, ...]
    language: str
    headline: str
    label: str | None
    lead: str
    place: str
    country: str | None
    filed: date | None
    authors: tuple[Author, ...]
    published: datetime
    modified: datetime | None
    embargo: datetime | None
    section: Name
    topics: tuple[Name, ...]
    sources: tuple[Source, ...]
    images: tuple[Image, ...]
    people: tuple[Note, ...]
    related: tuple[Name, ...]
    changes: tuple[Change, ...]
    rights: Rights
    ai: UseOfAI | None
    signoffs: tuple[SignedOff, ...]
    body: str
    source: bytes | None

    @property
    def slug(self) -> str:
        return PurePosixPath(self.path).stem
