"""A suppression is for something that nobody can let stand.

What a credit says, what an article is known by, its life after publication and the file itself have to be
right before anything is published; so do the suppressions.

Bad (fields):
    photos:
      - id: ministers
        file: ministers.jpg
        caption: The two ministers sign the agreement in Kyiv.
        alt: Two men in dark suits shake hands before two flags.
        credit: Photo PAP # copydesk: ignore photo/credit-format: the agency asks for it
Bad (fields):
    id: Ministers # copydesk: ignore field/format: the id of the old system
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title -->

    The film hours hours opens in Kyiv.
"""

from copydesk.article.suppressions import goes_for_the_id, suppressions
from copydesk.finding import Remark, Severity
from copydesk.rules.book import get_rule

severity = Severity.ERROR
needs = frozenset({"suppressions"})


def check_article(article, desk):
    for suppression in suppressions(article):
        for name, span in suppression.rules if not suppression.fault else ():
            rule = get_rule(name)
            if rule and not rule.suppressible:
                yield Remark(span, f"{name} can't be suppressed. See to what it finds, and delete this.")
            elif rule and rule.topic == "field" and goes_for_the_id(article, suppression):
                yield Remark(
                    span, "Nothing about an article's id can be suppressed. Mend it, and delete this."
                )
