"""The photos of articles, each with the picture that it is."""

from collections.abc import Iterable
from typing import NamedTuple

from copydesk.facts import Facts, PhotoFact
from copydesk.finding import Related
from copydesk.picture.place import photo_path


class Use(NamedTuple):
    """A photo in an article. `picture` is the path of its file, or its address."""

    article: Facts
    photo: PhotoFact
    picture: str


def photos_of(articles: Iterable[Facts], desk) -> list[Use]:
    """Every photo of some articles that has a picture."""
    folder = desk.settings.articles
    return [
        Use(article, photo, photo_path(article.path, photo.file, folder) if photo.file else photo.url)
        for article in articles
        for photo in article.photos
        if photo.file or photo.url
    ]


def related(use: Use, name: str, message: str) -> tuple[Related, ...]:
    """A field of another photo, as a place that a finding speaks of."""
    return (Related(use.article.path, *use.photo.spots[name].start, message),)
