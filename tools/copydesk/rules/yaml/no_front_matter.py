"""The file has no front matter, or its end is missing.

An article begins with a line `---`, then its fields, then another line `---`, then its text.

Bad (file):
    The ministers met in Kyiv.
Bad (file):
    ---
    id: 20250918-k7x4m2
    The ministers met in Kyiv.
Good (file):
    ---
    id: 20250918-k7x4m2
    status: draft
    section: defence
    headline: Ministers meet in Kyiv for talks
    lead: The two ministers spoke about drones.
    dateline: Kyiv
    byline: [mp]
    topics: [20000065]
    sources: [MON]
    ---
    The ministers met in Kyiv.
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR
needs = frozenset({"problems"})

_ALMOST = Pattern(r"^[ \t]*(?:-{2,10}|[-–—]{1,5})[ \t]*$", re.M)
_BLANK = Pattern(r"\s+(?=---[ \t]*\n)")


def check_article(article, desk):
    text = article.source.text
    for problem in article.front.problems:
        if problem.kind != "yaml/no-front-matter":
            continue
        if problem.found == "unclosed":
            yield _unclosed(text, problem.span)
        elif not text.strip():
            yield Remark(problem.span, 'The file is empty. `copydesk new "Headline"` writes a new article.')
        elif blank := _BLANK.match(text):
            yield Remark(
                Span(0, 0),
                "The line --- must be the first of the file. Remove what stands before it.",
                fix=Fix((Edit(Span(*blank.span()), ""),)),
            )
        elif (first := _ALMOST.match(text)) and text.find("\n---", first.end()) >= 0:
            yield _not_quite(first)
        else:
            yield Remark(
                problem.span,
                "The file has no front matter. An article begins with a line ---, "
                "its fields and another line ---.",
            )


def _unclosed(text, opening):
    """The end of the front matter is missing, or is a line that is almost the right one."""
    line = _ALMOST.search(text, opening.end)
    if line:
        return _not_quite(line)
    return Remark(
        opening,
        "The front matter that begins here never ends. Put a line --- between the fields and the text.",
    )


def _not_quite(line):
    span = Span(*line.span())
    return Remark(
        span,
        "A line of exactly three hyphens, ---, begins and ends the front matter. Write --- here.",
        fix=Fix((Edit(span, "---"),), safe=False),
    )
