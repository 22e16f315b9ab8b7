"""ninjs 3.2, IPTC's News in JSON: https://iptc.org/std/ninjs/."""

from datetime import datetime, time
from html import escape
from typing import Any

from copydesk.desk.settings import Settings
from copydesk.export.address import address, tag
from copydesk.export.body import Body
from copydesk.export.filled import filled
from copydesk.export.furniture import Furniture
from copydesk.export.item import Image, Item, Rendition
from copydesk.export.jsontext import json_bytes
from copydesk.export.press import Press
from copydesk.export.said import AI_SHARE, by_line, dateline, notes
from copydesk.export.tombstone import Notice

file = "article.ninjs.json"
media_type = "application/json"
lost = {
    "aliases": "There is no field for earlier addresses; they are in feeds/redirects.json.",
    "ai": "digitalSourceType says that a model had a share; for what, only the words of edNote.",
    "corrections.was": "There is no field for it: the words stand in edNote.",
    "corrections.now": "There is no field for it: the words stand in edNote.",
    "dateline": "There is no field for it: it is a description with the role dateline.",
    "label": "IPTC has no code for it: it is a headline with the role label, and a genre without an address.",
    "photos.credit": "There is no field for it: it is a description with the role creditline.",
    "signoff": "There is no field for it: it stands in report/validation.json.",
    "sources.accessed": "There is no field for it.",
    "sources.archive": "There is no field for it.",
    "sources.kind": "There is no field for it.",
}

_STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}
_CODES = "http://cv.iptc.org/newscodes/"


def write_item(item: Item, press: Press) -> bytes:
    """The document as JSON."""
    data = document(item, press.text(item), press.settings, press.furnishings.of(item.language))
    return json_bytes(data)


def write_withdrawn(notice: Notice, press: Press) -> bytes:
    """The document that takes an article back."""
    instead = {"name": "replacement", "rel": "replacedBy", "type": "text"}
    if notice.replaced_by:
        instead["uri"] = tag(press.settings, notice.replaced_by)
    data = {
        "uri": tag(press.settings, notice.id),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "version": str(notice.version),
        "pubStatus": "canceled",
        "language": notice.language,
        "firstCreated": notice.published.isoformat(),
        "versionCreated": notice.at.isoformat(),
        "altIds": [{"role": "id", "value": notice.id}],
        "edNote": " ".join(filter(None, (notice.reason, notice.note))),
        "associations": [instead] if notice.replaced_by else [],
    }
    return json_bytes(filled(data))


def document(item: Item, body: Body, settings: Settings, words: Furniture) -> dict[str, Any]:
    """The document as data; `words` are those of its language."""
    label = item.label.capitalize() if item.label else None
    return filled(
        {
            "uri": tag(settings, item.id),
            "standard": _STANDARD,
            "type": "text",
            "representationType": "full",
            "profile": "text-photo" if item.images else "text-only",
            "version": str(item.version),
            "pubStatus": "usable",
            "language": item.language,
            "firstCreated": item.published.isoformat(),
            "versionCreated": (item.modified or item.published).isoformat(),
            "contentCreated": item.published.isoformat(),
            "embargoedUntil": item.embargo.isoformat() if item.embargo else None,
            "slugline": item.slug,
            "altIds": [{"role": "id", "value": item.id}],
            "headlines": [_value("main", item.headline), *([_value("label", label)] if label else [])],
            "descriptions": [
                _value("lead", item.lead),
                _value("dateline", dateline(item, words)),
                *[_value("note", f"{note.name}: {note.role}") for note in item.people],
                *[_value(change.kind, change.note) for change in item.changes],
            ],
            "edNote": "\n".join(notes(item, words)),
            # IPTC has retired the genre of updates, and has none for breaking news and corrections
            "genres": [{"name": label, "literal": item.label}] if label else [],
            "by": by_line(item, words),
            "people": [
                *[
                    filled({"name": author.name, "rel": "author", "literal": author.code, "uri": author.url})
                    for author in item.authors
                ],
                *[
                    filled({"name": note.name, "rel": "mentioned", "literal": note.code})
                    for note in item.people
                ],
            ],
            "located": item.place,
            "places": [filled({"name": item.place, "rel": "dateline", "literal": _literal(item)})],
            "subjects": [
                filled({"name": item.section.name, "rel": "section", "literal": item.section.code}),
                *[
                    filled(
                        {
                            "name": topic.name,
                            "rel": "about",
                            "uri": f"{_CODES}mediatopic/{topic.code}" if topic.code else None,
                        }
                    )
                    for topic in item.topics
                ],
            ],
            "digitalSourceType": _source_type(AI_SHARE) if item.ai else None,
            "infoSources": [
                filled({"name": source.name, "literal": source.code, "uri": source.url})
                for source in item.sources
            ],
            "bodies": [
                {
                    "role": "main",
                    "contentType": "text/html",
                    **_counts(body.text),
                    "value": _html(body, item, settings),
                },
                {"role": "main", "contentType": "text/plain", **_counts(body.text), "value": body.text},
            ],
            "associations": [
                *[_photo(image, index == 0, item, settings) for index, image in enumerate(item.images)],
                *[
                    {
                        "name": related.name,
                        "rel": "seeAlso",
                        "uri": tag(settings, str(related.code)),
                        "type": "text",
                    }
                    for related in item.related
                ],
            ],
            "copyrightHolder": item.rights.holder,
            "copyrightNotice": item.rights.notice,
            "usageTerms": item.rights.terms,
        }
    )


def _photo(image: Image, leads: bool, item: Item, settings: Settings) -> dict[str, Any]:
    last = datetime.combine(image.expires, time(23, 59, 59), settings.zone) if image.expires else None
    return filled(
        {
            "name": image.id,
            "rel": "lead" if leads else "body",
            "uri": tag(settings, item.id, image.id),
            "type": "picture",
            "expires": last.isoformat() if last else None,
            "by": image.photographer,
            "descriptions": [
                _value(role, text)
                for role, text in (
                    ("caption", image.caption),
                    ("creditline", image.credit),
                    ("altText", image.alt),
                )
                if text
            ],
            "infoSources": [filled({"name": image.agency.name, "literal": image.agency.code})]
            if image.agency
            else [],
            "copyrightNotice": image.rights,
            "digitalSourceType": _source_type(image.source_type) if image.source_type else None,
            "renditions": [_rendition(file, item, settings) for file in image.renditions]
            or [filled({"name": "original", "href": image.url})],
        }
    )


def _source_type(code: str) -> dict[str, str]:
    return {"name": code, "uri": f"{_CODES}digitalsourcetype/{code}"}


def _rendition(file: Rendition, item: Item, settings: Settings) -> dict[str, Any]:
    return {
        "name": f"{file.media_type.removeprefix('image/')}-{file.width}w",
        "href": address(settings, item.id, file.name),
        "contentType": file.media_type,
        "width": file.width,
        "height": file.height,
        "sizeInBytes": file.size,
    }


def _html(body: Body, item: Item, settings: Settings) -> str:
    return "".join(part if isinstance(part, str) else _figure(part, item, settings) for part in body.parts)


def _figure(image: Image, item: Item, settings: Settings) -> str:
    source = address(settings, item.id, image.file.name) if image.file else image.url or ""
    credit = f"{'Photo' if image.is_photograph else 'Picture'}: {image.credit}" if image.credit else None
    words = " ".join(filter(None, (image.caption, credit)))
    return (
        f'<figure><img src="{escape(source)}" alt="{escape(image.alt)}">'
        f"<figcaption>{escape(words)}</figcaption></figure>\n"
    )


def _literal(item: Item) -> str | None:
    return f"{item.place}, {item.country}" if item.country else None


def _counts(text: str) -> dict[str, int]:
    return {"charCount": len(text), "wordCount": len(text.split())}


def _value(role: str, text: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": text}
