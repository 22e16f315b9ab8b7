"""A time has another offset than the newsroom's clock at that moment.

Times are written by the newsroom's own clock with the offset that it has on that day, so that anyone who
reads the file sees the time of the newsroom. In the hour that comes twice when the clocks go back, either
offset is right.

Bad (fields):
    published: 2025-09-18T17:17:00+01:00
Bad (fields):
    published: 2025-09-18T15:17:00Z
Good (fields):
    published: 2025-09-18T17:17:00+02:00
Good (fields):
    published: 2025-10-26T02:30:00+01:00
"""

from copydesk.article.times import offset_text
from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.time._times import readings_of

severity = Severity.ERROR


def check_article(article, desk):
    for time, reading in readings_of(article, desk.settings.zone):
        if reading.fits or reading.skipped:
            continue
        in_words = offset_text(time.at) + (" (Z)" if time.text[-1] in "Zz" else "")
        start = len(time.text) - (1 if time.text[-1] in "Zz" else len("+00:00"))
        edit = retyped(article, time.route, 0, len(time.text), reading.right)
        yield Remark(
            article.value_span(time.route, start, len(time.text)),
            f"At {reading.at:%H:%M} on {reading.at.day} {reading.at:%B %Y} "
            f"the offset of {desk.settings.time_zone} is {offset_text(reading.at)}, not {in_words}. "
            f"Write {time.route[-1]}: {reading.right}",
            time.route,
            Fix((edit,), safe=False) if edit else None,
        )
