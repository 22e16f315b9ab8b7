"""The front matter is nested too deeply or has too many parts.

No article needs more than a few levels, so reading stops at 24 levels or 200,000 parts: what goes beyond
is a slip of a program, or an attack.

Bad (fields):
    rights: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
Good (fields):
    rights: {holder: The Sample Desk}
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"problems"})


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/limit":
            what = "is nested too deeply" if problem.found == "nesting" else "has too many parts"
            yield Remark(problem.span, f"The front matter {what} from here on, and was not read further.")
