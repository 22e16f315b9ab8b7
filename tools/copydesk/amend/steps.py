"""The steps of the desk as plans: what each changes on the disk, and that nothing is wrong with it then.

Every function reads the newsroom and writes nothing. `at` and `now` are moments by the newsroom's clock.
Raises Refused where a step can't be taken; the message says why.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath

from copydesk.amend import life
from copydesk.amend.fields import Fields
from copydesk.amend.judge import errors_after, errors_before
from copydesk.amend.moving import folder_of, plan_move
from copydesk.amend.others import articles_with
from copydesk.amend.plan import Changed, Plan
from copydesk.amend.refused import Refused
from copydesk.article.times import parse_time
from copydesk.desk import Desk
from copydesk.facts import Facts, facts_of
from copydesk.filing import place_of


def fields_of(path: str, data: bytes, desk: Desk) -> Fields:
    """An article's fields, to be amended: its path from the newsroom's folder, and its bytes."""
    return Fields(path, data, tuple(desk.schemas.files["article.schema.json"].get("properties", {})))


def publish(fields: Fields, at: datetime, now: datetime, desk: Desk) -> Plan:
    """A draft published at a moment, in the folder of that day. Refused where it would have errors."""
    amended = life.publish(fields, at)
    new = str(PurePosixPath(place_of(at.date(), PurePosixPath(fields.path).stem, desk)))
    in_its_day = folder_of(new) == folder_of(fields.path)
    plan = _in_place(fields, amended) if in_its_day else plan_move(amended, new, desk, fields.data)
    return _clean(plan, desk, now)


def release(fields: Fields, now: datetime, desk: Desk) -> Plan:
    """A held article put back. Refused where it has errors."""
    return _clean(_in_place(fields, life.release(fields)), desk, now)


def amend(fields: Fields, amended: Fields, now: datetime, desk: Desk) -> Plan:
    """An article with its fields amended by one of the steps of `life.py`."""
    return _no_worse(_in_place(fields, amended), desk, now)


def withdraw(
    fields: Fields,
    reason: str,
    now: datetime,
    desk: Desk,
    note: str | None = None,
    instead: Facts | None = None,
) -> Plan:
    """An article taken back for good; `instead` is the one that replaces it. The plan's notes name the
    articles that send readers to it."""
    if instead is not None:
        _demand_replacement(instead, fields, now)
    amended = life.withdraw(fields, reason, now, note, instead.id if instead else None)
    plan = amend(fields, amended, now, desk)
    return plan._replace(notes=tuple(_linking(fields, desk, instead)))


def move(fields: Fields, new: str, now: datetime, desk: Desk) -> Plan:
    """An article moved to the path `new` from the newsroom's folder."""
    if new == fields.path:
        raise Refused("It stands there already.")
    return _no_worse(plan_move(fields, new, desk), desk, now)


def _in_place(fields: Fields, amended: Fields) -> Plan:
    return Plan((Changed(fields.path, fields.path, fields.data, amended.data),))


def _clean(plan: Plan, desk: Desk, now: datetime) -> Plan:
    """The plan. Refused where its article would have errors."""
    if found := errors_after(_fitting(plan, desk), desk, now.date()):
        raise Refused("It has errors, which readers must not see.", found)
    return plan


def _no_worse(plan: Plan, desk: Desk, now: datetime) -> Plan:
    """The plan. Refused where its article would have errors that it has not now."""
    known = Counter(finding.rule for finding in errors_before(plan, desk, now.date()))
    found = errors_after(_fitting(plan, desk), desk, now.date())
    more = Counter(finding.rule for finding in found) - known
    if more:
        raise Refused("It would have errors then.", (finding for finding in found if finding.rule in more))
    return plan


def _fitting(plan: Plan, desk: Desk) -> Plan:
    """The plan. Refused where its article would be too large to be read."""
    limit = desk.settings.limits.article_bytes
    if len(plan.article.after or b"") > limit:
        raise Refused(f"It would have more than {limit:,} bytes, the newsroom's limit.")
    return plan


def _demand_replacement(instead: Facts, fields: Fields, now: datetime) -> None:
    out = parse_time(instead.published or "")
    if instead.path == fields.path:
        raise Refused("An article can't be replaced by itself.")
    if not instead.id:
        raise Refused(f"{instead.path}, which is to replace it, has no id.")
    if instead.status != "published":
        status = "a draft" if instead.status == "draft" else instead.status or "without a status"
        raise Refused(f"{instead.path}, which is to replace it, is {status}, not published.")
    if out is None or out > now:
        raise Refused(f"{instead.path}, which is to replace it, is not out yet.")


def _linking(fields: Fields, desk: Desk, instead: Facts | None) -> Iterator[str]:
    """A note on every place that sends readers to an article that is withdrawn."""
    own = fields.article.id
    todo = f"Name {instead.id} there." if instead else "Take the link out."
    for other, _ in articles_with([own or ""], desk, without=fields.path):
        facts = facts_of(other)
        for link in facts.links if facts.status != "withdrawn" else ():
            if link.target == own:
                yield f"{facts.path}:{link.spot.start.line}: this leads to the withdrawn article. {todo}"
