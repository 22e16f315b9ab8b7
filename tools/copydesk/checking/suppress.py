"""Findings that a writer has asked to let stand, with a reason and perhaps up to a day.

A suppression that can be followed is a waiver. Examining an article marks the findings that its waivers
cover; whether a waiver's time is over is decided later, because it needs the day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from copydesk.article.model import Article
from copydesk.article.suppressions import goes_for_the_id, suppressions
from copydesk.facts import spot
from copydesk.finding import Finding, Spot
from copydesk.rules.book import get_rule
from copydesk.rules.in_force import RulesInForce
from copydesk.text import Position


@dataclass(frozen=True)
class Waiver:
    """A suppression that is followed: where it stands, from where to where it goes (None: for nothing), for
    which rules, and why. `idle` are those of its rules that speak here and have had nothing to say so far."""

    path: str
    spot: Spot
    area: tuple[Position, Position] | None
    rules: tuple[str, ...]
    reason: str
    until: str
    idle: tuple[str, ...]

    def is_over(self, today: date | None) -> bool:
        """Whether its last day is past; without a day nothing is."""
        return bool(self.until and today and self.until < today.isoformat())

    def covers(self, finding: Finding) -> bool:
        """Whether it goes for a finding."""
        return (
            finding.rule in self.rules
            and self.area is not None
            and self.area[0] <= finding.start <= self.area[1]
            and not is_identity(finding.rule, finding.route)
        )

    def without_idle(self, kind: str) -> "Waiver":
        """The same, with no rule of a kind idle: it could not be asked all."""
        return replace(
            self, idle=tuple(id for id in self.idle if (rule := get_rule(id)) and rule.kind != kind)
        )


def is_identity(rule: str, route: str) -> bool:
    """Whether a finding is about the article's id, which nobody can let stand."""
    return rule.startswith("field/") and route == "id"


def waivers(article: Article, rules: RulesInForce) -> tuple[Waiver, ...]:
    """The waivers of an article."""
    found = []
    for one in suppressions(article):
        known = filter(None, (get_rule(named.rule) for named in one.rules))
        never = {"field"} if goes_for_the_id(article, one) else ()
        followed = tuple(rule for rule in known if rule.suppressible and rule.topic not in never)
        if one.fault or not one.reason or not followed:
            continue
        area = tuple(map(article.source.position, one.area)) if one.area else None
        speaking = (rule.id for rule in followed if rules.get(rule, article.path, article.section))
        found.append(
            Waiver(
                article.path,
                spot(article.source, one.span),
                area,
                tuple(rule.id for rule in followed),
                one.reason,
                one.until,
                tuple(speaking) if article.fields_readable else (),
            )
        )
    return tuple(found)


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[list[Finding], list[Waiver]]:
    """The findings, those marked that a waiver covers; and the waivers with less idle. Of several that cover
    a finding the one that lasts longest has it."""
    given = sorted(waivers, key=lambda waiver: waiver.until or "9999", reverse=True)
    by_rule: dict[tuple[str, str], list[int]] = {}
    for index, waiver in enumerate(given):
        for rule in waiver.rules:
            by_rule.setdefault((waiver.path, rule), []).append(index)
    used: set[tuple[int, str]] = set()
    marked = []
    for finding in findings:
        candidates = by_rule.get((finding.path, finding.rule), ()) if by_rule else ()
        index = next((index for index in candidates if given[index].covers(finding)), None)
        if index is not None:
            used.add((index, finding.rule))
            finding = finding._replace(suppressed=given[index].reason, until=given[index].until)
        marked.append(finding)
    left = [
        replace(waiver, idle=tuple(rule for rule in waiver.idle if (index, rule) not in used))
        for index, waiver in enumerate(given)
    ]
    return marked, left


def as_of(findings: Iterable[Finding], today: date | None) -> Iterator[Finding]:
    """The findings; those whose waiver is over count again."""
    day = today.isoformat() if today else ""
    for finding in findings:
        if finding.until and finding.until < day:
            finding = finding._replace(suppressed="", until="")
        yield finding
