"""The status of an article goes a way that it can't go.

A draft is published; what is published may be held and released, and withdrawn. A withdrawal is final, and
what readers have seen never becomes a draft again.

Bad (change):
    === before
    status: published
    === after
    status: draft
Bad (change):
    === before
    status: withdrawn
    withdrawal:
      at: 2025-09-18T19:00:00+02:00
      reason: The statement was not genuine.
    === after
    status: published
Bad (change):
    === before
    status: draft
    === after
    status: held
Good (change):
    === before
    status: published
    === after
    status: held
Good (change):
    === before
    status: held
    === after
    status: published
Good (change):
    === before
    published: 2025-12-01T09:00:00+01:00
    === after
    status: draft
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR

_WAYS = {
    "draft": ("published",),
    "published": ("held", "withdrawn"),
    "held": ("published", "withdrawn"),
    "withdrawn": (),
}


def check_change(change, desk):
    if not change.both:
        return
    was, now = (article.status for article in change.both)
    if was == now or was not in _WAYS or now not in _WAYS or now in _WAYS[was]:
        return
    if was == "published" and not change.was_out:
        return  # scheduled, and not seen yet
    yield Remark(change.after.span_of(("status",)), f"{_why(was, now)} Write status: {was}.", ("status",))


def _why(was: str, now: str) -> str:
    if was == "withdrawn":
        return "A withdrawn article stays withdrawn: its notice is what readers know. Publish a new article instead."
    if was == "draft":
        return f"A draft that was never published can't be {now}; delete it if it is not wanted."
    return "Readers have seen this article, so it can't become a draft again. Hold it, or withdraw it."
