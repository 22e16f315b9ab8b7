"""A tab or a no-break space stands where YAML wants spaces.

YAML counts spaces to see what belongs together. A tab has no width that everybody agrees on, and to YAML a
no-break space is a letter like any other.

Bad (file):
    ---
    id: 20250918-k7x4m2
    byline:
    \t- mp
    ---
    The ministers met.
Bad (fields):
    section:\u00a0defence
Good (fields):
    byline:
      - mp
"""

from copydesk.finding import Edit, Fix, Remark, Severity

severity = Severity.ERROR
needs = frozenset({"problems"})


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/tab":
            length = problem.span.end - problem.span.start
            if problem.found == "\t":
                fix = Fix((Edit(problem.span, "  " * length),))
                yield Remark(problem.span, "A tab stands here. Indent with two spaces instead.", fix=fix)
            else:
                fix = Fix((Edit(problem.span, " " * length),))
                yield Remark(
                    problem.span, "A no-break space stands here. Type an ordinary space instead.", fix=fix
                )
