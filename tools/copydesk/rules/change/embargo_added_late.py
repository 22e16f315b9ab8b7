"""An embargo is added, or moved, when readers have already seen the article.

What is out can't be held back by an embargo. To take an article off for a time, hold it.

Bad (change):
    === before
    status: published
    === after
    embargo: 2025-09-18T17:17:00+02:00
Good (change):
    === before
    status: draft
    === after
    status: published
    embargo: 2025-09-18T17:17:00+02:00
Good (change):
    === before
    published: 2025-12-01T09:00:00+01:00
    === after
    published: 2025-12-01T09:00:00+01:00
    embargo: 2025-12-01T09:00:00+01:00
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    before, after = change.both
    if after.embargo and (before.embargo is None or before.embargo.at != after.embargo.at):
        yield Remark(
            after.span_of(("embargo",)),
            "Readers have already seen this article, so an embargo comes too late. Take it out"
            f"{f', or write embargo: {before.embargo.text}' if before.embargo else ''}. "
            f"To take the article off for a time: copydesk hold {change.path}",
            ("embargo",),
        )
