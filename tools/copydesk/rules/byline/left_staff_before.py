"""The byline names somebody who was not on the staff when the article was published.

`schema/registers/staff.yaml` says from which day and until which one somebody is in the newsroom. Old articles
keep the names of those who have left; a new one with such a name has the wrong initials.

Bad (fields):
    byline: [rl]
Good (fields):
    byline: [mp]
"""

from copydesk.article.times import parse_date
from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"byline"})


def check_article(article, desk):
    published = article.published
    if not published or not published.at:
        return
    day = published.at.date()
    for writer in article.byline:
        entry = desk.staff.get(writer.initials)
        if entry is None:
            continue
        first, last = parse_date(entry.text("from")), parse_date(entry.text("until"))
        if last and last < day:
            when = f"left on {last.day} {last:%B %Y}, before this was published"
        elif first and day < first:
            when = f"came on {first.day} {first:%B %Y}, after this was published"
        else:
            continue
        yield Remark(
            article.span_of(writer.route),
            f"{writer.initials} is {entry.name}, who {when}. Correct the initials, or the register.",
            writer.route,
        )
