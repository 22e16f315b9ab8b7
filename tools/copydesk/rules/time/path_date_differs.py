"""An article does not stand in the folder of its day.

The folder under `articles` is the year, month and day of `published` by the newsroom's clock; a draft may
stand in that of any day, most often the one on which it was begun.

Bad (fields):
    published: 2025-09-17T23:59:00+02:00
Good (fields):
    published: 2025-09-18T00:00:00+02:00
Good (fields):
    status: draft
    published: 2025-10-01T08:00:00+02:00
"""

import re

from copydesk.article.times import parse_date
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.time._times import readings_of
from copydesk.text import Span

severity = Severity.ERROR

_PLACE = Pattern(r"(\d{4})/(\d\d)/(\d\d)/[^/]+\Z", re.A)


def check_article(article, desk):
    folder = desk.settings.articles.strip("/")
    if (
        not article.path.startswith(f"{folder}/") or article.path == f"{folder}/stdin.md"
    ):  # standard input stands nowhere
        return
    place = _PLACE.match(article.path, len(folder) + 1)
    day = parse_date("-".join(place.groups())) if place else None
    name = article.path.rpartition("/")[2]
    due = None if article.status == "draft" else _day_of_publication(article, desk.settings.zone)
    if day is None:
        form = due.isoformat().replace("-", "/") if due else "YYYY/MM/DD"
        yield Remark(
            article.span_of(("published",)) if due else Span(0, 0),
            f"An article stands in the folder of its day. Move this one to {folder}/{form}/{name}",
        )
    elif due and day != due:
        form = due.isoformat().replace("-", "/")
        yield Remark(
            article.span_of(("published",)),
            f"This is {due.day} {due:%B %Y} in {desk.settings.time_zone}, "
            f"but the folder is that of {day.day} {day:%B %Y}. Move the article to {folder}/{form}/{name}",
            ("published",),
        )


def _day_of_publication(article, zone):
    """The local date of `published`, the one that was meant where its offset is wrong; or None."""
    times = readings_of(article, zone)
    return times[0][1].at.date() if times and times[0][0].route == ("published",) else None
