"""The fields of an article of which every word is substance."""

from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.finding import Route


class Passage(NamedTuple):
    """A text, what readers would call it, and the route of its field."""

    text: str
    part: str
    route: Route


def fields_of(article: Article) -> dict[str, Passage]:
    """The headline, the lead, the dateline, the byline and the notes on people, by their parts."""
    found = [Passage(getattr(article, name) or "", name, (name,)) for name in ("headline", "lead")]
    if article.dateline:
        place, country, date = article.dateline[:3]
        found.append(Passage(", ".join(filter(None, (place, country, date))), "dateline", ("dateline",)))
    writers = ", ".join(filter(None, (writer.name or writer.initials for writer in article.byline)))
    found.append(Passage(writers, "byline", ("byline",)))
    for person in article.people:
        if person.name and person.role:
            found.append(Passage(person.role, f"note on {person.name}", (*person.route, "role")))
    return {passage.part: passage for passage in found if passage.text}


def photos_of(article: Article) -> dict[str, Passage]:
    """The captions and credits of the photos, by their parts."""
    found = [
        Passage(getattr(photo, name) or "", f"{name} of {photo.id}", (*photo.route, name))
        for photo in article.photos
        if photo.id
        for name in ("caption", "credit")
    ]
    return {passage.part: passage for passage in found}
