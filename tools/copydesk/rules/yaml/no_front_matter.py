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

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_article(article, desk):
    for problem in article.front.problems:
        if problem.kind != "yaml/no-front-matter":
            continue
        if problem.found == "unclosed":
            yield Remark(problem.span, "The front matter that begins here never ends. "
                                       "Put a line --- between the fields and the text.")
        elif not article.source.text.strip():
            yield Remark(problem.span, "The file is empty. `copydesk new \"Headline\"` writes a new article.")
        else:
            yield Remark(problem.span, "The file has no front matter. An article begins with a line ---, "
                                       "its fields and another line ---.")
