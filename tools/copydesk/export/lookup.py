"""From an article to an item: every code is looked up in the desk's registers, every time put in its zone."""

from collections.abc import Mapping
from datetime import date

from copydesk.article.model import Article
from copydesk.article.parts import (
    Correction,
    Mention,
    Photo,
    SignOff,
    SourceRef,
    Timestamp,
    Update,
    Writer,
)
from copydesk.article.suppressions import published_body
from copydesk.article.times import parse_date
from copydesk.desk import Desk
from copydesk.export.address import safe
from copydesk.export.asked import Asked
from copydesk.export.edition import Edition
from copydesk.export.item import (
    Author,
    Change,
    Image,
    Item,
    Name,
    Note,
    Rendition,
    Rights,
    SignedOff,
    Source,
    UseOfAI,
)
from copydesk.export.outgoing import outgoing
from copydesk.export.photos import may_be_shown


def make_item(
    article: Article, data: bytes, photos: Mapping[str, tuple[Rendition, ...]], edition: Edition | Asked, desk: Desk
) -> Item:
    """An article that has been checked, as an item of an edition. `data` is its file, `photos` are its files
    in the bundle."""
    zone = desk.settings.zone
    dateline = article.dateline
    place = desk.places.get(dateline.place if dateline else None)
    assert article.published and article.published.at, "an article of the edition has a time"
    published = article.published.at.astimezone(zone)
    embargo = article.embargo.at if article.embargo else None
    filed = parse_date(dateline.date) if dateline and dateline.date else None
    changes = sorted(
        [*map(_change, article.updates), *map(_change, article.corrections)], key=lambda change: change.at
    )
    images = _images(article, photos, edition, desk)
    changes = [change._replace(at=change.at.astimezone(zone)) for change in changes]
    return Item(
        id=str(article.id),
        version=edition.version(str(article.id)) or 1 + len(changes),
        path=article.path,
        aliases=aliases_of(article, edition),
        language=article.language or desk.settings.language,
        headline=article.headline or "",
        label=article.label,
        lead=article.lead or "",
        place=(dateline.place if dateline else None) or "",
        country=(dateline.country if dateline else None)
        or (place.text("country") if place else None)
        or None,
        filed=filed if filed != published.date() else None,
        authors=tuple(_author(writer, desk, edition) for writer in article.byline),
        published=published,
        modified=changes[-1].at if changes else None,
        embargo=embargo.astimezone(zone) if embargo else None,
        section=_section(article.section, desk),
        topics=tuple(_topic(topic, desk) for topic, _ in article.topics),
        sources=tuple(_source(source, desk, edition) for source in article.sources),
        images=images,
        people=tuple(filter(None, (_note(person, published.date(), desk) for person in article.people))),
        related=tuple(
            Name(headline, id) for id, _ in article.related if (headline := edition.headline(id)) is not None
        ),
        changes=tuple(changes),
        rights=_rights(article, desk),
        ai=_ai(article, desk),
        signoffs=tuple(_signed(entry, desk) for entry in article.signoffs),
        body=published_body(article),
        source=None if _tells_of_others(article, edition) else outgoing(article, data, images),
    )


def aliases_of(article: Article, edition: Edition | Asked) -> tuple[str, ...]:
    """The earlier paths of an article, but for one that another article has that is not out."""
    return tuple(path for path, _ in article.aliases if not edition.tells(path))


def _tells_of_others(article: Article, edition: Edition | Asked) -> bool:
    """Whether an article's file, comments included, names an article that is not out."""
    named = {id for id, _ in article.related}
    named |= {link.target.removeprefix("article:") for link in article.body.links if link.target.startswith("article:")}
    if article.withdrawal and article.withdrawal.replaced_by:
        named.add(article.withdrawal.replaced_by)
    return any(not edition.is_known(id) for id in sorted(named)) or edition.tells(article.source.text)


def _change(entry: Update | Correction) -> Change:
    at: Timestamp | None = entry.at
    assert at is not None and at.at is not None, "an entry of a checked article has a time"
    if isinstance(entry, Correction):
        return Change(at.at, entry.kind or "correction", entry.note or "", entry.was, entry.now)
    return Change(at.at, "update", entry.note or "")


def _signed(entry: SignOff, desk: Desk) -> SignedOff:
    editor = desk.staff.get(entry.by)
    return SignedOff(entry.rule or "", editor.name if editor else entry.by or "", entry.note)


def _address(url: str | None, edition: Edition | Asked) -> str | None:
    """An address on the web, if it does not name what is not out."""
    url = safe(url)
    return url if url and not edition.tells(url) else None


def _author(writer: Writer, desk: Desk, edition: Edition | Asked) -> Author:
    if writer.name:
        return Author(writer.name, writer.role, None, _address(writer.uri, edition))
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


def _source(source: SourceRef, desk: Desk, edition: Edition | Asked) -> Source:
    accessed = parse_date(source.accessed) if source.accessed else None
    if source.name:
        return Source(source.name, None, _address(source.url, edition), accessed)
    entry = desk.sources.get(source.code)
    if source.handle:
        network = entry.name if entry else source.code
        handle = f"{source.code}/{source.handle}"
        owner = next((e.name for e in desk.people.entries.values() if handle in e.texts("handles")), None)
        name = f"{source.handle} on {network}"
        return Source(f"{owner}, {name}" if owner else name, handle, None, None)
    if entry is None:
        return Source(source.code or "", source.code, None, None)
    return Source(entry.name, entry.code, safe(entry.text("url")), None)


def _images(
    article: Article, photos: Mapping[str, tuple[Rendition, ...]], edition: Edition | Asked, desk: Desk
) -> tuple[Image, ...]:
    """The photos that may be shown in an edition."""
    images = [
        _image(photo, photos.get(photo.id or "", ()), desk, edition)
        for photo in article.photos
        if may_be_shown(photo, edition, desk.settings.zone)
    ]
    return tuple(image for image in images if image.renditions or image.url)


def _image(photo: Photo, renditions: tuple[Rendition, ...], desk: Desk, edition: Edition | Asked) -> Image:
    agency = desk.agencies.get(photo.agency)
    return Image(
        id=photo.id or "",
        url=None if renditions else _address(photo.url, edition),
        caption=photo.caption,
        alt=photo.alt or "",
        credit=photo.credit,
        agency=Name(agency.name if agency else photo.agency, photo.agency) if photo.agency else None,
        photographer=photo.photographer,
        rights=photo.rights,
        expires=parse_date(photo.expires) if photo.expires else None,
        source_type=photo.digital_source_type,
        renditions=renditions,
    )


def _note(person: Mention, on: date, desk: Desk) -> Note | None:
    """The note on a person: the role spelt out, or the one of the register that was held on a day."""
    if person.name:
        return Note(person.name, person.role, None) if person.role else None
    entry = desk.people.get(person.key)
    roles = entry.data.get("roles") if entry else None
    if not entry or not isinstance(roles, list):
        return None
    for role in reversed([role for role in roles if isinstance(role, dict) and role.get("role")]):
        begins, ends = (parse_date(str(role.get(key) or "")) for key in ("from", "until"))
        if (begins is None or begins <= on) and (ends is None or on <= ends):
            return Note(entry.name, str(role["role"]), entry.code)
    return None


def _rights(article: Article, desk: Desk) -> Rights:
    """The article's own; of an article that names no other holder, filled up with the newsroom's."""
    own = article.front.values.get("rights")
    own = own if isinstance(own, dict) else {}
    house = desk.settings.rights
    if own.get("holder"):
        return Rights(own["holder"], own.get("notice"), own.get("terms"))
    return Rights(
        house.holder or desk.settings.publisher,
        own.get("notice") or house.notice or None,
        own.get("terms") or house.terms or None,
    )


def _ai(article: Article, desk: Desk) -> UseOfAI | None:
    use = article.front.values.get("ai")
    if not isinstance(use, dict):
        return None
    reviewer = str(use.get("reviewed_by") or "")
    entry = desk.staff.get(reviewer)
    return UseOfAI(
        str(use.get("system") or ""), str(use.get("used_for") or ""), entry.name if entry else reviewer
    )
