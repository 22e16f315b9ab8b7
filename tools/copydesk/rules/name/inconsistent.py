"""One person's name is spelt in two ways in one article.

The two differ by diacritics, by a hyphen or by the way they bring a name from another alphabet into ours.
Which of them is right matters less than that there is one.

Bad:
    Jerzy Kędziora made the figure. A younger Kedziora helped to hang it, the sculptor said.
Bad:
    President Volodymyr Zelensky spoke first. Zelenskyy then left for the front.
Good:
    Jerzy Kędziora made the figure. Kędziora hung it himself. Anna Nowak and Jan Nowák looked on.
Good:
    Radosław Sikorski spoke of Igor Sikorsky, the builder of helicopters. Sikorsky had left Kyiv.
"""

from functools import lru_cache

from copydesk.article.names import capitals_of, names_of
from copydesk.desk.nearest import plain
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.name._cast import named_in_full
from copydesk.rules.name._spelling import is_title

severity = Severity.WARNING

_SOUNDS = str.maketrans({"w": "v", "j": "y", "i": "y"})
_SHORTEST = 5


def check_article(article, desk):
    groups: dict[str, list[str]] = {}
    for word in capitals_of(article):
        if len(word) >= _SHORTEST:
            groups.setdefault(_sound(word), []).append(word)
    for words in groups.values():
        if len(words) > 1 and len({word.casefold() for word in words}) > 1:
            yield from _of_one_person(words, article, desk)


@lru_cache(20_000)
def _sound(word: str) -> str:
    """What the spellings of one name have in common."""
    word = word.lower().replace("-", "") if word.isascii() else plain(word)
    if "w" in word or "j" in word or "i" in word:
        word = word.translate(_SOUNDS)
    return word.replace("yy", "y") if "yy" in word else word


def _of_one_person(words: list[str], article, desk):
    people = named_in_full(article, desk)
    uses = [(name, at) for name in names_of(article) for at, word in enumerate(name.words) if word in words]
    bearer = next((person for person in people if person.surname in words), None)
    if not bearer:
        return
    others = {person.surname for person in people if plain(person.words[0]) != plain(bearer.words[0])}
    known = all(word in desk.names.words for word in words)
    for name, at in uses:
        typed = name.words[at]
        if (
            typed == bearer.surname
            or typed.casefold() == bearer.surname.casefold()
            or at < len(name.words) - 1
            or typed in others
        ):
            continue
        before = tuple(word for word in name.words[:at] if not is_title(word))
        if before and tuple(map(plain, before)) != tuple(map(plain, bearer.words[:-1])):
            continue
        if not (known or before) and plain(typed) != plain(bearer.surname):
            continue
        if typed not in desk.names.words and bearer.surname in desk.names.words:
            continue  # name/near-miss speaks of it
        span = name.spans[at]
        as_typed = article.source.text[slice(*span)] == typed
        fix = (
            Fix((Edit(span, bearer.surname),), safe=False) if as_typed and "'" not in bearer.surname else None
        )
        yield Remark(
            span,
            f'"{typed}" is spelt {bearer.surname} elsewhere in this article. Spell a name one way.',
            fix=fix,
        )
