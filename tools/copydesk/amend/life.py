"""The steps of an article's life, each on its fields: draft, published, held, withdrawn.

    draft --> published --> published (update, correct)
                |   ^
           hold v   | release
               held --> withdrawn (for good; a published article, too)

Nothing here reads the clock or the disk: `at` is the moment of the step, by the newsroom's clock. A step that
the article's life does not have is `Refused`; `Unfit` is raised where the fields can't be amended.
"""

from datetime import datetime
from typing import NamedTuple

from copydesk.amend.fields import Fields
from copydesk.amend.refused import Refused
from copydesk.article.times import time_text


class Wrong(NamedTuple):
    """Words that were wrong in an article, as they stood, and those that stand there now."""

    was: str
    now: str


_IS = {
    "draft": "It is a draft, so no reader has seen it.",
    "published": "It is published already.",
    "held": "It is held.",
    "withdrawn": "It has been withdrawn, and that is for good.",
}
_INSTEAD = {
    ("publish", "held"): " `copydesk release` puts it back.",
    ("update", "draft"): " Edit it, and `copydesk publish` it.",
    ("update", "held"): " `copydesk release` puts it back, and then it can be updated.",
    ("correct", "draft"): " Edit it, and `copydesk publish` it.",
    ("hold", "draft"): " It stays with the desk until you `copydesk publish` it.",
    ("hold", "held"): " `copydesk release` puts it back.",
    ("release", "draft"): " `copydesk publish` brings it out.",
    ("withdraw", "draft"): " If it is not wanted, delete the file.",
}
_OR_IS = {("hold", "held"): "It is held already.", ("release", "published"): "It is not held."}


def due(fields: Fields, now: datetime) -> datetime:
    """When a draft is to be published if nobody says: at the time it gives, if that is to come, or now."""
    planned = fields.article.published
    at = planned.at if planned else None
    return at if at and at > now and at.year < 9999 else now


def publish(fields: Fields, at: datetime) -> Fields:
    """A draft published at a moment; one in the future schedules it."""
    _demand(fields, "publish", "draft")
    return fields.set("status", "published").set("published", time_text(at))


def update(fields: Fields, note: str, at: datetime, label: bool = False) -> Fields:
    """New facts noted in a published article; with `label`, readers see it marked as an update, too."""
    _demand(fields, "update", "published")
    _demand_out(fields, at, "Edit it as it stands.")
    noted = fields.append("updates", {"at": time_text(at), "note": note})
    return noted.set("label", "update") if label else noted


def correct(fields: Fields, kind: str, note: str, at: datetime, wrong: Wrong | None = None) -> Fields:
    """A correction, clarification or refile (the `kind`) noted in an article that is out or held; what was
    wrong can be quoted."""
    _demand(fields, "correct", "published", "held")
    _demand_out(fields, at, "Edit it as it stands.")
    quoted = {"was": wrong.was, "now": wrong.now} if wrong else {}
    return fields.append("corrections", {"at": time_text(at), "kind": kind, "note": note, **quoted})


def hold(fields: Fields) -> Fields:
    """A published article taken off for now."""
    _demand(fields, "hold", "published")
    return fields.set("status", "held")


def release(fields: Fields) -> Fields:
    """A held article put back."""
    _demand(fields, "release", "held")
    return fields.set("status", "published")


def withdraw(
    fields: Fields, reason: str, at: datetime, note: str | None = None, replaced_by: str | None = None
) -> Fields:
    """An article taken back for good: only a notice of it stays. `replaced_by` is the id of another one."""
    _demand(fields, "withdraw", "published", "held")
    _demand_out(fields, at, "`copydesk hold` keeps it back.")
    notice = {"at": time_text(at), "reason": reason, "note": note, "replaced_by": replaced_by}
    told = {name: text for name, text in notice.items() if text}
    return fields.set("status", "withdrawn").set("withdrawal", told)


def _demand(fields: Fields, step: str, *states: str) -> None:
    """Refuse a step from any state but some."""
    if not fields.sound:
        raise Refused("Its fields can't be read as they stand. `copydesk check` says what to mend.")
    status = fields.article.status
    if status in states:
        return
    if status not in _IS:
        raise Refused("Its status is none. Write status: draft, published, held or withdrawn.")
    says = _OR_IS.get((step, status), _IS[status])
    raise Refused(says + _INSTEAD.get((step, status), ""))


def _demand_out(fields: Fields, at: datetime, instead: str) -> None:
    """Refuse a step on an article whose time has not come."""
    published = fields.article.published
    if published is None or published.at is None:
        raise Refused("It does not say when it was published. `copydesk check` says what to mend.")
    if published.at > at:
        raise Refused(f"It is scheduled for {published.text}, so no reader has seen it. {instead}")
