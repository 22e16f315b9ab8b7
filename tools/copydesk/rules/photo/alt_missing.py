"""A photo has no alternative text.

It is what somebody who can't see the picture is told instead: what is to be seen, in a sentence. It is not
the caption, which says what the picture is about.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
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
    advice = "Describe in its field alt what is to be seen, for readers who can't see it."
    return without(article, "alt", "alternative text", advice)
