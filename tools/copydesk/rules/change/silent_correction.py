"""The substance of a published article changes, and no entry tells readers.

Substance is what readers were told: a number, a name, a date, a quotation, a word such as "not" or "charged",
the headline, the lead, a caption, a credit, the dateline, the byline. A comma, a mended misspelling, another
way to put it, a tag or a link are none. New facts are an entry in `updates`; what was wrong is an entry in
`corrections` whose `was` and `now` quote the words.

Bad (change):
    === before
    ---
    Eleven people were on board, the ministry said.
    === after
    ---
    Twelve people were on board, the ministry said.
Bad (change):
    === before
    headline: Ministers meet in Kyiv for talks on drones
    === after
    headline: Ministers meet in Lviv for talks on drones
Bad (change):
    === before
    ---
    Police arrested two men from Lublin on Friday.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: The men are from Radom, not from Lublin.
        was: from Lublin
        now: from Radom
    ---
    Police charged two men from Radom on Friday.
Good (change):
    === before
    ---
    Eleven people were on board, the ministry said.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board, not eleven.
        was: Eleven people were on board
        now: Twelve people were on board
    ---
    Twelve people were on board, the ministry said.
Good (change):
    === before
    ---
    Eleven people were on board, the ministry said.
    === after
    label: update
    updates:
      - at: 2025-09-19T09:00:00+02:00
        note: Adds the names of two passengers.
    ---
    Eleven people were on board, the ministry said. Two of them were Jan Próbny and Anna Przykładowa.
Good (change):
    === before
    ---
    Eleven people were on board the plane, which landed safely.
    === after
    topics: ["20000065", "20000598"]
    ---
    11 people
    were on board the plane which landed safely.
"""

from copydesk.change.covered import uncovered
from copydesk.finding import Remark, Severity
from copydesk.rules.change._told import said

severity = Severity.ERROR

_MOST = 20


def check_change(change, desk):
    if not change.both or not change.was_out or change.after.status == "withdrawn":
        return
    silent = uncovered(change, desk)
    for difference in silent[:_MOST]:
        yield Remark(
            difference.span,
            f"{said(difference)} Readers have seen the article: add an entry to corrections, or to updates if "
            f"it is new (copydesk correct {change.path}).",
            difference.route,
        )
    if len(silent) > _MOST:
        yield Remark(
            change.after.front.span,
            f"{len(silent) - _MOST} more changes of substance follow. Add an entry to updates or corrections.",
        )
