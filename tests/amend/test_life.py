"""The life of an article: what goes with each step, without a clock and without a disk."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from copydesk.amend.fields import Fields
from copydesk.amend.life import Wrong, correct, due, hold, publish, release, update, withdraw
from copydesk.amend.refused import Refused
from copydesk.rules.example import article_text

ORDER = (
    "id",
    "status",
    "label",
    "lead",
    "byline",
    "published",
    "topics",
    "sources",
    "updates",
    "corrections",
    "withdrawal",
)
AT = datetime(2025, 9, 19, 9, 5, tzinfo=ZoneInfo("Europe/Warsaw"))


def fields(head: str) -> Fields:
    return Fields("articles/2025/09/18/a.md", article_text(head).encode(), ORDER)


def test_a_whole_life():
    draft = Fields("a.md", article_text("status: draft", without="published").encode(), ORDER)
    out = publish(draft, AT)
    told = correct(
        update(out, "Adds: a name", AT), "correction", "It is Bydgoszcz.", AT, Wrong("Toruń", "Bydgoszcz")
    )
    gone = withdraw(hold(release(hold(told))), "It was not genuine.", AT)
    assert gone.data.decode() == article_text(
        "status: draft", without="published"
    ).replace("status: draft", "status: withdrawn").replace(
        "byline: [mp]\n", "byline: [mp]\npublished: 2025-09-19T09:05:00+02:00\n"
    ).replace(
        "sources: [MON]\n",
        "sources: [MON]\n"
        "updates:\n  - at: 2025-09-19T09:05:00+02:00\n    note: \"Adds: a name\"\n"
        "corrections:\n  - at: 2025-09-19T09:05:00+02:00\n    kind: correction\n    note: It is Bydgoszcz.\n"
        "    was: Toruń\n    now: Bydgoszcz\n"
        "withdrawal:\n  at: 2025-09-19T09:05:00+02:00\n  reason: It was not genuine.\n",
    )  # fmt: skip


def test_a_clarification_quotes_nothing_and_can_be_made_while_an_article_is_held():
    held = correct(fields("status: held"), "clarification", "There are two.", AT)
    assert held.front.values["corrections"] == [
        {"at": "2025-09-19T09:05:00+02:00", "kind": "clarification", "note": "There are two."}
    ]


@pytest.mark.parametrize(
    "head, words",
    [
        ("status: draft", "It is a draft, so no reader has seen it. Edit it, and `copydesk publish` it."),
        ("status: withdrawn", "It has been withdrawn, and that is for good."),
        ("published: 2025-09-19T10:00:00+02:00", "It is scheduled for 2025-09-19T10:00:00+02:00, so no reader has seen it. Edit it as it stands."),
        ("published: soon", "It does not say when it was published. `copydesk check` says what to mend."),
    ],
)  # fmt: skip
def test_what_no_reader_has_is_not_corrected(head, words):
    with pytest.raises(Refused) as refusal:
        correct(fields(head), "correction", "Wrong.", AT)
    assert str(refusal.value) == words


@pytest.mark.parametrize(
    "published, expect",
    [
        ("2025-09-20T08:00:00+02:00", datetime(2025, 9, 20, 8, tzinfo=AT.tzinfo)),
        ("2025-09-18T08:00:00+02:00", AT),
        ("9999-12-31T23:59:59-18:00", AT),
        ("soon", AT),
    ],
)
def test_when_a_draft_is_due(published, expect):
    assert due(fields(f"status: draft\npublished: {published}"), AT) == expect
