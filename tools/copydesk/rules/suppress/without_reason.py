"""A suppression does not say why.

Whoever reads the article next has to know what was looked at and let stand. Without a reason it is not
followed.

Bad:
    <!-- copydesk: ignore copy/doubled-word -->

    The film hours hours opens in Kyiv.
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title -->

    The film hours hours opens in Kyiv.
"""

from copydesk.article.suppressions import suppressions
from copydesk.finding import Remark, Severity

severity = Severity.ERROR
needs = frozenset({"suppressions"})


def check_article(article, desk):
    for suppression in suppressions(article):
        if not suppression.fault and not suppression.reason:
            name = suppression.rules[0].rule
            yield Remark(
                suppression.span, f"Say why, or it is not followed: copydesk: ignore {name}: the reason"
            )
