"""The rules on more than one article, and on what is not an article, each asked in its own way."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from copydesk.baseline import Baseline
from copydesk.checking.examine import locate, locate_in_archive
from copydesk.checking.suppress import Waiver
from copydesk.desk import Desk
from copydesk.facts import Facts
from copydesk.files import is_article_name
from copydesk.finding import ArchiveRemark, Finding
from copydesk.library import About, Library
from copydesk.rules.book import Rule, get_rule, rules_of
from copydesk.rules.in_force import in_force

if TYPE_CHECKING:
    from copydesk.change import Change
    from copydesk.change.approval import Approvals
    from copydesk.change.events import Event


def check_desk(desk: Desk) -> Iterator[Finding]:
    """What is wrong with the desk's own registers."""
    return iter(desk.kept("findings", lambda: tuple(_check_desk(desk))))


def _check_desk(desk: Desk) -> Iterator[Finding]:
    return _ruled("check_desk", desk, _no_section, lambda rule: rule.check(desk))


def check_archive(archive: Library | About, desk: Desk) -> Iterator[Finding]:
    """What the archive rules say of all articles together."""
    return _ruled("check_archive", desk, archive.section, lambda rule: rule.check(archive, desk))


def check_whole(archive: Library, files: list[str], desk: Desk) -> Iterator[Finding]:
    """What can be said only with all articles in hand; `files` are the paths of all picture files."""
    return _ruled("check_whole", desk, archive.section, lambda rule: rule.check(archive, files, desk))


def check_day(facts: Facts, today: date | None, desk: Desk) -> Iterator[Finding]:
    """What the day has made wrong in an article; nothing where no day is given."""
    if today is None or not facts.depends_on_day:
        return iter(())
    return _ruled("check_day", desk, lambda _: facts.section, lambda rule: rule.check(facts, today, desk))


def check_changes(changes: "Iterable[Change]", desk: Desk) -> Iterator[Finding]:
    """What the rules on changes say of what was changed."""
    rules = in_force(desk)
    for change in changes:
        asked = [rule for rule in rules_of("check_change") if desk.settings.preview or not rule.preview]
        article = change.after or change.before
        for rule in asked:
            here = rules.get(rule, article.path, article.section)
            if here:
                yield from (locate(remark, here, article.source) for remark in rule.check(change, desk))


def check_approvals(events: "Iterable[Event]", approvals: "Approvals", desk: Desk) -> Iterator[Finding]:
    """What changes have done that nobody approved who has to."""
    rules = in_force(desk)
    for event in events:
        for rule in rules_of("check_approval"):
            here = rules.get(rule, event.source.path, event.section)
            if here:
                yield from (locate(remark, here, event.source) for remark in rule.check(event, approvals))


def check_waivers(
    waivers: Collection[Waiver], asked: Iterable[str], desk: Desk, today: date | None
) -> Iterator[Finding]:
    """What is wrong with suppressions, now that the rules of some kinds have been asked."""
    kinds = frozenset(asked)
    if not waivers:
        return iter(())
    waivers = [
        replace(waiver, idle=tuple(id for id in waiver.idle if (rule := get_rule(id)) and rule.kind in kinds))
        for waiver in waivers
    ]
    return _ruled(
        "check_waiver",
        desk,
        _no_section,
        lambda rule: (
            ArchiveRemark(waiver.path, waiver.spot, message)
            for waiver in waivers
            for message in rule.check(waiver, today)
        ),
    )


def _ruled(
    kind: str,
    desk: Desk,
    section_of: Callable[[str], str | None],
    remarks_of: Callable[[Rule], Iterable[ArchiveRemark]],
) -> Iterator[Finding]:
    """What the rules of a kind say, at the levels they have where they say it."""
    rules = in_force(desk)
    for rule in rules_of(kind):
        if rule.preview and not desk.settings.preview:
            continue
        for remark in remarks_of(rule):
            here = rules.get(rule, remark.path, section_of(remark.path))
            if here:
                yield locate_in_archive(remark, here)


def check_baseline(baseline: Baseline, desk: Desk) -> Iterator[Finding]:
    """What stands in the baseline and has nothing behind it, now that everything has been checked."""
    articles = f"{desk.settings.articles}/"
    left = [
        left
        for left in baseline.left()
        if left.entry.path.startswith(articles) or not is_article_name(left.entry.path.rpartition("/")[2])
    ]
    if not left:
        return iter(())
    return _ruled(
        "check_baseline",
        desk,
        _no_section,
        lambda rule: (
            ArchiveRemark(baseline.path, entry.spot, message)
            for entry in left
            for message in rule.check(entry)
        ),
    )


def _no_section(path: str) -> None:
    """What is not an article stands in none, and of these articles it is not known."""
