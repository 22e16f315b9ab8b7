"""The id of a published article changes.

By its id other articles, readers' bookmarks and the systems that took the bundle in know it. It never changes.

Bad (change):
    === before
    id: 20250918-k7x4m2
    === after
    id: 20250918-b3c4d5
Good (change):
    === before
    id: 20250918-k7x4m2
    === after
    id: "20250918-k7x4m2"
Good (change):
    === before
    status: draft
    id: 20250918-k7x4m2
    === after
    status: draft
    id: 20250918-b3c4d5
"""

from copydesk.article.write import scalar
from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import replaced

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    if before.id and before.id != after.id:
        edit = replaced(after, ("id",), scalar(before.id)) if after.id else None
        yield Remark(
            after.span_of(("id",)),
            f"The id of a published article never changes. Write id: {before.id}",
            ("id",),
            Fix((edit,)) if edit else None,
        )
