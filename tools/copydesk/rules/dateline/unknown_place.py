"""A dateline names a place that is not in the register, or not by its right form.

`schema/registers/places.yaml` lists the places and how they are spelt. A place that is not in it is spelt out
with its country; one that is in it must have the country given there.

Bad (fields):
    dateline: Kiev
Bad (fields):
    dateline: Kyiv, 18 September
Bad (fields):
    dateline: {place: Kyiv, country: PL}
Good (fields):
    dateline: Kyiv
Good (fields):
    dateline: {place: Borodianka, country: UA}
"""

from unicodedata import normalize

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.dateline._places import by_any_form, by_avoided_form, by_right_form
from copydesk.rules.mending import retyped

severity = Severity.ERROR
needs = frozenset({"dateline"})

_END_OF_PLACE = Pattern(r"\s*[,(/–—]|\s-\s")
_COUNTRY = Pattern(r"[A-Z]{2}\Z")


def check_article(article, desk):
    register, dateline = desk.places, article.dateline
    if not register.readable or not dateline or not dateline.place:
        return
    if dateline.long:
        yield from _spelt_out(article, register, dateline)
    elif not by_right_form(register, normalize("NFC", dateline.place)):
        yield _unknown(article, register, dateline.place)


def _unknown(article, register, place):
    route, span = ("dateline",), article.span_of(("dateline",))
    entry = by_avoided_form(register, place)
    if entry:
        return Remark(
            span,
            f"The house form of {place} is {entry.code}. Write dateline: {entry.code}",
            route,
            _fix(article, route, entry.code),
        )
    entry = by_any_form(register, place)
    if entry:
        return Remark(
            span,
            f"{place[:60]} is written {entry.code}. Write dateline: {entry.code}",
            route,
            _fix(article, route, entry.code),
        )
    end = _END_OF_PLACE.search(place)
    entry = by_any_form(register, place[: end.start()]) if end else None
    if entry:
        return Remark(
            span,
            f"A dateline is the place alone. Write dateline: {entry.code}",
            route,
            _fix(article, route, entry.code),
        )
    guess = did_you_mean(place, register.entries)
    return Remark(
        span,
        f"{place[:60]} is not in {register.path}.{guess} A place that is not in it is spelt out with its "
        f"country: dateline: {{place: {place[:60]}, country: ...}}",
        route,
    )


def _spelt_out(article, register, dateline):
    right = by_right_form(register, dateline.place)
    avoided = None if right else by_avoided_form(register, dateline.place)
    country = dateline.country if dateline.country and _COUNTRY.match(dateline.country) else None
    if right and country and right.text("country") not in ("", country):
        yield Remark(
            article.span_of(("dateline", "country")),
            f"{dateline.place} is in {right.text('country')} according to "
            f"{register.path}, not in {country}. Write country: {right.text('country')}",
            ("dateline", "country"),
        )
    elif avoided and country in (None, avoided.text("country")):
        route = ("dateline", "place")
        yield Remark(
            article.span_of(route),
            f"The house form of {dateline.place} is {avoided.code}. Write place: {avoided.code}",
            route,
            _fix(article, route, avoided.code),
        )


def _fix(article, route, place):
    edit = retyped(article, route, 0, len(article.front.value(route)), place)
    return Fix((edit,), safe=False) if edit else None
