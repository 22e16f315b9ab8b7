"""A word to the desk can't be followed as it is written.

A suppression says `ignore`, the rules by their names, a colon and the reason; then, if it is for a time only,
`; until` and its last day. Of a file's suppressions the first 200 are followed.

Bad:
    <!-- copydesk: ignor copy/doubled-word: the film's title -->

    The film hours hours opens in Kyiv.
Bad:
    <!-- copydesk: ignore: the film's title -->

    The film hours hours opens in Kyiv.
Bad (fields):
    headline: Ministers meet in Kyiv for talks on drones # copydesk: ignore headline/case: why; until tomorrow
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title; until 2026-03-01 -->

    The film hours hours opens in Kyiv.
"""

from copydesk.article.suppressions import MOST, suppressions
from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"suppressions"})

_EXAMPLE = "copydesk: ignore RULE: the reason; until 2026-03-01"
_SAY = {
    "word": f"The desk does not understand this. Write {_EXAMPLE}",
    "nameless": f"This does not say which rule is to be ignored. Write {_EXAMPLE}",
    "until": "This does not end with a day that the calendar has. Write the last day like 2026-03-01.",
    "many": f"This and all that follow are not followed: a file may have {MOST} suppressions.",
}


def check_article(article, desk):
    for suppression in suppressions(article):
        if suppression.fault:
            yield Remark(suppression.span, _SAY[suppression.fault])
