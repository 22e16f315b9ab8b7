"""The text of a published page, as copied from a browser, becomes an article.

What the page says goes to the field where it belongs; what the page does not say is left out and named in the
notes. The copy itself is never corrected. The same page gives the same article, id and file name each time.
"""

import base64
import hashlib
import re
from typing import Any

from copydesk.article.slug import slug_of
from copydesk.article.write import article_text
from copydesk.desk import Desk
from copydesk.desk.nearest import plain
from copydesk.filing import place_of
from copydesk.importers.glued import Person, part_notes
from copydesk.importers.head import Head, read_head
from copydesk.importers.lines import Line, read_lines
from copydesk.importers.moment import Moment
from copydesk.importers.notes import CantImport, Imported, Notes
from copydesk.importers.picture import Picture, read_pictures
from copydesk.importers.prose import paragraph, subhead
from copydesk.importers.tail import Items, take_tail

_LONGEST_SUBHEAD = 100
_SENTENCE_END = tuple('.!?…:;,”"’)')
_TYPED_DATELINE = re.compile(r"([^\W\d_][^–—:!?\"“”]{1,60}?) ?[–—-] (?=\S)")
_IN_PLACE = re.compile(r"\bin ([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2})")


def import_page(
    data: bytes, desk: Desk, section: str | None = None, published: Moment | None = None, slug: str = ""
) -> Imported:
    """The article of a page. `section`, `published` and `slug`, where given, win. Raises CantImport."""
    notes = Notes()
    lines = read_lines(data, desk.settings.limits.article_bytes, notes)
    head = read_head(lines, desk, notes, section, published)
    slug = slug or slug_of(head.headline)
    if not slug:
        raise CantImport(
            "the headline has no letter that a file name can be made of. Give a name with --slug."
        )
    items = read_pictures(head.rest, notes)
    items, initials, sources = take_tail(items, desk, notes)
    lead, dateline, people, items = _take_lead(items, desk, notes)
    body, pictures = _body(items, people, desk, notes)
    fields = {
        "id": f"{head.moment.day:%Y%m%d}-{_digest(lines)}",
        "status": "published" if head.moment.at else "draft",
        "section": head.section,
        "language": desk.settings.language,
        "headline": head.headline,
        "label": head.label,
        "lead": lead,
        "dateline": dateline,
        "byline": _unique(head.byline + initials),
        "published": head.moment.text if head.moment.at else None,
        "sources": sources,
        "photos": [_photo(picture, number, slug) for number, picture in enumerate(pictures, 1)],
        "people": [person._asdict() for person in _unique(people)],
    }
    fields = {name: value for name, value in fields.items() if value}
    _say_what_is_missing(head, fields, pictures, body, notes)
    text = article_text(fields, body)
    return Imported(place_of(head.moment.day, slug, desk), fields, body, text, notes.in_order())


def _digest(lines: list[Line]) -> str:
    """Six letters and digits that the page's words decide."""
    text = "\n".join(line.text for line in lines)
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:6].lower()


def _take_lead(items: Items, desk: Desk, notes: Notes) -> tuple[str, str | None, list[Person], Items]:
    """The lead, the dateline, the people explained in the lead, and the items that are left."""
    index = next((i for i, item in enumerate(items) if isinstance(item, Line)), None)
    line = items[index] if index is not None else None
    if line is None or len(line.text) > desk.schemas.field("lead").get("maxLength", 1000):
        notes.field("lead", "the page has none that is one or two sentences long. Write it.")
        notes.field("dateline", "the page does not say where it was filed.")
        return "", None, [], items
    text, people = part_notes(line.text, line.number, desk.people, notes)
    text, dateline = _dateline(text, line.number, desk, notes)
    return text, dateline, people, items[:index] + items[index + 1 :]


def _dateline(lead: str, line: int, desk: Desk, notes: Notes) -> tuple[str, str | None]:
    """The lead without a dateline typed into it, and the dateline: that, or the one place of the lead."""
    places = {
        plain(form): entry.code
        for entry in desk.places.entries.values()
        for form in (entry.code, *entry.texts("variants"), *entry.texts("avoid"))
    }
    typed = _TYPED_DATELINE.match(lead)
    if typed and (place := places.get(plain(re.split(r"[,(]", typed[1])[0]))):
        notes.made(line, f"“{typed.group().strip()}” is the dateline {place} now.")
        return lead[typed.end() :], place
    found = {}
    for match in _IN_PLACE.finditer(lead):
        words = match[1].split()
        for count in range(len(words), 0, -1):
            typed_place = " ".join(words[:count])
            if words[0][0].isupper() and (place := places.get(plain(typed_place))):
                found[place] = typed_place
                break
    if len(found) == 1:
        place, typed_place = found.popitem()
        notes.field(
            "dateline", f"{place} is a guess, from “in {typed_place}” in the lead. Was it filed there?"
        )
        return lead, place
    notes.field("dateline", "the page does not say where it was filed.")
    return lead, None


def _body(items: Items, people: list[Person], desk: Desk, notes: Notes) -> tuple[str, list[Picture]]:
    """The body as Markdown, and the pictures in their order. People with notes are added to `people`."""
    blocks: list[str] = []
    pictures: list[Picture] = []
    for index, item in enumerate(items):
        if isinstance(item, Picture):
            pictures.append(item)
            if blocks or len(pictures) > 1:  # the first, if it stands above the text, leads the article
                blocks.append(f"![](photo:photo-{len(pictures)})")
        elif _is_subhead(items, index) and index and _could_be_subhead(items[index - 1]):
            notes.check(item.number, "this stands below other short lines: left in the text. Is it a subhead?")
            blocks.append(paragraph(item.text))
        elif _is_subhead(items, index):
            notes.made(item.number, f"“{item.text}” became a subhead.")
            blocks.append(subhead(item.text))
        else:
            text, found = part_notes(item.text, item.number, desk.people, notes)
            people += found
            blocks.append(paragraph(text))
    return "\n\n".join(blocks), pictures


def _is_subhead(items: Items, index: int) -> bool:
    """Whether a line is a subhead: short, no stop at its end, and a paragraph below it."""
    line = items[index]
    below = items[index + 1] if index + 1 < len(items) else None
    return _could_be_subhead(line) and isinstance(below, Line) and not _could_be_subhead(below)


def _could_be_subhead(line: Line | Picture) -> bool:
    if isinstance(line, Picture):
        return False
    text = line.text
    return (
        len(text) <= _LONGEST_SUBHEAD
        and not text.endswith(_SENTENCE_END)
        and (text[0].isupper() or text[0].isdigit())
    )


def _photo(picture: Picture, number: int, slug: str) -> dict[str, Any]:
    fields = {
        "id": f"photo-{number}",
        "file": f"{slug}-{number}.jpg",
        "caption": picture.caption,
        "alt": picture.alt,
        "credit": picture.credit,
    }
    return {name: value for name, value in fields.items() if value}


def _unique(values: list[Any]) -> list[Any]:
    return [value for index, value in enumerate(values) if value not in values[:index]]


def _say_what_is_missing(head: Head, fields: dict, pictures: list[Picture], body: str, notes: Notes) -> None:
    if not head.moment.at:
        notes.field("published", "the page gives the day but no time: it is a draft until you add the time.")
    if "byline" not in fields:
        notes.field("byline", "the page has no sign-off such as (mp). Who wrote it?")
    notes.field("topics", "a page does not name them. Choose one or more IPTC Media Topics.")
    if "sources" not in fields:
        notes.field("sources", "the page has no line such as Source: MON. Where do the facts come from?")
    if pictures:
        files = ", ".join(photo["file"] for photo in fields["photos"])
        notes.field("photos", f"a page's text brings no pictures. Save them beside the article as {files}.")
    for said, numbers in (
        (
            "no alternative text: say what the picture shows",
            [n for n, p in enumerate(pictures, 1) if not p.alt],
        ),
        ("the caption only repeats the credit: write one", [n for n, p in enumerate(pictures, 1) if p.bare]),
    ):
        if numbers:
            notes.field("photos", f"{', '.join(f'photo-{number}' for number in numbers)}: {said}.")
    if not body:
        notes.field("body", "there is no text below the lead.")
