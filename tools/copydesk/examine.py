"""The heart: one article's findings and facts, from its path, its bytes and the desk.

`examine` reads no clock, no disk and no Git, so its result may be kept by the file's Git blob id and
worked out in any process or on any machine.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.article.model import Article, read_article
from copydesk.desk import Desk
from copydesk.facts import Facts, facts_of, spot
from copydesk.finding import ArchiveRemark, Finding, Remark, Spot, route_text
from copydesk.rules.book import Rule, rules_of
from copydesk.text import Position, Source, decode

MOST_OF_A_RULE = 100


@dataclass(frozen=True)
class Examination:
    """What was found in one article, and what other articles may ask of it."""

    findings: tuple[Finding, ...]
    facts: Facts | None


def examine(path: str, data: bytes, desk: Desk) -> Examination:
    """Check one article by itself. Any path, bytes and content will do."""
    article = read_article(decode(path, data))
    return Examination(tuple(sorted(_findings(article, desk))), facts_of(article))


def _findings(article: Article, desk: Desk) -> Iterable[Finding]:
    for rule in rules_of("check_article"):
        count = 0
        for remark in rule.check(article, desk):
            count += 1
            if count > MOST_OF_A_RULE:
                break
            yield locate(remark, rule, article.source)
        if count > MOST_OF_A_RULE:
            last = f"More of the same follow; only the first {MOST_OF_A_RULE} of {rule.id} in a file are listed."
            yield locate(Remark(remark.span, last), rule, article.source)


def locate(remark: Remark, rule: Rule, source: Source) -> Finding:
    """A rule's remark as a finding that stands on its own."""
    place = spot(source, remark.span)
    return Finding(
        source.path,
        place.start,
        place.end,
        rule.id,
        remark.severity or rule.severity,
        " ".join(remark.message.splitlines()),
        route_text(remark.route),
        place.excerpt,
        _fingerprint(rule.id, source.path, route_text(remark.route), place.excerpt),
        fix=remark.fix,
    )


def locate_in_archive(remark: ArchiveRemark, rule: Rule) -> Finding:
    """An archive rule's remark as a finding."""
    place = remark.spot
    print_ = _fingerprint(rule.id, remark.path, "", place.excerpt)
    return Finding(remark.path, place.start, place.end, rule.id, rule.severity, remark.message,
                   "", place.excerpt, print_, remark.related)


def at_head(path: str, rule: Rule, message: str) -> Finding:
    """A finding about a file as a whole."""
    nowhere = Spot(Position(1, 1), Position(1, 1), "")
    return locate_in_archive(ArchiveRemark(path, nowhere, message), rule)


def _fingerprint(rule_id: str, path: str, route: str, excerpt: str) -> str:
    text = "\0".join((rule_id, path, route, " ".join(excerpt.split())))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:20]
