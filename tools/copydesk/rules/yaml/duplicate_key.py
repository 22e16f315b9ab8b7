"""A field is written twice.

Only one of the two values can count, and nobody can tell which was meant. Keep the right one.

Bad (fields):
    section: politics
    section: defence
Good (fields):
    section: defence
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"problems"})


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/duplicate-key":
            line = article.source.position(problem.other.start).line if problem.other else 1
            yield Remark(
                problem.span, f"{problem.found} is already given on line {line}. Keep the one that is right."
            )
