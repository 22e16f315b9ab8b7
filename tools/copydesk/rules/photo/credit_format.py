"""A credit is not written AGENCY/Name.

One form for all credits lets each page, feed and wire write them in its own way, and lets the picture desk
find every picture of an agency.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: "Photo: PAP/Vladyslav Musiienko"
Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: Vladyslav Musiienko/PAP
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/EPA/Vladyslav Musiienko
"""

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.photo._credit import agency_code, read_credit

severity = Severity.ERROR
suppressible = False
needs = frozenset({"photos"})


def check_article(article, desk):
    for photo in article.photos:
        if photo.credit:
            credit = read_credit(photo.credit, desk.agencies)
            if not credit.right:
                yield _say(article, (*photo.route, "credit"), photo.credit, credit, desk.agencies)


def _say(article, route, typed, credit, agencies):
    span, shown = article.span_of(route), typed[:80].replace("\n", " ")
    if credit.mended:
        edit = retyped(article, route, 0, len(typed), credit.mended)
        return Remark(
            span,
            f'A credit is AGENCY/Name and nothing else, not "{shown}". Write credit: {credit.mended}',
            route,
            Fix((edit,), safe=False) if edit else None,
        )
    if code := agency_code(typed.strip(" /"), agencies):
        return Remark(span, f'The credit "{shown}" names no photographer. Write credit: {code}/Name', route)
    return Remark(
        span,
        f'The credit "{shown}" is not of the form AGENCY/Name, for example PAP/Vladyslav Musiienko. '
        f"The agencies are listed in {agencies.path}.",
        route,
    )
