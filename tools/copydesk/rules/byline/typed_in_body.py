"""A sign-off or a byline is typed into the text.

Who wrote an article stands in the `byline` field; each page, feed and wire writes it in its own way. The safe
fix moves known initials there and takes the line out of the text.

Bad:
    The talks lasted for two hours.

    (mp)
Bad:
    The talks lasted for two hours. (mp/kd)
Bad:
    By Marta Przybyła

    The talks lasted for two hours.
Good:
    The talks were held by the European Union (EU)
Good:
    The text of the agreement has not been made public (see below).
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.body_lines import first_line, last_lines, single_lines
from copydesk.rules.byline._staff import initials_of
from copydesk.rules.mending import added_to_list, without_lines
from copydesk.text import Span

severity = Severity.ERROR

_SIGN_OFF = Pattern(r"[*_]{0,3}\(\s?([^\W\d_]{2,10}(?:\s?[/,&+]\s?[^\W\d_]{2,10}){0,5})\s?\)[*_]{0,3}\Z")
_BETWEEN = Pattern(r"\s?[/,&+]\s?")
_LETTERS = Pattern(r"[a-z]{2,4}\Z")
_BY = Pattern(r"[*_]{0,3}(?:by|written by|author:)\s(?P<names>[^\W\d_][^\n.:;!?]{2,80}?)[*_]{0,3}\Z", re.I)
_AND = Pattern(r"\s(?:and|&)\s|,\s")
_NAME = Pattern(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+| [A-Z]\.){1,3}\Z")


def check_article(article, desk):
    staff = desk.staff
    seen = set()
    for line in single_lines(article, 40):
        match = _SIGN_OFF.match(line.text) if line.text.endswith((")", "*", "_")) else None
        if match:
            signed = _BETWEEN.split(match[1])
            if _are_initials(signed, desk) or all(_LETTERS.match(part) for part in signed):
                seen.add(line.span)
                yield _sign_off(article, staff, signed, line.span)
    line = None
    for line in last_lines(article):  # the last of them is the last line of copy
        pass
    if line and line.span not in seen and line.text.endswith((")", "*", "_")):
        start = line.text.rfind("(")
        start -= len(line.text[:start]) - len(line.text[:start].rstrip("*_"))
        match = _SIGN_OFF.match(line.text, start) if start >= 0 else None
        if (
            match
            and _are_initials(signed := _BETWEEN.split(match[1]), desk)
            and not line.text[start - 1 : start].strip()
        ):
            yield _sign_off(article, staff, signed, Span(line.span.start + start, line.span.end))
    line = first_line(article)
    match = _BY.match(line.text) if line and len(line.text) <= 120 else None
    if match:
        names = _AND.split(match["names"])
        initials = [initials_of(staff, name) for name in names]
        if any(initials) or (line.alone and all(_NAME.match(name) and name.istitle() for name in names)):
            yield _typed(
                article, [short or name for short, name in zip(initials, names)], line, all(initials)
            )


def _are_initials(signed, desk):
    """Whether what stands in brackets are initials of the staff, perhaps beside the code of a source."""
    return any(part in desk.staff for part in signed) and all(
        part in desk.staff or part in desk.sources or part in desk.agencies for part in signed
    )


def _sign_off(article, staff, signed, span):
    typed = article.source.text[slice(*span)]
    initials = [part for part in signed if part in staff]
    if not initials or not isinstance(article.front.values.get("byline", []), list):
        says = f'"{typed}" is a sign-off. Writers are named in the byline field; delete it here.'
        return Remark(span, says, fix=Fix((without_lines(article, span),), safe=False))
    return _moved(article, f'"{typed}" is a sign-off', initials, span, len(initials) == len(signed))


def _typed(article, writers, line, known):
    said = f'"{line.text}" is a byline'
    if known:
        return _moved(article, said, writers, line.span, True)
    return Remark(
        line.span,
        f"{said}. Writers are named in the byline field; delete this line here.",
        fix=Fix((without_lines(article, line.span),), safe=False),
    )


def _moved(article, said, initials, span, safe):
    """A remark on staff initials whose fix adds those that the byline lacks."""
    given = [writer.initials or writer.name for writer in article.byline]
    lacking = [short for short in dict.fromkeys(initials) if short not in given]
    cut = without_lines(article, span)
    if not lacking:
        return Remark(
            span,
            f"{said}, and the byline field has {' and '.join(initials)} already. Delete it here.",
            fix=Fix((cut,), safe=safe),
        )
    add = added_to_list(article, "byline", lacking)
    whole = [*filter(None, given), *lacking]
    return Remark(
        span,
        f"{said}. Write byline: [{', '.join(whole)}] and delete it here.",
        fix=Fix((add, cut), safe=safe) if isinstance(add, Edit) else None,
    )
