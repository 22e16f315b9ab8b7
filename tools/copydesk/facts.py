"""Facts: what other articles and the archive may ask of an article, without its text."""

from dataclasses import dataclass

from copydesk.article.model import Article
from copydesk.finding import Spot
from copydesk.text import Source, Span


@dataclass(frozen=True, slots=True)
class Link:
    """An article named by another one, by id: where, and by what (`related` or the body)."""

    target: str
    spot: Spot
    field: str


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
    aliases: tuple[str, ...]


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
        article.id,
        spot(article.source, front.span_of(("id",))),
        article.status,
        article.published.text if article.published else None,
        article.embargo.text if article.embargo else None,
        article.headline,
        tuple(links),
        tuple(alias for alias, _ in article.aliases),
    )
