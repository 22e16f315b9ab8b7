"""schema.org NewsArticle as JSON-LD, for search engines and assistants: https://schema.org/NewsArticle."""

import json
from typing import Any

from copydesk.desk.settings import Settings
from copydesk.export.address import address, tag
from copydesk.export.body import Body
from copydesk.export.filled import filled
from copydesk.export.item import Image, Item
from copydesk.export.press import Press

file = "article.jsonld"
media_type = "application/ld+json"
lost: dict[str, str] = {}

_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/"
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def write_item(item: Item, press: Press) -> bytes:
    """The document as JSON."""
    data = document(item, press.text(item), press.settings)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def script(item: Item, body: Body, settings: Settings) -> str:
    """The document as it may stand in a page's script element: no `<`, `>` or `&` is left in it."""
    text = json.dumps(document(item, body, settings), ensure_ascii=False, indent=1)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def document(item: Item, body: Body, settings: Settings) -> dict[str, Any]:
    """The document as data."""
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": settings.publisher,
        "url": f"https://{settings.domain}/",
    }
    rights = item.rights
    holder = (
        publisher if rights.holder == settings.publisher else {"@type": "Organization", "name": rights.holder}
    )
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": tag(settings, item.id),
            "headline": item.headline,
            "abstract": item.lead,
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
            "wordCount": len(body.text.split()),
            "isAccessibleForFree": True,
            "creativeWorkStatus": "Published",
            "copyrightHolder": holder,
            "copyrightNotice": rights.notice,
        }
    )


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
