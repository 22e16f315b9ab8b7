"""The label promises an update or a correction that is not there, or an update of substance goes without it.

Readers who have seen the earlier version look for what is new: `label: update` comes with an entry in
`updates`, and `label: correction` with one in `corrections`.

Bad (change):
    === before
    status: published
    === after
    label: update
Bad (change):
    === before
    status: published
    === after
    label: correction
Bad (change):
    === before
    ---
    Eleven people were on board.
    === after
    label: breaking
    updates:
      - at: 2025-09-19T09:00:00+02:00
        note: Two more people were found.
    ---
    Thirteen people were on board.
Good (change):
    === before
    ---
    Eleven people were on board.
    === after
    label: update
    updates:
      - at: 2025-09-19T09:00:00+02:00
        note: Two more people were found.
    ---
    Thirteen people were on board.
Good (change):
    === before
    status: published
    === after
    updates:
      - at: 2025-09-19T09:00:00+02:00
        note: Adds a link to the ministry's statement.
"""

from copydesk.change.covered import uncovered
from copydesk.finding import Remark, Severity

severity = Severity.ERROR

_NEEDED = {"update": "updates", "correction": "corrections"}


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    label, needed = after.label, _NEEDED.get(after.label or "")
    if needed and label != before.label and not getattr(after, needed):
        yield Remark(
            after.span_of(("label",)),
            f"The label says {label}, and there is no entry in {needed}. Add the entry, or take the label out.",
            ("label",),
        )
    elif label != "update" and change.new_updates and uncovered(change, desk, updates=False):
        yield Remark(
            after.span_of(("label",) if label else ("updates",)),
            "There is news in this update, and readers can't see it from the label. Write label: update",
            ("label",) if label else ("updates",),
        )
