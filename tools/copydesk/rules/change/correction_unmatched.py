"""A new correction quotes words that did not stand in the article, or that do not stand there now.

`was` is what readers saw and `now` is what they see: both are compared, word by word, with the published
version and with this one.

Bad (change):
    === before
    ---
    Eleven people were on board.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board.
        was: Ten people were on board
        now: Twelve people were on board
    ---
    Twelve people were on board.
Bad (change):
    === before
    ---
    Eleven people were on board.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board.
        was: Eleven people
        now: Twelve people
    ---
    Eleven people were on board.
Good (change):
    === before
    ---
    *Eleven* people were on
    board.
    === after
    corrections:
      - at: 2025-09-19T09:00:00+02:00
        kind: correction
        note: Twelve people were on board.
        was: Eleven people were on board
        now: Twelve people were on board
    ---
    Twelve people were on board.
"""

from copydesk.change.covered import stands_in
from copydesk.finding import Remark, Severity
from copydesk.rules.change._told import quoted

severity = Severity.ERROR


def check_change(change, desk):
    if not change.both or not change.was_out:
        return
    for correction in change.new_corrections:
        if correction.was and not stands_in(correction.was, change.before, desk):
            yield Remark(
                change.after.span_of((*correction.route, "was")),
                f"{quoted(correction.was)} did not stand in the published version. "
                "Quote the words as readers saw them.",
                (*correction.route, "was"),
            )
        if correction.now and not stands_in(correction.now, change.after, desk):
            yield Remark(
                change.after.span_of((*correction.route, "now")),
                f"{quoted(correction.now)} does not stand in the article. "
                "Make the correction in the text, too, or quote the words that stand there now.",
                (*correction.route, "now"),
            )
