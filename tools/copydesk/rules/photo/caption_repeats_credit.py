"""A caption says who made the picture and not what it shows, or ends with the credit.

The credit has a field of its own and is shown beside the caption; a caption that only repeats it tells
readers nothing.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: "Photo: PAP/Vladyslav Musiienko"
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: "Two ministers at a table. Photo: PAP/Vladyslav Musiienko"
        alt: Two men in suits sign papers.
        credit: PAP/Vladyslav Musiienko
Good (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: Vladyslav Musiienko shows his photos of the talks to PAP.
        alt: A man points at pictures on a wall.
        credit: PAP/Vladyslav Musiienko
"""

import re

from copydesk.desk.nearest import plain
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.photo._credit import agency_code

severity = Severity.ERROR
needs = frozenset({"photos"})

_WORD = Pattern(r"[^\W_]+")
_NO_CONTENT = set(
    "photo photos photograph photographer photographed foto fot picture pictures pic image credit source by "
    "courtesy of via copyright c the for from".split()
)
_LABEL = r"[(\[]?(?:photos?|foto|fot|picture|image|credit)\.?(?: by| credit)?\s?"
_LABEL_AT_END = Pattern(rf"{_LABEL}:?\s?\Z", re.I)
_TAIL = Pattern(rf"{_LABEL}:\s?(.{{3,80}})\Z", re.I)


def check_article(article, desk):
    for photo in article.photos:
        if not photo.caption:
            continue
        route, credit = (*photo.route, "caption"), photo.credit or ""
        if _only_credits(photo.caption, credit, desk.agencies):
            yield Remark(
                article.span_of(route),
                "This caption is the credit, which stands in its own field. "
                "Write what the picture shows, who is in it, where and when.",
                route,
            )
        elif (start := _where_credit_begins(photo.caption, credit, desk.agencies)) is not None:
            end = len(photo.caption.rstrip())
            typed = photo.caption[start:end]
            yield Remark(
                article.value_span(route, start, end),
                f'The caption ends with the credit, which stands in its own field. Delete "{typed}".',
                route,
            )


def _only_credits(caption, credit, agencies):
    """Whether the words of a caption are those of the credit, or of another credit."""
    if len(caption) > len(credit) + 60:
        return False
    words = (word for word in map(plain, _WORD.findall(caption)) if word not in _NO_CONTENT)
    if credit and (first := next(words, None)):
        named = set(map(plain, _WORD.findall(credit)))
        if first in named and named.issuperset(words):
            return True
    tail = _TAIL.match(caption.strip()) if "/" in caption and ":" in caption else None
    return bool(tail and _is_credit(tail[1], agencies))


def _where_credit_begins(caption, credit, agencies):
    """Where a credit begins that stands behind the caption proper, or None."""
    text = caption.rstrip(" .)]\n")
    start = max(len(text) - len(credit.strip()), 0)
    if "/" in credit and text[start:].casefold() == credit.strip().casefold():
        label = _LABEL_AT_END.search(text[max(0, start - 30) : start])
        return start - len(label[0]) if label else start
    if "/" in caption and ":" in caption:
        tail = _TAIL.search(text)
        if tail and _is_credit(tail[1], agencies):
            return tail.start()
    return None


def _is_credit(text, agencies):
    """Whether text is AGENCY/Name with an agency that is known and a name of a few words."""
    agency, slash, name = text.partition("/")
    return bool(slash and 0 < len(name.split()) <= 5 and agency_code(agency, agencies))
