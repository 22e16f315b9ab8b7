"""Facts: what other articles and the archive may ask of an article, without its text."""

import re
from dataclasses import dataclass

from copydesk.article.body import Body, read_body
from copydesk.article.copy import Copy
from copydesk.article.frontmatter import read_frontmatter
from copydesk.article.model import Article
from copydesk.article.quotes import Quotes
from copydesk.finding import Spot
from copydesk.text import Source, Span


@dataclass(frozen=True, slots=True)
class Link:
    """An article named by another one, by id: where, and by what (`related` or the body)."""

    target: str
    spot: Spot
    field: str


@dataclass(frozen=True, slots=True)
class Alias:
    """An earlier path of an article, as its front matter gives it, and where."""

    path: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Facts:
    """What the archive knows of one article."""

    path: str
    id: str | None
    id_spot: Spot
    status: str | None
    published: str | None
    embargo: str | None
    headline: str | None
    links: tuple[Link, ...]
    aliases: tuple[Alias, ...]


def spot(source: Source, span: Span) -> Spot:
    """A span as a place that stands on its own."""
    start = source.position(span.start)
    line = source.line_span(start.line)
    return Spot(start, source.position(max(span)), source.text[line.start : min(line.end, line.start + 400)])


def facts_of(article: Article) -> Facts:
    """The facts of an article as read."""
    front = article.front
    links = [Link(target, spot(article.source, front.span_of(route)), "related") for target, route in article.related]
    withdrawal = article.withdrawal
    if withdrawal and withdrawal.replaced_by:
        place = front.span_of(("withdrawal", "replaced_by"))
        links.append(Link(withdrawal.replaced_by, spot(article.source, place), "replaced_by"))
    for link in article.body.links:
        if link.target.startswith("article:"):
            links.append(Link(link.target.removeprefix("article:"), spot(article.source, link.span), "body"))
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
    )


def read_facts(source: Source) -> Facts:
    """The facts of an article of which nothing else is wanted; its body is read only if it names others."""
    front = read_frontmatter(source)
    if source.text.find("article:", front.body_start) >= 0:
        body = read_body(source, front.body_start)
    else:
        body = Body(Span(front.body_start, len(source.text)))
    return facts_of(Article(source.path, source, front, body, Copy("", (), Quotes((), ()))))


_ID_LINE = re.compile(r"^id:[ \t]*[\"']?([a-z0-9-]{1,80})[\"']?[ \t]*(?:#.*)?$", re.M)


def _typed_id(article: Article) -> str | None:
    """The id that stands in front matter that can't be read, so that links to the article still find it."""
    if article.fields_readable:
        return None
    line = _ID_LINE.search(article.source.text, 0, 4000)
    return line[1] if line else None
