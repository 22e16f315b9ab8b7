"""The quotation marks of a headline are not those of the house.

British headlines quote between single marks. The setting `headline.quotes` says single, double or any.

Bad (fields):
    headline: 'Visit to Kyiv is “a beginning”, ministers say'
Bad (fields):
    headline: Visit to Kyiv is 'a beginning', ministers say
Good (fields):
    headline: Visit to Kyiv is ‘a beginning’ on the ministers' list
"""


from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.rules.mending import retyped

severity = Severity.WARNING

_ROUTE = ("headline",)
_WRONG = {
    "single": (
        Pattern(r"[“„\"](?P<said>[^“”„\"]{1,200})[”“\"]|(?<!\w)'(?P<also>[^']{1,200}?)'(?!\w)"),
        "‘",
        "’",
    ),
    "double": (
        Pattern(r"[„\"](?P<said>[^“”„\"]{1,200})[”“\"]|(?<!\w)['‘](?P<also>[^'‘’]{1,200}?)['’](?!\w)"),
        "“",
        "”",
    ),
}


def check_article(article, desk):
    headline = article.headline
    house = _WRONG.get(desk.settings.headline.quotes)
    if (
        not headline
        or not house
        or not any(mark in headline for mark in "\"'“„‘")
        or not in_english(article, desk)
    ):
        return
    pattern, opening, closing = house
    found = [match for match in pattern.finditer(headline) if match.span() != (0, len(headline.strip()))]
    if not found:
        return  # nothing, or yaml/smart-quotes speaks of it
    said = [match["said"] or match["also"] for match in found]
    start, end = found[0].start(), found[-1].end()
    right = pattern.sub(
        lambda match: f"{opening}{match['said'] or match['also']}{closing}", headline[start:end]
    )
    edit = retyped(article, _ROUTE, start, end, right)
    fix = Fix((edit,), safe=not any(mark in text for mark in "'’" for text in said)) if edit else None
    kind = "single" if opening == "‘" else "double"
    shown = " and ".join(f"{opening}{text}{closing}" for text in said[:3])
    says = f"Headlines quote between {kind} marks. Write {shown}."
    yield Remark(article.value_span(_ROUTE, *found[0].span()), says, _ROUTE, fix)
