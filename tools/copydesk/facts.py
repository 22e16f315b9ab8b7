"""Facts: what other articles and the archive may ask of an article, without its text."""

import re
from typing import NamedTuple

from copydesk.article.body import Body, read_body
from copydesk.article.copy import Copy
from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.article.quotes import Quotes
from copydesk.finding import Spot
from copydesk.sketch import sketch_of
from copydesk.text import Position, Source, Span


class Link(NamedTuple):
    """An article named by another one, by id: where, and by what (`related` or the body)."""

    target: str
    spot: Spot
    field: str


class Alias(NamedTuple):
    """An earlier path of an article, as its front matter gives it, and where."""

    path: str
    spot: Spot


class PhotoFact(NamedTuple):
    """A declared photo: its file as typed or its address, what is said of it, and where."""

    file: str | None
    url: str | None
    caption: str | None
    credit: str | None
    expires: str | None
    spots: dict[str, Spot]


class Facts(NamedTuple):
    """What the archive knows of one article. `paths` are links by path, where an id belongs; `writers` the
    initials in it; `sketch` what its text is known by, of a published one (see sketch.py). One that is not
    `readable` has fields that nobody knows."""

    path: str
    id: str | None
    id_spot: Spot
    status: str | None
    published: str | None
    embargo: str | None
    headline: str | None
    links: tuple[Link, ...]
    aliases: tuple[Alias, ...]
    paths: tuple[Link, ...] = ()
    section: str | None = None
    writers: tuple[str, ...] = ()
    photos: tuple[PhotoFact, ...] = ()
    sketch: tuple[int, ...] = ()
    readable: bool = True

    @property
    def depends_on_day(self) -> bool:
        """Whether there is a day in them on which something becomes wrong; only then are rules on days asked."""
        return any(photo.expires for photo in self.photos)


def spot(source: Source, span: Span) -> Spot:
    """A span as a place that stands on its own. Of a long line the excerpt is its start, as far as the place."""
    last = max(span)
    start = source.position(span.start)
    line = source.line_span(start.line)
    end = source.position(last) if last > line.end else Position(start.line, last - line.start + 1)
    far = min(max(400, last - line.start + 60), 4000)
    return Spot(start, end, source.text[line.start : min(line.end, line.start + far)])


def facts_of(article: Article) -> Facts:
    """The facts of an article as read."""
    front = article.front
    links = [Link(target, spot(article.source, front.span_of(route)), "related") for target, route in article.related]
    withdrawal = article.withdrawal
    if withdrawal and withdrawal.replaced_by:
        place = front.span_of(("withdrawal", "replaced_by"))
        links.append(Link(withdrawal.replaced_by, spot(article.source, place), "replaced_by"))
    paths = []
    for link in article.body.links:
        if link.target.startswith("article:"):
            links.append(Link(link.target.removeprefix("article:"), spot(article.source, link.span), "body"))
        elif link.target and not _SCHEME.match(link.target):
            paths.append(Link(link.target, spot(article.source, link.span), "path"))
    return Facts(
        article.path,
        article.id or _typed_id(article),
        spot(article.source, front.span_of(("id",))),
        article.status,
        article.published.text if article.published else None,
        article.embargo.text if article.embargo else None,
        article.headline,
        tuple(links),
        tuple(Alias(path, spot(article.source, front.span_of(route))) for path, route in article.aliases),
        tuple(paths),
        article.section,
        tuple(writer.initials for writer in article.byline if writer.initials),
        tuple(_photo(article, photo) for photo in article.photos),
        _sketch(article) if article.status == "published" else (),
        article.fields_readable,
    )


def _photo(article: Article, photo: Photo) -> PhotoFact:
    told = {name: getattr(photo, name) for name in ("caption", "credit", "expires")}
    spots = {
        name: spot(article.source, article.span_of((*photo.route, name)))
        for name, value in told.items()
        if value
    }
    return PhotoFact(photo.file, photo.url, **told, spots=spots)


def _sketch(article: Article) -> tuple[int, ...]:
    return sketch_of([b.content for b in article.body.blocks if b.kind == "paragraph" and not b.quoted])


def read_facts(source: Source) -> Facts:
    """The facts of an article of which nothing else is wanted; its body is read only if it names others."""
    front = read_frontmatter(source)
    if source.text.find("article:", front.body_start) >= 0:
        body = read_body(source, front.body_start)
    else:
        body = Body(Span(front.body_start, len(source.text)))
    return facts_of(Article(source.path, source, front, body, Copy("", (), Quotes((), ()))))


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
_ID_LINE = re.compile(r"^id:[ \t]*[\"']?([a-z0-9-]{1,80})[\"']?[ \t]*(?:#.*)?$", re.M)


def _typed_id(article: Article) -> str | None:
    """The id that stands in front matter that can't be read, so that links to the article still find it."""
    if article.fields_readable:
        return None
    line = _ID_LINE.search(article.source.text, 0, 4000)
    return line[1] if line else None
