"""A change lacks the approval that the newsroom asks for.

`schema/approvals.yaml` says what needs whom: a correction the managing editor, a sign-off on a rule of ethics
the lawyer. Approval is a line at the end of a commit's message: `Approved-by: Alicja Wronowska`. Before there
is a commit nothing is asked.

Bad (approval):
    === approvals
    correction: {by: [managing editor]}
    === before
    ---
    Eleven people were on board.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board, not eleven.
        was: Eleven people
        now: Twelve people
    ---
    Twelve people were on board.
    === commit
    Approved-by: Marta Przybyła
Good (approval):
    === approvals
    correction: {by: [managing editor]}
    === before
    ---
    Eleven people were on board.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board, not eleven.
        was: Eleven people
        now: Twelve people
    ---
    Twelve people were on board.
    === commit
    Approved-by: Alicja Wronowska
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_approval(event, approvals):
    need = approvals.lacking(event)
    if need is None:
        return
    people = approvals.people(need)
    signed = ", in a commit that bears their signature" if need.signed else ""
    if people:
        who = " or ".join(people[:4])
        todo = f"Have {who} approve it: a commit whose message ends with Approved-by: {people[0]}{signed}."
    else:
        todo = "Nobody in the staff register has that role now: see schema/approvals.yaml."
    yield Remark(event.span, f"{_said(event.what)} needs the approval of {_roles(need.by)}. {todo}", event.route)


def _said(what: str) -> str:
    if what.startswith("signoff "):
        return f"A sign-off on {what.removeprefix('signoff ')}"
    return {"rules": "A change of the rules", "update": "An update"}.get(what, f"A {what}")


def _roles(by) -> str:
    return " or ".join(f"the {name}" if " " in name or len(name) > 4 else name for name in by)
