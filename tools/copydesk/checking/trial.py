"""A trial: what one rule, or a draft of the house style, finds in the archive.

Every place counts, whatever the settings, suppressions and the baseline say: an editor wants to know what the
rule would do.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from copydesk.article.copy import MASK
from copydesk.article.model import Article, read_article
from copydesk.checking.examine import declared_pictures
from copydesk.desk import Desk
from copydesk.facts import facts_of
from copydesk.files import Entry, find_articles, read_entry
from copydesk.finding import ArchiveRemark
from copydesk.library import Library
from copydesk.pictures import PictureFolder, find_pictures
from copydesk.rules.book import Rule
from copydesk.rules.copy import house_style
from copydesk.rules.copy._hits import hits
from copydesk.text import Position, Span, decode

_CONTEXT = 60


class Seen(NamedTuple):
    """One hit in its context: what speaks (the rule, or the entry of the style), what it says, and the text
    before, at and behind the place."""

    name: str
    path: str
    place: Position
    message: str
    before: str
    found: str
    behind: str


@dataclass
class Trial:
    """What came of it. `sample` holds at most `size` hits, drawn evenly from all of them by `seed`."""

    size: int
    seed: int = 0
    articles: int = 0
    touched: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    sample: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._draw = random.Random(self.seed)

    @property
    def total(self) -> int:
        return self.counts.total()

    def add(self, seen: list[Seen]) -> None:
        """Count the hits of one article."""
        self.touched += bool(seen)
        for hit in seen:
            self.counts[hit.name] += 1
            if len(self.sample) < self.size:
                self.sample.append(hit)
            elif (place := self._draw.randrange(self.total)) < self.size:
                self.sample[place] = hit


class CannotTry(Exception):
    """The rule is not about articles; the message says what it is about."""


def try_style(
    desk: Desk,
    paths: Iterable[Path],
    size: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> Trial:
    """Try the desk's house style on the articles under `paths`, its entries counted one by one."""

    def of_article(article: Article) -> Iterator[Seen]:
        for hit in hits(article, desk):
            remark = house_style.remark(hit, article)
            yield _seen(hit.entry.id, remark.span, remark.message, article)

    trial = Trial(size, seed, counts=Counter({entry.id: 0 for entry in desk.style.entries}))
    _run(trial, desk, paths, of_article, progress)
    return trial


def try_rule(
    rule: Rule,
    desk: Desk,
    paths: Iterable[Path],
    size: int,
    seed: int,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> Trial:
    """Try one rule on the articles under `paths`, as on the day `today`. Raises CannotTry for a rule
    that is not about articles."""
    trial = Trial(size, seed, counts=Counter({rule.id: 0}))
    pictures = PictureFolder(desk.root, desk.settings)

    def of_article(article: Article) -> Iterator[Seen]:
        for remark in rule.check(article, desk):
            yield _seen(rule.id, remark.span, remark.message, article)

    def of_pictures(article: Article) -> Iterator[Seen]:
        declared = declared_pictures(article, pictures, desk.settings.articles)
        for remark in rule.check(article, declared, desk) if declared else ():
            yield _seen(rule.id, remark.span, remark.message, article)

    if rule.kind in ("check_article", "check_pictures"):
        _run(trial, desk, paths, of_article if rule.kind == "check_article" else of_pictures, progress)
    elif rule.kind in ("check_archive", "check_whole", "check_day"):
        _run_archive(trial, rule, desk, paths, today, progress)
    else:
        raise CannotTry(f"{rule.id} is not about the text of articles; `copydesk check` shows what it says.")
    return trial


def _run(
    trial: Trial,
    desk: Desk,
    paths: Iterable[Path],
    of_article: Callable[[Article], Iterator[Seen]],
    progress: Callable[[int, int], None] | None,
) -> None:
    for entry in _entries(desk, paths, progress):
        trial.articles += 1
        trial.add(list(of_article(read_article(decode(entry.path, entry.data or b"")))))


def _run_archive(
    trial: Trial,
    rule: Rule,
    desk: Desk,
    paths: Iterable[Path],
    today: date,
    progress: Callable[[int, int], None] | None,
) -> None:
    entries = _entries(desk, paths, progress)
    read = (facts_of(read_article(decode(entry.path, entry.data or b""))) for entry in entries)
    archive = Library(desk.settings.articles, read)
    trial.articles = len(archive)
    by_path: dict[str, list[Seen]] = {}
    for remark in _said(rule, archive, desk, today):
        spot = remark.spot
        first, last = spot.start.column - 1, spot.end.column - 1
        line = spot.excerpt
        before, found, behind = (
            line[max(0, first - _CONTEXT) : first],
            line[first:last],
            line[last : last + _CONTEXT],
        )
        seen = Seen(rule.id, remark.path, spot.start, remark.message, before, found, behind)
        by_path.setdefault(remark.path, []).append(seen)
    for seen_there in by_path.values():
        trial.add(seen_there)


def _said(rule: Rule, archive: Library, desk: Desk, today: date) -> Iterator[ArchiveRemark]:
    if rule.kind == "check_day":
        for article in archive:
            yield from rule.check(article, today, desk)
    elif rule.kind == "check_whole":
        yield from rule.check(archive, list(find_pictures(desk.root / desk.settings.articles, desk.root)), desk)
    else:
        yield from rule.check(archive, desk)


def _entries(
    desk: Desk, paths: Iterable[Path], progress: Callable[[int, int], None] | None
) -> Iterator[Entry]:
    """The articles that can be read."""
    files = list(find_articles(paths))
    for done, file in enumerate(files, 1):
        entry = read_entry(file, desk.root, desk.settings.limits.article_bytes)
        if entry.data is not None:
            yield entry
        if progress:
            progress(done, len(files))


def _seen(name: str, span: Span, message: str, article: Article) -> Seen:
    text, start, end = article.source.text, span.start, max(span)
    piece = article.copy.piece_at(start)
    first, last = piece.span if piece else article.source.line_span(article.source.position(start).line)
    before, found, behind = (
        text[max(first, start - _CONTEXT) : start],
        text[start:end],
        text[end : min(last, end + _CONTEXT)],
    )
    return Seen(
        name, article.path, article.source.position(start), message, *map(_line, (before, found, behind))
    )


def _line(text: str) -> str:
    return text.replace(MASK, " ").replace("\n", " ")
