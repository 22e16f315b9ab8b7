"""A photo has no credit.

Whoever made a picture is named beside it wherever it is shown; a picture without a credit is not shown at
all.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
"""

from copydesk.finding import Severity
from copydesk.rules.photo._entry import without

severity = Severity.ERROR
suppressible = False
needs = frozenset({"photos"})


def check_article(article, desk):
    advice = "Write who made it as AGENCY/Name, for example credit: PAP/Vladyslav Musiienko"
    return without(article, "credit", "credit", advice)
