"""The heart: one article's findings and facts, from its path, its bytes and the desk.

`examine` reads no clock, no disk and no Git, so its result may be kept by the file's Git blob id and
worked out in any process or on any machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from copydesk.article.model import Article, read_article
from copydesk.article.parts import Photo
from copydesk.checking.suppress import Waiver, waive, waivers
from copydesk.desk import Desk
from copydesk.facts import Facts, facts_of, spot
from copydesk.finding import ArchiveRemark, Finding, Place, Remark, Spot, route_text
from copydesk.fingerprint import fingerprint, told_apart
from copydesk.picture.place import photo_path
from copydesk.picture.read import Picture
from copydesk.rules.book import Rule
from copydesk.rules.in_force import RulesInForce, in_force
from copydesk.text import Position, Source, Span, decode

MOST_OF_A_RULE = 100


@dataclass(frozen=True)
class Examination:
    """What was found in one article, what other articles may ask of it, and which findings it asks to let
    stand."""

    findings: tuple[Finding, ...]
    facts: Facts | None
    waivers: tuple[Waiver, ...] = ()


class Pictures(Protocol):
    """The pictures that an article may declare, by path; one that can't be known is None."""

    def get(self, path: str) -> Picture | None: ...


def examine(
    path: str, data: bytes, desk: Desk, pictures: Pictures | None = None, most: int = MOST_OF_A_RULE
) -> Examination:
    """Check one article by itself. Any path, bytes and content will do. Without `pictures` the rules that
    look at the photos' files are silent. Of each rule `most` findings are given."""
    article = read_article(decode(path, data))
    rules = in_force(desk)
    given = waivers(article, rules)
    findings: Iterable[Finding] = told_apart(sorted(_findings(article, desk, rules, given, pictures, most)))
    if given:
        findings, given = waive(findings, given)
        if not _pictures_seen(article, desk, pictures):
            given = [waiver.without_idle("check_pictures") for waiver in given]
    return Examination(tuple(findings), facts_of(article), tuple(given))


def _pictures_seen(article: Article, desk: Desk, pictures: Pictures | None) -> bool:
    """Whether all that the rules on pictures could have found was there to be found."""
    if pictures is None:
        return False
    declared = declared_pictures(article, pictures, desk.settings.articles)
    return not any(picture.trouble for _, picture in declared)


def _remarks(
    article: Article, desk: Desk, rules: RulesInForce, pictures: Pictures | None
) -> Iterator[tuple[Rule, Iterable[Remark]]]:
    """What each rule has to say of an article."""
    vocabulary = article.copy.vocabulary
    for rule in rules.of_kind("check_article", article):
        if not rule.words or not rule.words.isdisjoint(vocabulary):
            yield rule, rule.check(article, desk)
    if pictures is not None and article.photos:
        declared = declared_pictures(article, pictures, desk.settings.articles)
        for rule in rules.of_kind("check_pictures", article):
            yield rule, rule.check(article, declared, desk)


def _findings(
    article: Article,
    desk: Desk,
    rules: RulesInForce,
    given: tuple[Waiver, ...],
    pictures: Pictures | None,
    most: int,
) -> Iterator[Finding]:
    """What the rules in force find; those that a waiver covers do not count towards the most of a rule."""
    for rule, remarks in _remarks(article, desk, rules, pictures):
        covering = [waiver for waiver in given if rule.id in waiver.rules] if given else ()
        count = 0
        for remark in remarks:
            finding = locate(remark, rule, article.source)
            count += not any(waiver.covers(finding) for waiver in covering)
            if count > most:
                last = f"More of the same follow; only the first {most} of {rule.id} in a file are listed."
                yield locate(Remark(remark.span, last), rule, article.source)
                break
            yield finding


def declared_pictures(article: Article, pictures: Pictures, folder: str) -> tuple[tuple[Photo, Picture], ...]:
    """Each photo of an article that has a file, with the picture; `folder` is that of all articles."""
    found = ((photo, pictures.get(photo_path(article.path, photo.file, folder)))
             for photo in article.photos if photo.file)
    return tuple((photo, picture) for photo, picture in found if picture is not None)


def locate(remark: Remark, rule: Rule, source: Source) -> Finding:
    """A rule's remark as a finding that stands on its own."""
    place = spot(source, remark.span)
    return Finding(
        source.path,
        place.start,
        place.end,
        rule.id,
        rule.level or remark.severity or rule.severity,
        " ".join(remark.message.splitlines()),
        route_text(remark.route),
        place.excerpt,
        fingerprint(rule.id, source.path, route_text(remark.route), place.excerpt),
        fix=remark.fix,
        places=tuple(_place(source, edit.span) for edit in remark.fix.edits) if remark.fix else (),
    )


def locate_in_archive(remark: ArchiveRemark, rule: Rule) -> Finding:
    """An archive rule's remark as a finding."""
    place = remark.spot
    print_ = fingerprint(rule.id, remark.path, "", place.excerpt)
    return Finding(remark.path, place.start, place.end, rule.id, rule.level or rule.severity, remark.message,
                   "", place.excerpt, print_, remark.related)


def _place(source: Source, span: Span) -> Place:
    start, end = source.position(span.start), source.position(max(span))
    return Place(start, end, _byte_column(source, span.start, start), _byte_column(source, max(span), end))


def _byte_column(source: Source, offset: int, position: Position) -> int:
    return len(source.text[offset - position.column + 1 : offset].encode("utf-8", "surrogateescape")) + 1


def at_head(path: str, rule: Rule, message: str) -> Finding:
    """A finding about a file as a whole."""
    nowhere = Spot(Position(1, 1), Position(1, 1), "")
    return locate_in_archive(ArchiveRemark(path, nowhere, message), rule)
