"""A published article is deleted.

Readers have seen it, others link to it, and search engines keep its address. An article that has to go is
withdrawn: its text leaves every export, and a notice says when and why. Only what the law wants gone for good is
deleted; its id is entered in `registers/purged.yaml`.

Bad (change):
    === before
    status: published
Bad (change):
    === before
    status: withdrawn
    withdrawal:
      at: 2025-09-18T19:00:00+02:00
      reason: The statement was not genuine.
Good (change):
    === before
    status: draft
Good (change):
    === before
    published: 2025-12-01T09:00:00+01:00
Good (change):
    === before
    status: published
    === after
    status: withdrawn
    withdrawal:
      at: 2025-09-19T19:00:00+02:00
      reason: The statement was not genuine.
"""

from copydesk.finding import Remark, Severity
from copydesk.text import Span

severity = Severity.ERROR


def check_change(change, desk):
    if change.after is None and change.was_out and change.before.id not in desk.purged:
        instead = f' To take it down: copydesk withdraw {change.path} --reason "..."'
        yield Remark(
            Span(0, 0),
            "This article was published and is deleted. Put the file back; what was published stays in the "
            f"archive.{instead if change.before.status != 'withdrawn' else ''}",
        )
