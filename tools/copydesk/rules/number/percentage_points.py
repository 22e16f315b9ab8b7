"""The difference between two shares is given in per cent where percentage points are meant.

From 40 per cent to 50 per cent is ten percentage points more, and 25 per cent more.

Bad:
    Support rose by 10 per cent, from 40 per cent to 50 per cent.
Good:
    Support rose by 10 percentage points, from 40 per cent to 50 per cent. Turnout rose by 25 per cent, from
    40 per cent to 50."""

from copydesk.finding import Remark, Severity
from copydesk.rules.english import in_english
from copydesk.rules.number._sentences import changes_of

severity = Severity.ADVICE


def check_article(article, desk):
    if not in_english(article, desk):
        return
    for change in changes_of(article):
        if not change.before.percent:
            continue
        points = abs(change.after.value - change.before.value)
        if (
            abs(points - change.said.value) <= change.said.step / 2
            and abs(change.percent - change.said.value) > 2
        ):
            right = f"{change.said.figures} percentage points"
            says = f"Between two shares in per cent the difference is in points. Write {right}."
            yield Remark(change.span, says)
