"""A photo is declared and never shown.

The first photo leads the article; each of the others is placed in the text by its id.

Bad (fields):
    photos:
      - {id: one, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
      - {id: two, file: two.jpg, caption: The door, alt: A door, credit: PAP/Vladyslav Musiienko}
Good (fields):
    photos:
      - {id: one, file: one.jpg, caption: The table, alt: A table, credit: PAP/Vladyslav Musiienko}
      - {id: two, file: two.jpg, caption: The door, alt: A door, credit: PAP/Vladyslav Musiienko}
    ---
    The talks lasted for two hours.

    ![](photo:two)
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"photos"})


def check_article(article, desk):
    if len(article.photos) < 2 or article.status == "withdrawn":
        return
    shown = {image.target[6:] for image in article.body.images if image.target.startswith("photo:")}
    shown.add(article.photos[0].id or "")
    for photo in article.photos[1:]:
        if photo.id and photo.id not in shown:
            route = (*photo.route, "id")
            yield Remark(
                article.span_of(route),
                f"The photo {photo.id[:60]} is not shown. Place it in the text with "
                f"![](photo:{photo.id[:60]}) or take its entry out.",
                route,
            )
