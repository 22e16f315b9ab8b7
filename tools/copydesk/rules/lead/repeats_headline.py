"""The lead says what the headline says, and little else.

The two stand beside each other; the lead goes on from the headline.

Bad (fields):
    headline: Ministers of Poland and Ukraine meet in Kyiv for talks on drones
    lead: The ministers of Poland and Ukraine are meeting in Kyiv for talks on drones today.
Good (fields):
    headline: Ministers of Poland and Ukraine meet in Kyiv for talks on drones
    lead: Training in flying them and in stopping them is at the centre of the visit.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern

severity = Severity.WARNING

_ROUTE = ("lead",)
_WORD = Pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    "a an and are as at be been by for from had has have in into is it its of off on or out over than "
    "that the their this to today up was were will with".split()
)
_FEWEST, _MOST_ELSE, _LONGEST = 4, 3, 60


def check_article(article, desk):
    headline, lead = article.headline, article.lead
    if not headline or not lead or len(lead) > 2 * len(headline) + 40:
        return
    typed = set(headline.lower().split())
    if 2 * len(typed & set(lead.lower().split())) < len(typed):
        return
    said, again = _words(headline), _words(lead)
    if not _FEWEST <= len(said) <= _LONGEST or len(again) > _LONGEST or len(again) > len(said) + _MOST_ELSE:
        return
    if _in_order(said, again) * 6 >= len(said) * 5:
        yield Remark(
            article.span_of(_ROUTE),
            "The lead repeats the headline. Say what the headline leaves out.",
            _ROUTE,
        )


def _words(text: str) -> list[str]:
    """The words that carry meaning, in a form in which "meet", "meets" and "meeting" are one."""
    found = []
    for word in _WORD.findall(text.lower()):
        if word not in _SMALL:
            word = word.removesuffix("’s").removesuffix("'s")
            found.append(re.sub(r"(?<=\w{3})(?:ing|ed|es|s|e)\Z", "", word))
    return found


def _in_order(said: list[str], again: list[str]) -> int:
    """How many words of the one come in the other, in the same order."""
    row = [0] * (len(again) + 1)
    for word in said:
        before = row
        row = [0]
        for at, other in enumerate(again):
            row.append(before[at] + 1 if word == other else max(before[at + 1], row[at]))
    return row[-1]
