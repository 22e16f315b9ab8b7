"""schema.org NewsArticle as JSON-LD, for search engines and assistants: https://schema.org/NewsArticle."""

from typing import Any

from copydesk.desk.settings import Settings
from copydesk.export.address import address, tag
from copydesk.export.filled import filled
from copydesk.export.item import Image, Item
from copydesk.export.jsontext import indented, json_bytes
from copydesk.export.press import Press
from copydesk.export.said import AI_SHARE
from copydesk.export.tombstone import Notice

file = "article.jsonld"
media_type = "application/ld+json"
lost = {
    "aliases": "There is no field for earlier addresses; they are in feeds/redirects.json.",
    "ai": "digitalSourceType says that a model had a share; there is no field for what it did.",
    "corrections.kind": "CorrectionComment does not tell a correction from a clarification.",
    "corrections.was": "There is no field for it.",
    "corrections.now": "There is no field for it.",
    "dateline.date": "There is no field for it.",
    "embargo": "There is no field for it: it was over when the bundle was made.",
    "label": "There is no field for it: it stands before the alternativeHeadline.",
    "signoff": "There is no field for it: it stands in report/validation.json.",
    "sources.accessed": "There is no field for it.",
    "sources.archive": "There is no field for it.",
    "sources.kind": "There is no field for it.",
    "updates.note": "There is no field for it: dateModified says when.",
}

_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/"
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def write_item(item: Item, press: Press) -> bytes:
    """The document as JSON."""
    return json_bytes(document(item, press))


def write_withdrawn(notice: Notice, press: Press) -> bytes:
    """The stub of an article that was taken back."""
    settings = press.settings
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": tag(settings, notice.id),
        "identifier": notice.id,
        "version": notice.version,
        "inLanguage": notice.language,
        "datePublished": notice.published.isoformat(),
        "dateModified": notice.at.isoformat(),
        "creativeWorkStatus": "Withdrawn",
        "publisher": _publisher(settings),
        "description": " ".join(filter(None, (notice.reason, notice.note))),
        "mentions": _reference(notice.replaced_by, None, settings) if notice.replaced_by else None,
    }
    return json_bytes(filled(data))


def script(item: Item, press: Press) -> str:
    """The document as it may stand in a page's script element: no `<`, `>` or `&` is left in it."""
    text = indented(document(item, press), 1).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def document(item: Item, press: Press) -> dict[str, Any]:
    """The document as data, which nobody changes."""
    return press.for_item(item, "jsonld", lambda: _document(item, press.page(item).text, press.settings))


def _document(item: Item, text: str, settings: Settings) -> dict[str, Any]:
    publisher = _publisher(settings)
    page = address(settings, item.id, "article.html")
    rights = item.rights
    holder = (
        publisher if rights.holder == settings.publisher else {"@type": "Organization", "name": rights.holder}
    )
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": tag(settings, item.id),
            "identifier": item.id,
            "version": item.version,
            "url": page,
            "mainEntityOfPage": page,
            "headline": item.headline,
            "alternativeHeadline": f"{item.label.capitalize()}: {item.headline}" if item.label else None,
            "abstract": item.lead,
            "description": item.lead,
            "inLanguage": item.language,
            "datePublished": item.published.isoformat(),
            "dateModified": (item.modified or item.published).isoformat(),
            "dateline": item.place,
            "locationCreated": filled(
                {
                    "@type": "Place",
                    "name": item.place,
                    "address": {"@type": "PostalAddress", "addressCountry": item.country}
                    if item.country
                    else None,
                }
            ),
            "author": [
                filled({"@type": "Person", "name": author.name, "jobTitle": author.role, "url": author.url})
                for author in item.authors
            ],
            "publisher": publisher,
            "articleSection": item.section.name,
            "about": [
                filled(
                    {
                        "@type": "Thing",
                        "@id": f"{_TOPIC}{topic.code}" if topic.code else None,
                        "name": topic.name,
                    }
                )
                for topic in item.topics
            ],
            "mentions": [
                {"@type": "Person", "name": note.name, "description": note.role} for note in item.people
            ],
            "citation": [
                filled({"@type": "CreativeWork", "name": source.name, "url": source.url})
                for source in item.sources
            ],
            "image": [_image(image, item, settings) for image in item.images],
            "correction": [
                {"@type": "CorrectionComment", "text": change.note, "datePublished": change.at.isoformat()}
                for change in item.changes
                if change.kind != "update"
            ],
            "isBasedOn": [_reference(str(other.code), other.name, settings) for other in item.related],
            "digitalSourceType": f"{_SOURCE_TYPE}{AI_SHARE}" if item.ai else None,
            "articleBody": text,
            "wordCount": len(text.split()),
            "isAccessibleForFree": True,
            "creativeWorkStatus": "Published",
            "copyrightHolder": holder,
            "copyrightNotice": rights.notice,
            "usageInfo": {"@type": "CreativeWork", "text": rights.terms} if rights.terms else None,
        }
    )


def _publisher(settings: Settings) -> dict[str, str]:
    home = f"https://{settings.domain}/"
    return {"@type": "NewsMediaOrganization", "name": settings.publisher, "url": home}


def _reference(id: str, headline: str | None, settings: Settings) -> dict[str, Any]:
    page = address(settings, id, "article.html")
    return filled({"@type": "NewsArticle", "@id": tag(settings, id), "headline": headline, "url": page})


def _image(image: Image, item: Item, settings: Settings) -> dict[str, Any]:
    file = image.file
    agency = {"@type": "Organization", "name": image.agency.name} if image.agency else None
    return filled(
        {
            "@type": "ImageObject",
            "contentUrl": address(settings, item.id, file.name) if file else image.url,
            "encodingFormat": file.media_type if file else None,
            "width": file.width if file else None,
            "height": file.height if file else None,
            "caption": image.caption,
            "description": image.alt,
            "creditText": image.credit,
            "creator": {"@type": "Person", "name": image.photographer} if image.photographer else agency,
            "copyrightNotice": image.rights,
            "expires": image.expires.isoformat() if image.expires else None,
            "digitalSourceType": f"{_SOURCE_TYPE}{image.source_type}" if image.source_type else None,
        }
    )
