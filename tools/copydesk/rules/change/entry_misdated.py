"""A new entry of `updates` or `corrections` is dated before an earlier one, or in the future.

Readers and feeds take the times of the entries for the order in which things were told. An entry is dated when
it is made; by as much as a day later, because a merge may wait.

Bad (change):
    === before
    updates:
      - at: 2025-09-19T19:00:00+02:00
        note: Adds the ministry's statement.
    === after
    updates:
      - at: 2025-09-19T19:00:00+02:00
        note: Adds the ministry's statement.
      - at: 2025-09-19T07:00:00+02:00
        note: Adds what the opposition said.
Bad (change):
    === before
    status: published
    === after
    updates:
      - at: 2026-09-19T07:00:00+02:00
        note: Adds what the opposition said.
Good (change):
    === before
    updates:
      - at: 2025-09-19T07:00:00+02:00
        note: Adds what the opposition said.
    === after
    updates:
      - at: 2025-09-19T07:00:00+02:00
        note: Adds what the opposition said.
      - at: 2025-09-19T19:00:00+02:00
        note: Adds the ministry's statement.
"""

from datetime import timedelta

from copydesk.finding import Remark, Severity

severity = Severity.ERROR

_WAIT = timedelta(days=1)


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    for new, all_entries in (
        (change.new_updates, change.after.updates),
        (change.new_corrections, change.after.corrections),
    ):
        last = None
        for entry in all_entries:
            at = entry.at.at if entry.at else None
            if at is None:
                continue
            if entry in new:
                yield from _misdated(entry, at, last, change)
            last = entry.at if last is None or last.at < at else last


def _misdated(entry, at, last, change):
    route = (*entry.route, "at")
    if at > change.at + _WAIT:
        said = "This lies in the future. Write the time at which the entry is made."
    elif last and at < last.at:
        said = f"The entry before this one is dated later ({last.text}). Write the time at which this one is made."
    else:
        return
    yield Remark(change.after.span_of(route), said, route)
