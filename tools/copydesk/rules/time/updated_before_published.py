"""An update, a correction or a withdrawal is dated before the article was published.

What readers are told came later can't have come first: one of the two times is wrong.

Bad (fields):
    published: 2025-09-18T17:17:00+02:00
    updates:
      - at: 2025-09-18T16:05:00+02:00
        note: Adds the ministry's statement
Good (fields):
    published: 2025-09-18T17:17:00+02:00
    updates:
      - at: 2025-09-18T19:05:00+02:00
        note: Adds the ministry's statement
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.time._times import readings_of

severity = Severity.ERROR


def check_article(article, desk):
    if not article.published or not (article.updates or article.corrections or article.withdrawal):
        return
    meant = {time.route: reading.at for time, reading in readings_of(article, desk.settings.zone)}
    published = meant.pop(("published",), None)
    meant.pop(("embargo",), None)
    for route, at in meant.items():
        if published and at < published:
            yield Remark(
                article.span_of(route),
                f"This is before the article was published ({article.published.text}). "
                "Correct the time that is wrong.",
                route,
            )
