"""A heading in the body is of the first level, which is the headline's.

A page has one heading of the first level, and `headline` is it. Headings in the body begin with `##`.

Bad:
    # What was signed

    Three papers came out of the talks.
Bad:
    What was signed
    ===============

    Three papers came out of the talks.
Good:
    ## What was signed

    Three papers came out of the talks.
"""

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.markup._headings import mark_of

severity = Severity.ERROR
needs = frozenset({"headings"})


def check_article(article, desk):
    for heading in article.body.headings:
        if heading.level != 1 or heading.quoted:
            continue
        span = mark_of(article, heading)
        if span:
            yield Remark(
                span,
                "# is the level of the headline. Headings in the body begin with ##.",
                fix=Fix((Edit(span, "##"),)),
            )
        else:
            yield Remark(
                heading.text,
                "A line of === makes a heading of the level of the headline. "
                "Write ## before the heading instead.",
            )
