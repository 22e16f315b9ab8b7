"""The history of an article: for the duty editor and the lawyer as text, the oldest version first, and as JSON.

The JSON object has `path`, `id`, `complete` (false where a shallow clone lacks the start) and `versions`. Each of
these has `version`, `at` (when its commit was made), `commit`, `subject`, `authors`, `approved_by`, `path`,
`moved_from`, `status`, `did` (publication, update, correction, hold ...), `headline`, `updates` and `corrections`
as they were added, and `substance`: what changed for readers since the version before, each with `part`, `kind`,
`was` and `now`.
"""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from copydesk.article.times import time_text
from copydesk.change.events import events_of
from copydesk.desk import Desk
from copydesk.history import History, Record
from copydesk.report.look import Look, counted, visible
from copydesk.rules.change._told import said


def write_text(history: History, desk: Desk, out: TextIO, look: Look) -> None:
    """Write the history for people."""
    name = look.paint(look.path(history.path), "bold")
    out.write(f"{name} ({visible(history.id)}): {counted(len(history.records), 'published version')}\n")
    for record in history.records:
        out.write(f"\n{look.paint(_head(record, desk), 'bold')}\n")
        out.writelines(f"  {visible(line)}\n" for line in _lines(record, desk))


def write_json(history: History, desk: Desk, out: TextIO) -> None:
    """Write the history for programs."""
    versions = [_object(record, desk) for record in history.records]
    told = {"path": history.path, "id": history.id, "complete": history.complete, "versions": versions}
    out.write(json.dumps(told, indent=2) + "\n")


def _head(record: Record, desk: Desk) -> str:
    at = record.version.state.at.astimezone(desk.settings.zone)
    when = f"{at.day} {at:%B} {at.year}, {at:%H:%M}"
    return f"Version {record.version.number}: {when}, commit {record.commit.id[:10]}"


def _lines(record: Record, desk: Desk) -> Iterator[str]:
    change, article = record.change, record.change.after
    approved = f", approved by {_and(record.approved_by)}" if record.approved_by else ""
    yield f"By {_and(record.authors)}{approved}: {record.commit.subject}"
    if article and not change.before:
        yield f"Published: {article.headline or 'without a headline'}"
    if article and change.before and change.before.status != article.status:
        yield f"Status: {change.before.status} became {article.status}"
    if article and article.withdrawal and not (change.before and change.before.withdrawal):
        yield f"Withdrawn: {'; '.join(filter(None, article.withdrawal[1:3]))}"
    if record.moved_from:
        yield f"Moved from {record.moved_from}"
    for update in change.new_updates:
        yield f"Update: {update.note}"
    for correction in change.new_corrections:
        yield f"{(correction.kind or 'correction').capitalize()}: {correction.note}"
    if change.before:
        differences = change.substance(desk)
        yield from (said(difference) for difference in differences)
        if not differences:
            yield "Nothing of substance changed in what readers are told."


def _object(record: Record, desk: Desk) -> dict[str, Any]:
    state, change = record.version.state, record.change
    return {
        "version": record.version.number,
        "at": time_text(state.at.astimezone(desk.settings.zone)),
        "commit": state.commit,
        "subject": record.commit.subject,
        "authors": record.authors,
        "approved_by": record.approved_by,
        "path": state.path,
        "moved_from": record.moved_from,
        "status": state.status,
        "did": [event.what for event in events_of(change)],
        "headline": change.after.headline if change.after else None,
        "updates": [_entry(update, "note") for update in change.new_updates],
        "corrections": [_entry(c, "kind", "note", "was", "now") for c in change.new_corrections],
        "substance": [{name: getattr(d, name) for name in ("part", "kind", "was", "now")}
                      for d in change.substance(desk)],
    }  # fmt: skip


def _entry(entry: Any, *names: str) -> dict[str, str | None]:
    return {"at": entry.at.text if entry.at else None, **{name: getattr(entry, name) for name in names}}


def _and(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)
