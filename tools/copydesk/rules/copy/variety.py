"""A word is spelt the American way in British copy, or the British way in American copy.

Which of the two an article is written in, its `language` says (en-GB, en-US), or the newsroom's where it
names none; other kinds of English are left alone. In British copy both -ise and -ize are right: the one is
the habit, the other Oxford's, and the names of many organisations have it. Names keep their own spelling, and
so do titles and quotations. The list is closed; `accept` in `schema/words.yaml` takes words out of it.

Bad:
    They spoke about defense and the labor market.
Bad (fields):
    language: en-US
    ---
    They spoke about the colour of the centre and organised a programme.
Good:
    The National Security and Defense Council of Ukraine and the World Health Organization organize a meeting
    on defence. Defense Secretary Jane Roe lost her license near Pearl Harbor. “What color is it?” she asked.
Good (fields):
    language: en-US
    lead: The two ministers signed three agreements.
    ---
    The Labour Party and the Royal Opera House, Covent Garden, organized a program on defense.
"""

import re

from copydesk.article.copy import MASK
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.listed import listed_words
from copydesk.text import Span

severity = Severity.WARNING

_SIDES = {"GB": "American", "US": "British"}
_BEHIND_A_SENTENCE = Pattern(r"(?:\A|[.!?:…][\"”»’')\]\0]{0,8}[\s\0]{1,40})[\"“„«‘'(\[\0]{0,8}\Z")
_ABBREVIATED = Pattern(
    r"(?<!\w)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Prof|Sen|Rep|Gov|No)\.[\s\0]{1,8}\Z"
)
_NAME_FOLLOWS = Pattern(
    r"(?:[\s\0]{1,8}(?:of|for|the|and|&|de|in)){0,2}[\s\0]{1,8}[A-ZÀ-ÖØ-ÞĀ-Ž0-9]|-[A-Z]"
)
_SURNAMES = frozenset({"Gray", "Grey", "Honor", "Honour", "Harbor", "Harbour", "Plow", "Mold", "Savior"})
_MARKS = ("*", "_")
_NO_PROSE = frozenset("@#/\\_.&=")


def check_article(article, desk):
    side = _side(article, desk)
    if side is None:
        return
    others = desk.varieties[side]
    words = [word for word in listed_words(article, desk) if word in others]
    if not words:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words))})(?!\w)", re.I)
    for match in pattern.finditer(article.copy.own):
        if _is_prose(match, article):
            typed, right = match.group(), others[match.group().lower()]
            right = right.capitalize() if typed[0].isupper() else right
            span = Span(*match.span())
            yield Remark(span, f'"{typed}" is the {_SIDES[side]} spelling. Write {right}.',
                         fix=Fix((Edit(span, right),), safe=False))


def _side(article, desk) -> str | None:
    """GB or US, or None where copy is in neither."""
    language = (article.language or desk.settings.language).lower()
    if language == "en":
        language = desk.settings.language.lower()
    return {"en-gb": "GB", "en-us": "US"}.get(language)


def _is_prose(match: re.Match, article) -> bool:
    """Whether a word is neither part of a name nor mentioned as a word, an address or a file."""
    typed, (start, end) = match.group(), match.span()
    own, text = article.copy.own, article.source.text
    piece = article.copy.piece_at(start)
    if piece is None or piece.route[:1] == ("corrections",) or typed[1:] != typed[1:].lower():
        return False
    if text[start - 1] in _MARKS or text[end : end + 1] in _MARKS:
        return False
    if own[start - 1] in _NO_PROSE or (own[end : end + 1] in _NO_PROSE and own[end + 1 : end + 2].isalnum()):
        return False
    if typed[0].islower():
        return True
    if typed in _SURNAMES:
        return False
    before = own[max(piece.span.start, start - 60) : start].lstrip(MASK)
    begins = _BEHIND_A_SENTENCE.search(before) and not _ABBREVIATED.search(before)
    return bool(begins) and not _NAME_FOLLOWS.match(own, end)
