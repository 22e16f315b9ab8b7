"""A sign-off that no rule asks for.

Some rules let what they find stand when a named editor has looked at it. An entry for a rule that finds
nothing here is left over from an earlier text, and one for any other rule does nothing.

Bad (fields):
    signoff: [{rule: ethics/suicide-language, by: aw}]
Bad (fields):
    signoff: [{rule: ethics/minors, by: aw}]
Good (fields):
    signoff: [{rule: ethics/suicide-language, by: aw, note: It is the title of the law}]
    ---
    The law says that who helps somebody to commit suicide is punished.
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import Remark, Severity
from copydesk.rules.asking import remarks_of
from copydesk.rules.ethics import minor_identified, personal_data, presumption_of_guilt, suicide_language
from copydesk.rules.source import anonymous_without_reason

severity = Severity.ADVICE
needs = frozenset({"sign-offs"})

ASKING = {
    "ethics/minor-identified": minor_identified,
    "ethics/personal-data": personal_data,
    "ethics/presumption-of-guilt": presumption_of_guilt,
    "ethics/suicide-language": suicide_language,
    "source/anonymous-without-reason": anonymous_without_reason,
}


def check_article(article, desk):
    for entry in article.signoffs:
        route = (*entry.route, "rule")
        if entry.rule in ASKING:
            if not remarks_of(entry.rule, article, desk, ASKING[entry.rule].asks):
                says = f"{entry.rule} finds nothing here that needs a sign-off. Delete the entry."
                yield Remark(article.span_of(route), says, route)
        elif entry.rule:
            guess = did_you_mean(entry.rule, ASKING)
            says = f"No rule {entry.rule[:60]} asks for a sign-off.{guess} These do: {', '.join(ASKING)}."
            yield Remark(article.span_of(route), says, route, severity=Severity.WARNING)
