"""A time was never shown by the newsroom's clock, because the clocks went forward over it.

In Warsaw on 29 March 2026 one second after 01:59:59 it is 03:00:00, so half past two does not exist.

Bad (fields):
    published: 2026-03-29T02:30:00+01:00
Bad (fields):
    published: 2026-03-29T02:30:00+02:00
Good (fields):
    published: 2026-03-29T03:30:00+02:00
"""

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.time._times import readings_of

severity = Severity.ERROR


def check_article(article, desk):
    for time, reading in readings_of(article, desk.settings.zone):
        if reading.skipped:
            edit = retyped(article, time.route, 0, len(time.text), reading.right)
            yield Remark(
                article.span_of(time.route),
                f"{time.at:%H:%M} does not exist in {desk.settings.time_zone} on "
                f"{time.at.day} {time.at:%B %Y}: the clocks go forward over it. "
                f"The same moment is {time.route[-1]}: {reading.right}",
                time.route,
                Fix((edit,), safe=False) if edit else None,
            )
