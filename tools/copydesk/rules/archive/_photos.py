"""The photos of all articles, each with the picture that it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from copydesk.facts import Facts, PhotoFact
from copydesk.finding import Related
from copydesk.picture.place import photo_path


class Use(NamedTuple):
    """A photo in an article. `picture` is the path of its file, or its address."""

    article: Facts
    photo: PhotoFact
    picture: str


def photos_of(facts: Iterable[Facts], desk) -> Iterator[Use]:
    """Every photo of every article that is not withdrawn."""
    folder = desk.settings.articles
    for article in facts:
        for photo in article.photos if article.status != "withdrawn" else ():
            picture = photo_path(article.path, photo.file, folder) if photo.file else photo.url
            if picture:
                yield Use(article, photo, picture)


def photos_by(key: Callable[[PhotoFact], str | None], facts: Iterable[Facts], desk) -> dict[str, list[Use]]:
    """The photos that have something in common with another one, by what it is."""
    found: dict[str, list[Use]] = {}
    for use in photos_of(facts, desk):
        if shared := key(use.photo):
            found.setdefault(shared, []).append(use)
    return {shared: uses for shared, uses in found.items() if len(uses) > 1}


def related(use: Use, name: str, message: str) -> tuple[Related, ...]:
    """A field of another photo, as a place that a finding speaks of."""
    return (Related(use.article.path, *use.photo.spots[name].start, message),)
