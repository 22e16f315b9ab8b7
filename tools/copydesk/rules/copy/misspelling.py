"""A word is misspelt in a way that is no word of English.

The list is closed: it holds slips that can be nothing else, less the names of the registers and the words
that `schema/words.yaml` accepts. A capitalised word is taken for a name unless it begins a sentence, or the
right form has a capital, too (Febuary). In a quotation the slip may be the speaker's own, so there it is a
warning; with [sic] behind it, it is left alone.

Bad:
    They laid flowers at the cementary in the morning.
Bad:
    Goverment officials were there, too.
Good:
    They laid flowers at the cemetery in the morning, at Cementary Street 5.
Good:
    “Goverment [sic] officials were there,” the letter said.
Good:
    He is Secretary of the National Security and Defense Council of Ukraine.
"""

import re

from copydesk.article.copy import MASK
from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.rules.listed import listed_words
from copydesk.rules.mending import in_text
from copydesk.text import Span

severity = Severity.ERROR

_WORD = Pattern(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PART = Pattern(r"[^\W\d_]+")
_MASKED = Pattern(f"{MASK}+")
_SHORTEST_PART = 4
_OPENING = " \n\0\"“„«‘'([—–-•*"
_SENTENCE_END = Pattern(
    r"(?P<last>\w*)(?P<mark>[.!?…])[\"”»’')\]\0]{0,8}[\s\0]{1,40}[\"“„«‘'(\[\0]{0,8}\Z"
)
_SIC = Pattern(r"[\s\0]{0,8}[\[(][\s\0]{0,8}sic\b", re.I)
_ABBREVIATED = frozenset("mr mrs ms dr st gen col lt sgt capt prof sen rep gov rev no vs".split())
_CAPITAL_FOLLOWS = Pattern(r"[\s\0]{1,8}[A-ZÀ-ÖØ-Þ]")


def check_article(article, desk):
    wrong = _wrong_words(article, desk)
    if not wrong or not in_english(article, desk):
        return
    found = [place for place in _places(article, wrong) if not _is_note_of_correction(place[0], article)]
    names = {word for span, word in found if wrong[word].islower() and _is_name(span, article)}
    for span, word in found:
        typed = article.copy.text[span.start : span.end]
        if typed.islower() or (typed == typed.capitalize() and word not in names):
            yield _remark(article, span, typed, wrong[word])


def _wrong_words(article, desk) -> dict[str, str]:
    """Those of the listed words that the copy has, with their right forms."""
    return {word: desk.misspellings[word] for word in desk.misspellings.among(listed_words(article, desk))}


def _places(article, wrong):
    """Where the wrong words stand, outside addresses and the names of files, each with its entry."""
    for match in _WORD.finditer(article.copy.text):
        whole = match.group().lower().replace("’", "'")
        if whole in wrong:
            if _stands_free(article, *match.span()):
                yield Span(*match.span()), whole
        elif ("-" in whole or "'" in whole) and match.group()[0].islower():
            for part in _PART.finditer(match.group()):
                word = part.group().lower()
                if len(word) >= _SHORTEST_PART and word in wrong and _stands_free(article, *match.span()):
                    yield Span(match.start() + part.start(), match.start() + part.end()), word


def _stands_free(article, start: int, end: int) -> bool:
    """Whether this is a whole word, not part of an address, a file's name or a word with markup in it."""
    text = article.copy.text
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isdigit() or before in ("@", "#", "/", "\\", "_", ".", "&", "="):
        return False
    if after[:1] == MASK:
        gap = _MASKED.match(text, end).end()
        after = text[gap : gap + 1] if "\n" not in article.source.text[end:gap] else ""
    if after[:1].isalnum() or after[:1] in ("@", "/", "\\", "_", "="):
        return False
    return not (after[:1] in (".", ":") and after[1:].isalnum()) and not _SIC.match(text, end)


def _is_name(span: Span, article) -> bool:
    """Whether this is a capitalised word that begins no sentence, or that another capitalised one follows."""
    text = article.copy.text
    if text[span.start].islower():
        return False
    if _CAPITAL_FOLLOWS.match(text, span.end):
        return True
    piece = article.copy.piece_at(span.start)
    before = text[max(piece.span.start if piece else 0, span.start - 60) : span.start]
    if not before.strip(_OPENING):
        return False
    end = _SENTENCE_END.search(before)
    return not end or (end["mark"] == "." and (len(end["last"]) < 2 or end["last"].lower() in _ABBREVIATED))


def _is_note_of_correction(span: Span, article) -> bool:
    piece = article.copy.piece_at(span.start)
    return piece is not None and piece.route[:1] == ("corrections",)


def _remark(article, span: Span, typed: str, right: str) -> Remark:
    if "’" in typed:
        right = right.replace("'", "’")
    forms = right.split(", ")
    if typed[0].isupper():
        forms = [form[:1].upper() + form[1:] for form in forms]
    fix = Fix((in_text(article, span, forms[0]),), safe=False) if len(forms) == 1 else None
    message = f'"{typed}" is misspelt. Write {" or ".join(forms)}.'
    if article.copy.is_quoted(span.start):
        return Remark(span, f"{message} If it was written so, and is quoted for that, leave it.",
                      fix=fix, severity=Severity.WARNING)
    return Remark(span, message, fix=fix)
