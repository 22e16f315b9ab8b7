"""A percentage does not fit the two figures it is worked out from.

It is worked out again from "from ... to ..." in the same sentence, with room for rounding, and more of it
for "about" and "nearly". Of two shares in per cent, the difference in percentage points is
number/percentage-points'.

Bad:
    The number of visitors rose from 40 to 50, up 20 per cent.
Bad:
    Sales fell by 30 per cent, from €2.5 million to €2.0 million.
Good:
    The number of visitors rose from 40 to 50, up 25 per cent. Prices had risen from 3.1 to 3.4 zlotys, by
    about a tenth, and the share of women rose from 40 per cent to 44 per cent, by 10 per cent. Between 2019
    and 2023 sales fell by a third, 33 per cent, from 1.2 to 0.8 million.
Good:
    The price rose from 3 to 4 zlotys, when inflation was 12 per cent. Exports rose from €40 million to €50
    million, while imports grew by 8 per cent. Sales rose from 200 to 300 cars, 20 per cent of them electric.
    Prices rose by 10 per cent a year, from 100 to 161 zlotys."""

from decimal import Decimal

from copydesk.finding import Remark, Severity
from copydesk.rules.english import in_english
from copydesk.rules.number._sentences import Change, changes_of

severity = Severity.WARNING


def check_article(article, desk):
    if not in_english(article, desk):
        return
    for change in changes_of(article):
        if _fits(change) or (change.before.percent and _is_points(change)):
            continue
        said, right = change.said.figures, change.percent
        typed = f"{_shown(change.before)} to {_shown(change.after)}"
        way = "more" if change.after.amount > change.before.amount else "less"
        says = f"From {typed} is {_rounded(right, change)} per cent {way}, not {said}. Check the figures."
        yield Remark(change.span, says)


def _fits(change: Change) -> bool:
    """Whether the percentage is right for some pair of figures that round to those given."""
    before, after, said = change.before, change.after, change.said
    halves = (before.step / 2 if before.scale or "." in before.figures else Decimal(0),
              after.step / 2 if after.scale or "." in after.figures else Decimal(0))  # fmt: skip
    low = abs(after.amount - before.amount) - sum(halves)
    high = abs(after.amount - before.amount) + sum(halves)
    room = said.step
    if change.rough:
        room = max(Decimal(3), said.value / 8)
    lowest = low / (before.amount + halves[0]) * 100 - room
    highest = high / max(before.amount - halves[0], before.amount / 2) * 100 + room
    return lowest <= said.value <= highest


def _is_points(change: Change) -> bool:
    return abs(abs(change.after.value - change.before.value) - change.said.value) <= change.said.step


def _rounded(percent: Decimal, change: Change) -> str:
    places = 1 if "." in change.said.figures or percent < 10 else 0
    return f"{round(percent, places)}"


def _shown(number) -> str:
    return f"{number.figures} {number.scale}".strip()
