"""The people of one article: those its `people` field lists and those it names in full."""

from typing import NamedTuple

from copydesk.article.names import capitals_of, names_of, names_with, words_behind
from copydesk.desk.names import KnownName
from copydesk.desk.nearest import plain
from copydesk.pattern import Pattern
from copydesk.rules.name._spelling import bears, first_names, is_title

_PERSON = Pattern(
    r", (?:an? |the )?[a-z]|(?:has |had )?(?:said|told|added|says|tells|explained|recalled|wrote|announced)\b"
)


class Named(NamedTuple):
    """Somebody named in full: the words of the name, and where it stands first (0 for the `people` field)."""

    words: tuple[str, ...]
    start: int

    @property
    def surname(self) -> str:
        return self.words[-1]


def named_in_full(article, desk) -> tuple[Named, ...]:
    """Who is named in full by a first and a last name, each once."""
    return article.once("named in full", lambda: tuple(_named(article, desk)))


def in_cast(known: KnownName, article) -> bool:
    """Whether an article is about a person of the register: by its `people` field, or by the full name."""
    return article.once(f"cast {known.entry.code}", lambda: _in_cast(known, article))


def _in_cast(known: KnownName, article) -> bool:
    if any(person.key == known.entry.code or person.name == known.name for person in article.people):
        return True
    surname = known.short[-1] if known.short else ""
    return surname in capitals_of(article) and any(
        bears(name, known) for name in names_with(article, {surname})
    )


def _named(article, desk):
    seen = set()
    for person in article.people:
        entry = desk.people.get(person.key)
        words = tuple((person.name or (entry.name if entry else "")).split())
        if len(words) > 1 and words not in seen:
            seen.add(words)
            yield Named(words, 0)
    for name in names_of(article):
        words, spans = name.words, name.spans
        while words and is_title(words[0]):
            words, spans = words[1:], spans[1:]
        if 2 <= len(words) <= 4 and words not in seen:
            if plain(words[0]) in first_names() or _PERSON.match(words_behind(article, spans[-1].end, 30)):
                seen.add(words)
                yield Named(words, spans[0].start)
