"""An item: an article of the edition with every code looked up, ready for any format.

Initials have become names, topics have their codes and their names, times are the newsroom's, and nothing is
left of an article that is not out.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Correction, Mention, Photo, SourceRef, Timestamp, Update, Writer
from copydesk.article.times import parse_date
from copydesk.desk import Desk
from copydesk.export.address import safe
from copydesk.export.edition import Edition
from copydesk.export.photos import PhotoFile


_TAKEN = ("digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "humanEdits",
          "algorithmicallyEnhanced", "compositeCapture")


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


class Image(NamedTuple):
    """A photo: `file` where it is in the bundle, else its address in `url`."""

    id: str
    file: PhotoFile | None
    url: str | None
    caption: str | None
    alt: str
    credit: str | None
    agency: Name | None
    photographer: str | None
    rights: str | None
    expires: date | None
    source_type: str | None

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


class Item(NamedTuple):
    """One article, complete. `body` is Markdown; the first of `images` leads; `changes` are in order of time;
    `filed` is the day in the dateline where it is not that of publication."""

    id: str
    path: str
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
    body: str

    @property
    def slug(self) -> str:
        return PurePosixPath(self.path).stem


def make_item(article: Article, photos: Mapping[str, PhotoFile], edition: Edition, desk: Desk) -> Item:
    """An article that has been checked, as an item of an edition. `photos` are its files in the bundle."""
    zone = desk.settings.zone
    local = lambda time: time.at.astimezone(zone) if time and time.at else None  # noqa: E731
    dateline = article.dateline
    place = desk.places.get(dateline.place if dateline else None)
    published = local(article.published)
    assert published is not None, "an article of the edition has a time"
    filed = parse_date(dateline.date) if dateline and dateline.date else None
    changes = sorted([*map(_change, article.updates), *map(_change, article.corrections)], key=lambda change: change.at)
    changes = [change._replace(at=change.at.astimezone(zone)) for change in changes]
    return Item(
        id=str(article.id),
        path=article.path,
        language=article.language or desk.settings.language,
        headline=article.headline or "",
        label=article.label,
        lead=article.lead or "",
        place=(dateline.place if dateline else None) or "",
        country=(dateline.country if dateline else None) or (place.text("country") or None if place else None),
        filed=filed if filed != published.date() else None,
        authors=tuple(_author(writer, desk) for writer in article.byline),
        published=published,
        modified=changes[-1].at if changes else None,
        embargo=local(article.embargo),
        section=_section(article.section, desk),
        topics=tuple(_topic(topic, desk) for topic, _ in article.topics),
        sources=tuple(_source(source, desk) for source in article.sources),
        images=_images(article, photos, edition.as_of.astimezone(zone).date(), desk),
        people=tuple(note for note in (_note(person, published.date(), desk) for person in article.people) if note),
        related=tuple(Name(edition.headlines[id], id) for id, _ in article.related if id in edition.headlines),
        changes=tuple(changes),
        rights=_rights(article, desk),
        ai=_ai(article, desk),
        body=article.source.text[article.front.body_start :],
    )


def _change(entry: Update | Correction) -> Change:
    at: Timestamp | None = entry.at
    assert at is not None and at.at is not None, "an entry of a checked article has a time"
    if isinstance(entry, Correction):
        return Change(at.at, entry.kind or "correction", entry.note or "", entry.was, entry.now)
    return Change(at.at, "update", entry.note or "")


def _author(writer: Writer, desk: Desk) -> Author:
    if writer.name:
        return Author(writer.name, writer.role, None, safe(writer.uri))
    entry = desk.staff.get(writer.initials)
    if entry is None:
        return Author(writer.initials or "", None, writer.initials, None)
    return Author(entry.name, entry.text("role") or None, entry.code, safe(entry.text("url")))


def _section(code: str | None, desk: Desk) -> Name:
    entry = desk.sections.get(code)
    return Name(entry.name if entry else code or "", code)


def _topic(typed: str, desk: Desk) -> Name:
    code = typed if typed in desk.topics else desk.topic_codes.get(typed.casefold())
    entry = desk.topics.get(code)
    return Name(entry.name, entry.code) if entry else Name(typed)


def _source(source: SourceRef, desk: Desk) -> Source:
    accessed = parse_date(source.accessed) if source.accessed else None
    if source.name:
        return Source(source.name, None, safe(source.url), accessed)
    entry = desk.sources.get(source.code)
    if source.handle:
        network = entry.name if entry else source.code
        handle = f"{source.code}/{source.handle}"
        owner = next((e.name for e in desk.people.entries.values() if handle in e.texts("handles")), None)
        return Source(f"{owner}, {source.handle} on {network}" if owner else f"{source.handle} on {network}",
                      handle, None, None)
    if entry is None:
        return Source(source.code or "", source.code, None, None)
    return Source(entry.name, entry.code, safe(entry.text("url")), None)


def _images(article: Article, photos: Mapping[str, PhotoFile], today: date, desk: Desk) -> tuple[Image, ...]:
    """The photos that may be shown: those whose rights have run out are left out."""
    images = [_image(photo, photos.get(photo.id or ""), desk) for photo in article.photos]
    return tuple(image for image in images
                 if (image.file or image.url) and (image.expires is None or today <= image.expires))


def _image(photo: Photo, file: PhotoFile | None, desk: Desk) -> Image:
    agency = desk.agencies.get(photo.agency)
    return Image(
        id=photo.id or "",
        file=file,
        url=None if file else safe(photo.url),
        caption=photo.caption,
        alt=photo.alt or "",
        credit=photo.credit,
        agency=Name(agency.name if agency else photo.agency, photo.agency) if photo.agency else None,
        photographer=photo.photographer,
        rights=photo.rights,
        expires=parse_date(photo.expires) if photo.expires else None,
        source_type=photo.digital_source_type,
    )


def _note(person: Mention, on: date, desk: Desk) -> Note | None:
    """The note on a person: the role spelt out, or the one of the register that was held on a day."""
    if person.name:
        return Note(person.name, person.role, None) if person.role else None
    entry = desk.people.get(person.key)
    roles = entry.data.get("roles") if entry else None
    if not entry or not isinstance(roles, list):
        return None
    for role in reversed([role for role in roles if isinstance(role, dict) and isinstance(role.get("role"), str)]):
        begins, ends = (parse_date(str(role.get(key) or "")) for key in ("from", "until"))
        if (begins is None or begins <= on) and (ends is None or on <= ends):
            return Note(entry.name, role["role"], entry.code)
    return None


def _rights(article: Article, desk: Desk) -> Rights:
    """The article's own; of an article that names no other holder, filled up with the newsroom's."""
    own = article.front.values.get("rights")
    own = own if isinstance(own, dict) else {}
    house = desk.settings.rights
    if own.get("holder"):
        return Rights(own["holder"], own.get("notice"), own.get("terms"))
    return Rights(house.holder or desk.settings.publisher, own.get("notice") or house.notice or None,
                  own.get("terms") or house.terms or None)


def _ai(article: Article, desk: Desk) -> UseOfAI | None:
    use = article.front.values.get("ai")
    if not isinstance(use, dict):
        return None
    reviewer = str(use.get("reviewed_by") or "")
    entry = desk.staff.get(reviewer)
    return UseOfAI(str(use.get("system") or ""), str(use.get("used_for") or ""), entry.name if entry else reviewer)
