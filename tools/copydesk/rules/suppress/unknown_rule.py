"""A suppression names a rule that does not exist.

Rules are named one by one, as findings name them; a whole topic can be set in the settings.

Bad:
    <!-- copydesk: ignore copy/double-word: the film's title -->

    The film hours hours opens in Kyiv.
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title -->

    The film hours hours opens in Kyiv.
"""

from copydesk.article.suppressions import suppressions
from copydesk.desk.nearest import nearest
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.book import all_rules, get_rule

severity = Severity.ERROR
needs = frozenset({"suppressions"})

_MOST_GUESSED = 10


def check_article(article, desk):
    guessed = 0
    for suppression in suppressions(article):
        for name, span in suppression.rules if not suppression.fault else ():
            if get_rule(name) is None:
                guessed += 1
                yield _say(name, span, guessed <= _MOST_GUESSED)


def _say(name, span, guess):
    if "*" in name:
        return Remark(span, f"{name} is no rule. Name the rules one by one, as their findings do.")
    meant = _meant(name) if guess else None
    if meant:
        return Remark(
            span, f"There is no rule {name}. Write {meant}", fix=Fix((Edit(span, meant),), safe=False)
        )
    return Remark(span, f"There is no rule {name}. `copydesk rules` lists them all.")


def _meant(name):
    ids = [rule.id for rule in all_rules()]
    without_topic = [id for id in ids if id.partition("/")[2] == name]
    return without_topic[0] if len(without_topic) == 1 else nearest(name, ids)
