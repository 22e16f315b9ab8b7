"""A credit names an agency that is not in the register, or not by its right form.

`schema/registers/agencies.yaml` lists the agencies whose pictures the newsroom may use.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: Pap/Vladyslav Musiienko
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.photo._credit import read_credit

severity = Severity.ERROR
suppressible = False
needs = frozenset({"photos"})


def check_article(article, desk):
    agencies = desk.agencies
    if not agencies.readable:
        return
    for photo in article.photos:
        if not photo.agency or photo.agency in agencies:
            continue
        credit = read_credit(photo.credit, agencies)
        if not credit.right or credit.agency == credit.code:
            continue
        route = (*photo.route, "credit")
        span = article.value_span(route, 0, len(credit.agency))
        if credit.code:
            edit = retyped(article, route, 0, len(credit.agency), credit.code)
            yield Remark(
                span,
                f"{credit.agency} is written {credit.code}. Write credit: {credit.code}/{photo.photographer}",
                route,
                Fix((edit,), safe=False) if edit else None,
            )
        else:
            yield Remark(
                span,
                f"The agency {credit.agency[:60]} is not in {agencies.path}."
                f"{did_you_mean(credit.agency, agencies.entries)} The picture desk adds a new one.",
                route,
            )
