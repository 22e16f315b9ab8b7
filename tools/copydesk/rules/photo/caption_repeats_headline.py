"""A caption only repeats the headline, or the lead.

Readers have just read those. A caption says what the picture shows: who is in it, where and when.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Ministers meet in Kyiv for talks on drones.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: The two ministers before their talks on drones in Kyiv on Thursday.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.photo._entry import is_same

severity = Severity.ERROR
needs = frozenset({"photos"})


def check_article(article, desk):
    for photo in article.photos:
        for name, other in (("headline", article.headline), ("lead", article.lead)):
            if photo.caption and other and is_same(photo.caption, other):
                route = (*photo.route, "caption")
                yield Remark(
                    article.span_of(route),
                    f"This caption is the {name} again. Write what the picture shows, who is in it, "
                    "where and when.",
                    route,
                )
                break
