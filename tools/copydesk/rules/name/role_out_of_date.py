"""Somebody is given an office that had ended before the article was published.

The register of people says who held which office when. "Former", "then" and the like make it right; nothing
is said in a paragraph that speaks of a year in which the office was held.

Bad:
    On Thursday, Defence Minister Rustem Umerov welcomed the guests.
Bad:
    Andrzej Duda, the Polish president, sent a letter.
Bad (fields):
    people:
      - name: Rustem Umerov
        role: Defence Minister of Ukraine
Good:
    Former defence minister Rustem Umerov welcomed the guests. The Polish president, Karol Nawrocki, sent a
    letter.
Good:
    In 2024 Defence Minister Rustem Umerov had asked for more.
Good:
    Documents signed last year by President Andrzej Duda were published. Karol Nawrocki is President Duda's
    successor."""

import re

from copydesk.article.names import words_before, words_behind
from copydesk.finding import Remark, Severity
from copydesk.rules.english import in_english
from copydesk.rules.name._roles import Role, mentioned, roles_of, spoken

severity = Severity.WARNING

_PAST = re.compile(
    r"\b(?:former(?:ly)?|then|ex|late|outgoing|past|previous|one-?time|ousted|sacked|retired|until|was|were"
    r"|had been|served|worked|became|as|when|while|under|year)\b", re.I)  # fmt: skip
_ANOTHER_RANK = ("deputy", "vice", "assistant", "shadow", "acting", "prime", "incoming", "designate")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THEN = re.compile(
    r"\b(?:last (?:year|spring|summer|autumn|winter)|years? (?:ago|earlier|before)|at the time|in office"
    r"|successor|predecessor|succeeded|replaced)\b", re.I
)
_BEHIND = re.compile(r",? (?:(?:the|its|who is|now|[\w-]+(?:['’]s)?|[\w-]+s['’]) ){0,4}\Z")


def check_article(article, desk):
    day = article.published.text[:10] if article.published and article.published.at else ""
    if not day or not in_english(article, desk):
        return
    for person in mentioned(article, desk):
        found = _stale(person, day, article)
        if found and not _speaks_of_then(found, person.span, article):
            yield Remark(person.span, _says(person.known, found, day))
    yield from _in_people_field(day, article, desk)


def _stale(person, day: str, article) -> Role | None:
    """The ended role by whose title somebody is called, or None."""
    roles = roles_of(person.known)
    now = {title for role in roles if role.held_on(day) for title in role.titles}
    ended = [role for role in roles if role.until and role.until < day]
    if not ended:
        return None
    before = words_before(article, person.span.start).casefold().replace("-", " ")
    behind = words_behind(article, person.span.end).casefold().replace("-", " ")
    for role in reversed(ended):
        for title in sorted(role.titles - now, key=len, reverse=True):
            if _stands_before(title, before) or (person.full and _stands_behind(title, behind)):
                return role
    return None


def _stands_before(title: str, before: str) -> bool:
    if not before.endswith(" " + title) and before != title:
        return False
    rest = before[: -len(title)].split()
    return not (rest and rest[-1] in _ANOTHER_RANK) and not _PAST.search(" ".join(rest[-4:]))


def _stands_behind(title: str, behind: str) -> bool:
    at = behind.find(title)
    if not 0 <= at <= 40 or not behind.startswith(","):
        return False
    between, after = behind[:at], behind[at + len(title) :]
    if not _BEHIND.fullmatch(between) or _PAST.search(between) or between.split()[-1] in _ANOTHER_RANK:
        return False
    return not after[:1].isalpha() and not after.startswith(
        (" until", " at the time", " from", " in the", " between")
    )


def _speaks_of_then(role: Role, span, article) -> bool:
    """Whether the paragraph names a year in which the office was held, or quotes a slip in a correction."""
    piece = article.copy.piece_at(span.start)
    if piece is None or piece.route[:1] == ("corrections",):
        return True
    text = article.copy.text[piece.span.start : piece.span.end]
    years = _YEAR.findall(text)
    return _THEN.search(text) is not None or any(
        role.since[:4] <= year <= role.until[:4] and year < article.published.text[:4] for year in years
    )


def _in_people_field(day: str, article, desk):
    for mention in article.people:
        known = next((one for one in desk.names.surnames.get((mention.name or " ").split(" ")[-1], ())
                      if tuple(mention.name.split()) in one.forms), None)  # fmt: skip
        if not known or not mention.role:
            continue
        roles = roles_of(known)
        now = {title for role in roles if role.held_on(day) for title in role.titles}
        typed = mention.role.casefold().replace("-", " ")
        for role in roles:
            if role.until and role.until < day and not _PAST.search(typed):
                if any(
                    re.match(rf"(?:[\w’']+ )?{re.escape(title)}(?!\w)", typed) for title in role.titles - now
                ):
                    route = (*mention.route, "role")
                    yield Remark(article.span_of(route), _says(known, role, day), route)
                    break


def _says(known, role: Role, day: str) -> str:
    present = [one.printed for one in roles_of(known) if one.held_on(day)]
    says = f"{known.name} was {role.printed} until {spoken(role.until)}"
    if present:
        return f"{says}, and is {present[-1]} at the time of this article. Write that, or former."
    return f"{says}. Write former, or leave the title out."
