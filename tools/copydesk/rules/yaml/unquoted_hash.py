"""A # cuts a value short.

To YAML a # behind a space begins a comment: what follows is not part of the value and is lost. A real comment
has a space behind its #.

Bad (fields):
    headline: Ministers meet in Kyiv and speak about #drones
Good (fields):
    headline: "Ministers meet in Kyiv and speak about #drones"
Good (fields):
    topics: ["20000598"] # defence
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.yaml._lines import in_quotes
from copydesk.text import Span

severity = Severity.ERROR

_TAG = Pattern(r"#\w")
_HASH = Pattern(r"[ \t]+#\w[^\n]*")
_PROSE = {"headline", "lead", "caption", "alt", "note", "was", "now", "reason", "role", "name", "credit"}


def check_article(article, desk):
    text, front = article.source.text, article.front
    if text.find(" #", *front.span) < 0 or not _TAG.search(text, *front.span):
        return
    for route, place in front.places.items():
        if place.style or not route or route[-1] not in _PROSE or place.start == place.end:
            continue  # where nothing stands before the #, field/type says so
        lost = _HASH.match(text, place.end)
        if lost:
            whole = Span(place.start, lost.start() + len(lost[0].rstrip()))
            quoted = in_quotes(text[slice(*whole)])
            yield Remark(
                Span(lost.start() + len(lost[0]) - len(lost[0].lstrip()), whole.end),
                "What stands behind # is a comment to YAML and not part of the value. "
                f"Write {route[-1]}: {quoted if len(quoted) < 120 else 'the value in double quotes'}",
                route,
                Fix((Edit(whole, quoted),), safe=False) if "\n" not in quoted else None,
            )
