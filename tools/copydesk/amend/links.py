"""Links by path made links by id, which hold wherever an article goes."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from copydesk.article.body import Link
from copydesk.article.model import Article, read_article
from copydesk.article.place import linked_paths
from copydesk.edit.change import Unfit, apply, change_of
from copydesk.edit.meaning import difference
from copydesk.finding import Edit
from copydesk.text import Span, decode

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")
_TO_TARGET = re.compile(r"\]\([ \t]{0,20}<?")


class Relinked(NamedTuple):
    """An article's file with its links by id, and those that have to be written anew by hand, with the id."""

    data: bytes
    left: tuple[tuple[Link, str], ...]


IdOf = Callable[[Iterable[str]], str | None]


def relinked(article: Article, data: bytes, folder: str, id_of: IdOf) -> Relinked:
    """The file of an article whose links by path are made links by id. `id_of` gives the id for the bare
    paths that a link may mean, the likeliest first, or None where it is to stay. `folder` is that of all
    articles."""
    edits: list[Edit] = []
    left: list[tuple[Link, str]] = []
    targets: list[str] = []
    for link in article.body.links:
        by_path = link.target and not _ELSEWHERE.match(link.target)
        id = id_of(linked_paths(link.target, article.path, folder)) if by_path else None
        span = _target_span(article, link) if id else None
        targets.append(f"article:{id}" if span else link.target)
        if span:
            edits.append(Edit(span, f"article:{id}"))
        elif id:
            left.append((link, id))
    after = _proved(article, data, edits, targets) if edits else data
    if after is None:
        meant = [(link, target) for link, target in zip(article.body.links, targets) if link.target != target]
        by_hand = [*left, *((link, target.removeprefix("article:")) for link, target in meant)]
        return Relinked(data, tuple(sorted(by_hand, key=lambda one: one[0].span)))
    return Relinked(after, tuple(left))


def _target_span(article: Article, link: Link) -> Span | None:
    """Where a link's target stands, if it is written in the link itself and as it reads."""
    opening = _TO_TARGET.match(article.source.text, link.label.end)
    if not opening or not article.source.text.startswith(link.target, opening.end()):
        return None
    return Span(opening.end(), opening.end() + len(link.target))


def _proved(article: Article, data: bytes, edits: list[Edit], targets: list[str]) -> bytes | None:
    """The file with some edits made, if nothing but the targets of its links is another."""
    try:
        change = change_of(article.source.text, edits)
        made = apply(data, change)
    except Unfit:
        return None
    after = read_article(decode(article.path, made))
    same = not difference(article, after, change) and [link.target for link in after.body.links] == targets
    return made if same else None
