"""Two photos of an article have the same id.

The text places photos by their ids, so each needs its own.

Bad (fields):
    photos:
      - {id: one, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
      - {id: one, file: two.jpg, caption: The door, alt: A door, credit: PAP/Vladyslav Musiienko}
Good (fields):
    photos:
      - {id: one, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"photos"})


def check_article(article, desk):
    ids = [photo.id for photo in article.photos if photo.id]
    if len(ids) == len(set(ids)):
        return
    first = {}
    for photo in article.photos:
        if not photo.id:
            continue
        route = (*photo.route, "id")
        span = article.span_of(route)
        if photo.id in first:
            yield Remark(
                span,
                f"The photo on line {first[photo.id]} has the id {photo.id[:60]} already. "
                "Give this one an id of its own.",
                route,
            )
        else:
            first[photo.id] = article.source.position(span.start).line
