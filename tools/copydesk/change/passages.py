"""The fields of an article of which every word is substance."""

from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.finding import Route

SOURCES, KEYS, AI = "list of sources", "list of people", "note on the use of AI"
ONLY_LOST = frozenset((SOURCES, KEYS, AI))  # more of these is no change of what readers were told


class Passage(NamedTuple):
    """A text, what readers would call it, and the route of its field."""

    text: str
    part: str
    route: Route


def fields_of(article: Article) -> dict[str, Passage]:
    """The headline, the lead, the dateline, the byline, the notes on people, the sources and the use of AI, by
    their parts."""
    found = [Passage(getattr(article, name) or "", name, (name,)) for name in ("headline", "lead")]
    if article.dateline:
        place, country, date = article.dateline[:3]
        found.append(Passage(", ".join(filter(None, (place, country, date))), "dateline", ("dateline",)))
    writers = ", ".join(filter(None, (writer.name or writer.initials for writer in article.byline)))
    found.append(Passage(writers, "byline", ("byline",)))
    for person in article.people:
        if person.name and person.role:
            found.append(Passage(person.role, f"note on {person.name}", (*person.route, "role")))
    sources = ", ".join(filter(None, (source.handle or source.code or source.name for source in article.sources)))
    found.append(Passage(sources, SOURCES, ("sources",)))
    found.append(Passage(", ".join(filter(None, (person.key for person in article.people))), KEYS, ("people",)))
    use = article.front.values.get("ai")
    told = (use.get(name) for name in ("system", "used_for")) if isinstance(use, dict) else ()
    found.append(Passage(", ".join(text for text in told if isinstance(text, str)), AI, ("ai",)))
    return {passage.part: passage for passage in found if passage.text}


def photos_of(article: Article, before: Article | None = None) -> dict[str, Passage]:
    """The captions and credits of the photos, by their parts; a photo whose id was another in the version
    `before` goes by that."""
    known = {photo.id for photo in before.photos} if before else set()
    here = {photo.id for photo in article.photos}
    once = {photo.file or photo.url: photo.id for photo in before.photos if photo.id not in here} if before else {}
    found = []
    for photo in article.photos:
        id = photo.id if photo.id in known else once.get(photo.file or photo.url, photo.id)
        for name in ("caption", "credit") if id else ():
            found.append(Passage(getattr(photo, name) or "", f"{name} of {id}", (*photo.route, name)))
    return {passage.part: passage for passage in found}
