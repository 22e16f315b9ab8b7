"""The offices of the people in the register, by the titles that stand beside a name."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from copydesk.article.names import capitals_of, names_with
from copydesk.desk.names import KnownName
from copydesk.pattern import Pattern
from copydesk.rules.name._spelling import is_title
from copydesk.text import Span


class Role(NamedTuple):
    """An office: as printed, the titles it gives in small letters, its first day and its last."""

    printed: str
    titles: frozenset[str]
    since: str
    until: str

    def held_on(self, day: str) -> bool:
        return self.since <= day and (not self.until or day <= self.until)


class Mentioned(NamedTuple):
    """Somebody of the register in the copy: where the name stands, without titles, and whether in full."""

    known: KnownName
    span: Span
    full: bool


_OF_COUNTRY = Pattern(r" (?:of(?! State)|for) .*\Z")
_AND = Pattern(r" and (?=(?:[A-Z]\w+ ){0,2}(?:Minister|President|Secretary|Chancellor)\b)")
_OTHERWISE = (
    (Pattern(r"\bdefence minister\Z"), ("defense minister", "minister of defence", "minister of defense",
     "minister of national defence", "national defence minister", "minister for defence")),
    (Pattern(r"\bforeign minister\Z"), ("minister of foreign affairs", "foreign affairs minister",
     "minister for foreign affairs")),
    (Pattern(r"\bfinance minister\Z"), ("minister of finance", "minister for finance")),
    (Pattern(r"\bprime minister\Z"), ("pm", "premier")),
    (Pattern(r"\bvice president\Z"), ("vice-president",)),
)  # fmt: skip


def roles_of(known: KnownName) -> list[Role]:
    """The roles of a person in the register, as far as they can be read."""
    found = []
    roles = known.entry.data.get("roles")
    for role in roles if isinstance(roles, list) else []:
        if isinstance(role, dict) and isinstance(role.get("role"), str) and isinstance(role.get("from"), str):
            until = role.get("until")
            until = until if isinstance(until, str) else ""
            found.append(Role(role["role"], _titles(role["role"]), role["from"], until))
    return found


def mentioned(article, desk) -> tuple[Mentioned, ...]:
    """The people of the register in the article's own words, in order."""
    return article.once("mentioned", lambda: tuple(_mentioned(article, desk)))


def spoken(day: str) -> str:
    """A day of the register as copy writes it: 17 July 2025; as it is typed where it is no date."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{when.day} {when:%B} {when.year}"


@cache
def _titles(role: str) -> frozenset[str]:
    """The titles that an office gives, as copy writes them."""
    return frozenset(_titles_in(role))


def _titles_in(role: str) -> Iterator[str]:
    for part in _AND.split(role):
        title = _OF_COUNTRY.sub("", part).casefold().replace("-", " ")
        yield title
        if title.startswith(("nato ", "eu ")):
            yield title.split(" ", 1)[1]
        for pattern, others in _OTHERWISE:
            if pattern.search(title):
                yield from (pattern.sub(other, title) for other in others)


def _mentioned(article, desk) -> Iterator[Mentioned]:
    surnames = desk.names.surnames
    named = desk.names.in_office & capitals_of(article)
    for name in names_with(article, named) if named else ():
        known = surnames.get(name.words[-1], ())
        for one in known:
            if not one.entry.data.get("roles"):
                continue
            size = next((len(form) for form in one.forms if name.words[-len(form) :] == form), 0)
            full = size > 0
            size = size or len(one.short)
            before = name.words[:-size]
            if full or (name.words[-size:] == one.short and all(map(is_title, before))):
                yield Mentioned(one, Span(name.spans[-size].start, name.spans[-1].end), full)
                break
