"""A heading leaves out a level.

Headings in the body begin with `##`, and a deeper one follows only on the level right above it: readers who
listen find their way by the levels.

Bad:
    ## What was signed

    #### Drones

    Soldiers are to be trained.
Bad:
    ### Drones

    Soldiers are to be trained.
Good:
    ## What was signed

    ### Drones

    Soldiers are to be trained.

    ## What is next
"""

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.markup._headings import mark_of

severity = Severity.ERROR
needs = frozenset({"headings"})


def check_article(article, desk):
    above = 1
    for heading in article.body.headings:
        if heading.quoted:
            continue
        if heading.level > above + 1 and (span := mark_of(article, heading)):
            right, typed = "#" * (above + 1), "#" * heading.level
            said = (
                f"Headings in the body begin with ##, not with {typed}."
                if above == 1
                else f"{typed} can't follow on {'#' * above}: a level is left out. Write {right}."
            )
            yield Remark(span, said, fix=Fix((Edit(span, right),), safe=False))
        above = max(heading.level, 2)
