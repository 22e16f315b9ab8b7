"""A heading is of the wrong level.

The headline is the first level, so headings in the body begin with `##`. A deeper one follows only on the
level right above it: readers who listen find their way by the levels.

Bad:
    # What was signed

    Three papers came out of the talks.
Bad:
    ## What was signed

    #### Drones

    Soldiers are to be trained.
Good:
    ## What was signed

    ### Drones

    Soldiers are to be trained.

    ## What is next
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.text import Span

severity = Severity.ERROR

_MARK = re.compile(r"#{1,6}(?=[ \t]*\Z)")


def check_article(article, desk):
    above = 1
    for heading in article.body.headings:
        if heading.quoted:
            continue
        level = heading.level
        if level == 1 or level > above + 1:
            yield _remark(article.source.text, heading, above)
        above = max(level, 2)


def _remark(text: str, heading, above: int) -> Remark:
    right = "#" * min(above + 1, 2 if heading.level == 1 else 6)
    line = text.rfind("\n", 0, heading.text.start) + 1
    mark = _MARK.search(text, line, heading.text.start)
    if not mark:
        return Remark(heading.text, "A line of === makes a heading of the level of the headline. "
                      "Write ## before the heading instead.")
    span, typed = Span(*mark.span()), mark.group()
    fix = Fix((Edit(span, right),), safe=heading.level == 1)
    if heading.level == 1:
        return Remark(span, "# is the level of the headline. Headings in the body begin with ##.", fix=fix)
    if above == 1:
        return Remark(span, f"Headings in the body begin with ##, not with {typed}.", fix=fix)
    above_it = "#" * above
    return Remark(span, f"{typed} can't follow on {above_it}: a level is left out. Write {right}.", fix=fix)
