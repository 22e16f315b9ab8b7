"""A person of the register is named without a word on who that is.

The first mention says which office somebody holds; the `people` field does the same for readers of the
page.

Bad:
    The delegation met Rustem Umerov in the morning. It left at noon.
Good:
    The delegation met Rustem Umerov, the secretary of the security council, in the morning.
Good (fields):
    people: [umerov]
    ---
    The delegation met Rustem Umerov in the morning.
"""


from copydesk.article.names import words_behind
from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.rules.name._roles import mentioned, roles_of

severity = Severity.ADVICE

_SAYS_WHO = frozenset(
    "minister ministers president presidents premier pm secretary chancellor commissioner leader "
    "chief head mayor governor senator ambassador general director chair chairman chairwoman speaker "
    "representative negotiator politician candidate opposition government administration ex-president "
    "ex-minister boss candidate counterpart official".split()
)
_APPOSITION = Pattern(r", (?!(?:and|or|but|as|while|when|where|after|before|on|in|at)\b)[a-z]")


def check_article(article, desk):
    people = mentioned(article, desk)
    if not people or not in_english(article, desk):
        return
    named = {person.key or person.name for person in article.people}
    first = {}
    for person in people:
        piece = article.copy.piece_at(person.span.start)
        if piece and piece.kind == "paragraph":
            first.setdefault(person.known.entry.code, (person, piece))
    for person, piece in first.values():
        if not person.full or not named.isdisjoint(
            (person.known.entry.code, *map(" ".join, person.known.forms))
        ):
            continue
        if _APPOSITION.match(words_behind(article, person.span.end, 30)):
            continue
        lead = article.lead or ""
        lead = lead if person.known.short[-1] in lead else ""
        text = f"{lead} {article.copy.text[piece.span.start : piece.span.end]}".casefold()
        if _SAYS_WHO.isdisjoint(word.strip(".,;:()’'“”\0") for word in text.replace("’s", " ").split()):
            day = article.published.text[:10] if article.published else ""
            present = [role.printed for role in roles_of(person.known) if role.held_on(day)]
            hint = f", such as {present[-1]}" if present else ""
            yield Remark(
                person.span, f"This is the first mention of {person.known.name}. Say who that is{hint}."
            )
