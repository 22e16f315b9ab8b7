"""An anchor (&), an alias (*) or a tag (!) stands in the front matter.

They are YAML's machinery for programs, and copydesk never follows them. A value that begins with one of
these signs belongs in quotes.

Bad (fields):
    label: &kind update
Bad (fields):
    lead: !important The two ministers met in Kyiv on Thursday.
Good (fields):
    lead: "*Solaris* returns to the cinemas, and its director comes to see it."
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"problems"})

_NAMES = {"&": "an anchor", "*": "an alias", "!": "a tag"}


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind == "yaml/anchor-or-tag":
            found = problem.found[:40]
            name = _NAMES.get(found[:1], "an anchor or tag")
            yield Remark(problem.span, f"{found} is {name} to YAML. Remove it; if it is part of the value, "
                                       "put the whole value in double quotes.")
