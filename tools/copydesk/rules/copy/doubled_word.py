"""A word stands twice in a row.

Articles, prepositions and the like never do; of other words only those that are written the same, in lower
case. Pairs that English has ("had had", "that that", "very very") and names ("Duran Duran") are left alone,
and so is all that is quoted.

Bad:
    The ministers spoke about the the war.
Bad:
    The talks lasted hours hours longer than planned.
Good:
    All the aid that that country had had went to Baden-Baden and Sing Sing, very very slowly.
"""

import re
from itertools import islice
from operator import eq

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR

_NEVER_TWICE = frozenset(
    "the a an of and or but to from for with at by as into onto than their our its your my be been has have "
    "were these those which who whose if because between among during since until against under within "
    "without while whether when where what we they he she this".split()
)
# What some sentence may double: "what that is is", "sworn in in May", "those who can help help"; and what is
# doubled on purpose, for weight or as a name or a sound.
_SOMETIMES_TWICE = frozenset(
    "had that is was are do does did in on it her you his him us them me no not so can could will would may "
    "must should up down out off over about through there here now then well how why again too also even "
    "just only more much many most very really quite far long little big old good never ever bye night "
    "knock yeah aye hear come wait please go going back way half one two three four five six seven eight "
    "nine ten twenty fifty nil zero help like love want need work matter tut yada boo hey ha ho la na da "
    "cha chi pom yo woof quack hip rah blah win yum tuk dik mahi piri peri agar ylang beri bora cous mau "
    "tom dum pil ping choo kai lava nam mu walla pago sing duran papa mama bang boom drip tick".split()
)
_MARKUP = Pattern(r"[*_\[\]()<>`“”\"']")
_PAIR = Pattern(r"(?<![^\s\0(\[\"'—–])([^\W\d_]+)(?:[\s\0]{1,80}\1)+(?![\w'’\-]|\.\w)", re.I)


def check_article(article, desk):
    if not _has_pair(article.copy.plain) or not in_english(article, desk):
        return
    own = article.copy.own
    for match in _PAIR.finditer(own):
        first, rest = match[1], own[match.end(1) : match.end()]
        if _is_slip(first, rest) and _in_one_sentence(article, match.end(1), match.end()):
            yield _remark(article, first, Span(*match.span()))


def _has_pair(words: list[str]) -> bool:
    """A cheap look that lets most articles pass."""
    return any(map(eq, words, islice(words, 1, None)))


def _is_slip(first: str, rest: str) -> bool:
    word = first.lower()
    if rest != rest.lower() or word in _SOMETIMES_TWICE:
        return False
    if len(word) == 1:
        return first == "a"
    return first == word or (first.istitle() and word in _NEVER_TWICE)


def _in_one_sentence(article, start: int, end: int) -> bool:
    """Whether nothing but white space is between the words, in the file as well, and no new paragraph."""
    gap = article.source.text[start:end]
    one_piece = article.copy.piece_at(start - 1) is article.copy.piece_at(end - 1)
    return one_piece and "\n\n" not in gap and not _MARKUP.search(gap)


def _remark(article, word: str, pair: Span) -> Remark:
    text = article.source.text
    line_end = text.rfind("\n", pair.start, pair.end)
    if line_end >= 0 and word.islower() and text[pair.start - 1] == " ":
        edit = Edit(Span(pair.start - 1, line_end), "")  # the line break stays where it is
    else:
        edit = Edit(Span(pair.start + len(word), pair.end), "")
    return Remark(pair, f'"{word}" stands here twice. Delete one.', fix=Fix((edit,)))
