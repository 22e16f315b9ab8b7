"""Where the forms of the house style stand in an article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk.article.copy import MASK
from copydesk.article.model import Article
from copydesk.article.plain import lower_of, row_of
from copydesk.desk.desk import Desk
from copydesk.desk.phrase import Phrase, filled
from copydesk.desk.style import Form, StyleEntry, Use
from copydesk.pattern import Pattern
from copydesk.rules.listed import listed_words
from copydesk.text import Span

_OPENING = " \n\t\0\"“„«‘'([—–*"
_SENTENCE_END = ".!?…:;•-"
_SECOND_CAPITAL = Pattern(r"\s[\s\0]*[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: `typed` is the copy's own text, `write` what to write instead, `earlier` where the other
    form of an `either` stands."""

    span: Span
    typed: str
    entry: StyleEntry
    form: Form
    write: tuple[str, ...]
    earlier: Span | None = None


def hits(article: Article, desk: Desk) -> list[Hit]:
    """What the house style has against an article, in the order of the text; of two that overlap the
    longer."""
    uses = _uses(article, desk)
    if not uses:
        return []
    lower = lower_of(article.copy.text)
    found = [
        hit for anchor, with_it in uses.items() for hit in _at_anchor(anchor, with_it, lower, article, desk)
    ]
    found.sort(key=lambda hit: (hit.span.start, -hit.span.end, hit.entry.id))
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return list(_inconsistent(kept)) if any(hit.entry.either for hit in kept) else kept


def _uses(article: Article, desk: Desk) -> dict[str, list[Use]]:
    """The forms that may be in the copy, by their anchors: one look-up a word, then a search for a few."""
    style, copy, vocabulary = desk.style, article.copy, article.copy.vocabulary
    anchors = listed_words(article, desk).union(sign for sign in style.signs if _has_sign(sign, article))
    row = row_of(copy.plain)
    found = [
        (anchor, use)
        for anchor, use in style.that_may_be_in(anchors, row)
        if use.words <= vocabulary and _may_have(use, row, copy.text)
    ]
    if not found:
        return {}
    language = (article.language or desk.settings.language).lower()
    uses: dict[str, list[Use]] = {}
    choices: dict[str, set[int]] = {}
    for anchor, use in found:
        if _asks(use.entry, article, language):
            uses.setdefault(anchor, []).append(use)
            if use.entry.either:
                choices.setdefault(use.entry.id, set()).add(use.form.choice)
    alone = {name for name, used in choices.items() if len(used) == 1}
    if not alone:
        return uses
    return {
        anchor: kept
        for anchor, with_it in uses.items()
        if (kept := [use for use in with_it if use.entry.id not in alone])
    }


def _has_sign(sign: str, article: Article) -> bool:
    last = sign[-1]
    return (last.isascii() or last in article.source.unusual) and sign in article.copy.text


def _may_have(use: Use, row: bytes, text: str) -> bool:
    for needle in use.needles:
        if needle not in row:
            return False
    return use.typed in text and (not use.either or any(needle in row for needle in use.either))


def _asks(entry: StyleEntry, article: Article, language: str) -> bool:
    """Whether an entry is about this language and this section."""
    own = entry.language
    if own and language != own and not language.startswith(f"{own}-"):
        return False
    return not entry.sections or article.section in entry.sections


def _at_anchor(anchor: str, with_it: list[Use], lower: str, article: Article, desk: Desk) -> Iterator[Hit]:
    text, is_word, size = article.copy.text, anchor.isalpha(), len(anchor)
    forms = [(use.entry, use.form, use.form.phrase) for use in with_it]
    in_slot = all(len(phrase.anchors) > 1 for _, _, phrase in forms)
    at = lower.find(anchor)
    while at >= 0:
        end = at + size
        inside = is_word and (lower[at - 1 : at].isalpha() or lower[end : end + 1].isalpha())
        if not inside and not (in_slot and text[at].islower()):
            for entry, form, phrase in forms:
                for match in _around(phrase, at, text):
                    if _stands(entry, form, match, article, desk):
                        write = tuple(
                            _cased(filled(right, match, phrase), match, form) for right in form.write
                        )
                        yield Hit(Span(*match.span()), match.group(), entry, form, write)
        at = lower.find(anchor, end)


def _around(phrase: Phrase, at: int, text: str) -> Iterable[re.Match]:
    """A phrase where its anchor stands, if it does."""
    if not phrase.before:
        match = phrase.pattern.match(text, at)
        return (match,) if match else ()
    window = phrase.pattern.finditer(text, max(0, at - phrase.before), at + phrase.length + 3)
    return [match for match in window if match.start() <= at < match.end()]


def _stands(entry: StyleEntry, form: Form, match: re.Match, article: Article, desk: Desk) -> bool:
    """Whether what was found is in a place that the entry is about, and is no name."""
    copy, (start, end) = article.copy, match.span()
    piece = copy.piece_at(start)
    if piece is None or end > piece.span.end or piece.route[:1] == ("corrections",):
        return False
    own = copy.own[start:end] == copy.text[start:end]
    place = "body" if piece.kind == "paragraph" else piece.kind
    if own:
        wanted = place in entry.places
    else:
        wanted = "quotation" in entry.places and (place in entry.places or len(entry.places) == 1)
        wanted = wanted and not copy.own[start:end].strip(MASK)
    if not wanted:
        return False
    if (
        not form.phrase.exact
        and form.phrase.text[0].isalpha()
        and _is_name(match, piece.span.start, copy.text)
    ):
        return False
    if any(_covered(phrase.pattern, phrase.length, start, end, copy.text) for phrase in entry.exceptions):
        return False
    names = desk.names_with(" ".join(match.group().replace(MASK, " ").split()))
    return not any(_covered(_pattern_of(name), 2 * len(name), start, end, copy.text) for name in names)


def _is_name(match: re.Match, piece_start: int, text: str) -> bool:
    """Whether words that the style has in small letters have capitals here as parts of a name have."""
    typed = match.group()
    first = next((c for c in typed if c.isalpha()), "")
    if not match.re.groups and not typed.isupper() and _SECOND_CAPITAL.search(typed):
        return True
    if not typed[0].isupper() or first != typed[0]:
        return False
    before = text[max(piece_start, match.start() - 60) : match.start()].rstrip(_OPENING)
    return bool(before) and before[-1] not in _SENTENCE_END


@lru_cache(maxsize=1000)
def _pattern_of(name: str) -> re.Pattern:
    return re.compile(r"\s[\s\0]{0,12}".join(re.escape(word) for word in name.split()))


def _covered(pattern: re.Pattern, length: int, start: int, end: int, text: str) -> bool:
    """Whether a longer phrase or name covers what was found."""
    return any(
        match.start() <= start and end <= match.end()
        for match in pattern.finditer(text, max(0, end - length), start + length + 3)
    )


def _cased(right: str, match: re.Match, form: Form) -> str:
    """A replacement with the capitals of what it replaces."""
    typed, asked = match.group(), form.phrase.text
    if not asked[0].islower():
        return right
    if typed.isupper() and len(typed) > 1 and not form.phrase.exact:
        return right.upper()
    return right[:1].upper() + right[1:] if typed[0].isupper() else right


def _inconsistent(found: list[Hit]) -> Iterator[Hit]:
    """Of an `either` only the hits that differ from the choice used first."""
    first: dict[str, Hit] = {}
    for hit in found:
        if not hit.entry.either:
            yield hit
            continue
        earlier = first.setdefault(hit.entry.id, hit)
        if earlier.form.choice != hit.form.choice:
            write = (hit.write[earlier.form.choice],)
            yield Hit(hit.span, hit.typed, hit.entry, hit.form, write, earlier.span)
