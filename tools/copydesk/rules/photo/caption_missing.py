"""A photo has no caption.

A caption says what the picture shows, who is in it, where and when.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
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
needs = frozenset({"photos"})


def check_article(article, desk):
    return without(
        article,
        "caption",
        "caption",
        "Write in its field caption what it shows, who is in it, where and when.",
    )
