"""An embargo ends after the time of publication.

Nothing of an article leaves the newsroom before its embargo ends, so it can't be published before that.

Bad (fields):
    published: 2025-09-18T17:17:00+02:00
    embargo: 2025-09-18T18:00:00+02:00
Good (fields):
    published: 2025-09-18T18:00:00+02:00
    embargo: 2025-09-18T18:00:00+02:00
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.time._times import readings_of

severity = Severity.ERROR
needs = frozenset({"embargo"})


def check_article(article, desk):
    if not article.embargo or not article.published:
        return
    meant = {time.route: reading.at for time, reading in readings_of(article, desk.settings.zone)}
    until, out = meant.get(("embargo",)), meant.get(("published",))
    if until and out and until > out:
        yield Remark(
            article.span_of(("embargo",)),
            f"The embargo ends after the article is published. Write published: {article.embargo.text}, "
            "or correct the embargo.",
            ("embargo",),
        )
