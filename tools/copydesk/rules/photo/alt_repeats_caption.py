"""The alternative text of a photo only repeats its caption.

Somebody who listens to the page hears the same sentence twice, and still does not know what is to be seen.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two ministers sit at a table in Kyiv
        credit: PAP/Vladyslav Musiienko
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in dark suits sign papers in front of flags.
        credit: PAP/Vladyslav Musiienko
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.photo._entry import is_same

severity = Severity.ERROR
needs = frozenset({"photos"})


def check_article(article, desk):
    for photo in article.photos:
        if photo.alt and photo.caption and is_same(photo.alt, photo.caption):
            route = (*photo.route, "alt")
            yield Remark(
                article.span_of(route),
                "This alternative text is the caption again. Describe what is to be seen, "
                "for readers who can't see it.",
                route,
            )
