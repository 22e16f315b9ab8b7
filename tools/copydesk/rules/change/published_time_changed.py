"""The time of publication of a published article changes.

It is a fact about the past, and by it feeds and archives are in order. What is added later has a time of its
own, in `updates` or `corrections`.

Bad (change):
    === before
    published: 2025-09-18T17:17:00+02:00
    === after
    published: 2025-09-19T08:00:00+02:00
Good (change):
    === before
    published: 2025-09-18T17:17:00+02:00
    === after
    published: "2025-09-18T17:17:00+02:00"
Good (change):
    === before
    published: 2025-12-01T09:00:00+01:00
    === after
    published: 2025-12-01T11:00:00+01:00
"""

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import replaced

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    was, now = before.published, after.published
    if not was or not was.at or (now and now.at == was.at):
        return
    edit = replaced(after, ("published",), was.text) if now else None
    yield Remark(
        after.span_of(("published",)),
        f"The time of publication never changes. Write published: {was.text}. What is new since then has "
        "a time of its own, in updates or corrections.",
        ("published",),
        Fix((edit,)) if edit else None,
    )
