"""Typographic quotation marks stand where YAML's own quotes were meant.

To YAML only the straight marks ' and " are quotes; “ and ” are letters like any other and become part of
the value. In a lead or a caption that is a quotation; around an id, a code or a whole headline it is a slip.

Bad (fields):
    section: “defence”
Good (fields):
    section: "defence"
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.yaml._lines import in_quotes

severity = Severity.ERROR

_QUOTED = Pattern(r"[“”„‟«][^“”„‟«»]*[“”‟»]\Z|[‘’‚][^‘’‚]*[‘’]\Z")
_OPENING = frozenset("“”„‟«‘’‚")
_PROSE = {"lead", "caption", "alt", "note", "was", "now", "reason", "role", "terms", "notice"}


def check_article(article, desk):
    text = article.source.text
    head = text[slice(*article.front.span)]
    if not any(mark in head for mark in _OPENING & article.source.unusual):
        return
    for route, place in article.front.places.items():
        if place.style or not route or text[place.start : place.start + 1] not in _OPENING:
            continue
        name = next(step for step in reversed(route) if isinstance(step, str))
        value = text[place.value.start : place.value.end]
        if name not in _PROSE and value and _QUOTED.match(value):
            inner = value[1:-1]
            right = in_quotes(inner)
            fix = Fix((Edit(place.value, right),), safe=False)
            yield Remark(
                place.value,
                f"To YAML {value[0]} and {value[-1]} are no quotes but part of the value. "
                f"Write {right if isinstance(route[-1], int) else f'{name}: {right}'}",
                route,
                fix,
            )
