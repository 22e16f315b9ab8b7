"""A tab stands where YAML wants spaces.

YAML counts spaces to see what belongs together, and a tab has no width that everybody agrees on.

Bad (file):
    ---
    id: 20250918-k7x4m2
    byline:
    \t- mp
    ---
    The ministers met.
Good (fields):
    byline:
      - mp
"""

from copydesk.finding import Edit, Fix, Remark, Severity

severity = Severity.ERROR


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/tab":
            tabs = problem.span.end - problem.span.start
            fix = Fix((Edit(problem.span, "  " * tabs),))
            yield Remark(problem.span, "A tab stands here. Indent with two spaces instead.", fix=fix)
