"""The date in the dateline is far from the day of publication.

A dateline says where and when a story was filed. More than a week before it was published, or after that day,
the date is most often of another month or year.

Bad (fields):
    dateline: {place: Kyiv, country: UA, date: "2024-09-18"}
Bad (fields):
    dateline: {place: Kyiv, country: UA, date: "2025-09-20"}
Good (fields):
    dateline: {place: Kyiv, country: UA, date: "2025-09-16"}
"""

from copydesk.article.times import parse_date
from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"dateline"})

_MOST_DAYS = 7


def check_article(article, desk):
    dateline, published = article.dateline, article.published
    filed = parse_date(dateline.date) if dateline and dateline.date else None
    if not filed or not published or not published.at:
        return
    out = published.at.date()  # by the clock as typed: time/offset-wrong speaks of another clock
    if -1 <= (out - filed).days <= _MOST_DAYS and not (filed > out and published.at.hour < 12):
        return
    route = ("dateline", "date")
    when = "after" if filed > out else "before"
    yield Remark(
        article.span_of(route),
        f"The dateline says {filed.day} {filed:%B %Y}, {_days(abs((out - filed).days))} {when} "
        f"the article was published. Correct the date, or take it out.",
        route,
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number:,} days"
