"""A withdrawn article does not say when and why it was withdrawn, or a notice stands in one that is not.

Of a withdrawn article only the notice is left to readers: the field `withdrawal` with its time and the reason.

Bad (fields):
    status: withdrawn
Bad (fields):
    status: published
    withdrawal:
      at: 2025-09-20T12:00:00+02:00
      reason: The statement was not genuine.
Good (fields):
    status: withdrawn
    withdrawal:
      at: 2025-09-20T12:00:00+02:00
      reason: The statement was not genuine.
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_article(article, desk):
    noted = "withdrawal" in article.front.values
    if article.status == "withdrawn" and not noted:
        yield Remark(
            article.span_of(("status",)),
            "A withdrawn article says when and why. Add withdrawal: {at: ..., reason: ...}",
            ("status",),
        )
    elif noted and article.status in ("draft", "published", "held"):
        yield Remark(
            article.span_of(("status",)),
            f"There is a withdrawal, and the status is {article.status}. "
            "Write status: withdrawn, or take the withdrawal out.",
            ("status",),
        )
