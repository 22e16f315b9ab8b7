"""A field of a finished article still says that something is to come: TK, TBC, XXX, TODO.

In a draft that is as it should be. `copy/placeholder` looks at the prose; this rule looks at the other fields,
and leaves those to their own rules that are looked up in a register.

Bad (fields):
    sources:
      - name: TK
Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Two ministers sit at a table in Kyiv.
        alt: Two men in suits sign papers.
        credit: PAP/TK
Good (fields):
    status: draft
    sources:
      - name: TK
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern

severity = Severity.ERROR

_SIGNS = ("TK", "TB", "XXX", "TODO", "FIXME", "???", "N/A")
_TO_COME = Pattern(r"(?:.{1,40}/)?\[?(TK|TBC|TBD|TBA|XXX+|TODO|FIXME|\?\?\?+|N/A)\]?[.:]?", re.I)
_PROSE = ("headline", "lead", "caption", "alt", "note")
_LOOKED_UP = ("id", "section", "status", "label", "language", "dateline", "published", "embargo", "topics", "related")


def check_article(article, desk):
    if article.status == "draft":
        return
    head = article.source.text[slice(*article.front.span)].upper()
    if not any(_stands_in(sign, head) for sign in _SIGNS):
        return
    for route, place in article.front.places.items():
        value = article.front.value(route)
        if not isinstance(value, str) or not _is_ours(route):
            continue
        match = _TO_COME.fullmatch(value.strip()) if len(value) < 60 else None
        if match:
            yield Remark(
                place.value,
                f"{route[-1] if isinstance(route[-1], str) else route[0]} still says {match[1]}. "
                "Write what it stands for, or take the field out.",
                route,
            )


def _stands_in(sign: str, head: str) -> bool:
    """Whether a sign stands somewhere with no letter and no figure before it."""
    at = head.find(sign)
    while at >= 0 and head[at - 1].isalnum():
        at = head.find(sign, at + 1)
    return at >= 0


def _is_ours(route) -> bool:
    """Whether a field is neither prose nor one whose values are looked up."""
    if not route or route[0] in _LOOKED_UP or route[-1] in _PROSE:
        return False
    return not (len(route) == 2 and route[0] in ("byline", "sources", "people"))
