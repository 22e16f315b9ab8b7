"""What a change does, in the desk's words: what an approval may be asked for."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.change.model import Change
from copydesk.finding import Route
from copydesk.text import Source, Span

_STEPS = {
    ("draft", "published"): "publication",
    (None, "published"): "publication",
    ("published", "held"): "hold",
    ("held", "published"): "release",
    ("published", "withdrawn"): "withdrawal",
    ("held", "withdrawn"): "withdrawal",
}
KINDS = (
    *("publication", "update", "correction", "clarification", "refile"),
    *("hold", "release", "withdrawal", "move", "purge", "rules"),
)


class Event(NamedTuple):
    """Something that a change does: `what` is one of KINDS or `signoff RULE`; `source`, `span` and `route` are
    where it stands."""

    what: str
    source: Source
    span: Span
    route: Route = ()
    section: str | None = None


def events_of(change: Change) -> Iterator[Event]:
    """What a change of an article does."""
    article, before = change.after, change.before
    if article is None:
        if before and change.was_out:
            yield Event("purge", before.source, Span(0, 0), (), before.section)
        return

    def event(what: str, *route: str | int) -> Event:
        return Event(what, article.source, article.span_of(route), route, article.section)

    step = _STEPS.get((before.status if before else None, article.status or ""))
    if step:
        yield event(step, "status")
    if before and before.path != article.path and change.was_out:
        yield event("move", "aliases")
    if not before:
        return
    for update in change.new_updates:
        yield event("update", *update.route)
    for correction in change.new_corrections:
        yield event(correction.kind or "correction", *correction.route)
    known = {(signoff.rule, signoff.by) for signoff in before.signoffs}
    for signoff in article.signoffs:
        if signoff.rule and (signoff.rule, signoff.by) not in known:
            yield event(f"signoff {signoff.rule}", *signoff.route)


def rules_event(path: str) -> Event:
    """That the newsroom's rules change, in a file."""
    return Event("rules", Source(path, ""), Span(0, 0))
