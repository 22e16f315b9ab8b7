"""What a change has changed in substance: the facts that readers were told, not how they were put.

A number, a name, a date, a quotation, or a word that turns a statement round; and every word of the headline,
the lead, a caption, a credit, the dateline, the byline or a note on a person. Another line break, a comma, a
mended misspelling, a thing put otherwise, a tag or a link are none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.change.align import Run, phrase, place, runs, typed, word_runs
from copydesk.change.passages import Passage, fields_of, photos_of
from copydesk.change.words import (
    NAME,
    OPENING,
    PAIRED,
    QUOTATION,
    TURN,
    Word,
    spellings,
    sure_names,
    words_in,
    words_of_body,
)
from copydesk.desk import Desk
from copydesk.finding import Route
from copydesk.text import Span

_TIGHT = 4  # words on each side of a stretch in which one thing stands for the other
_ARTICLES = frozenset(("a", "an", "the"))

Paragraphs = list[list[Word]]


class Difference(NamedTuple):
    """One thing that changed. `part` says where readers see it ("headline", "caption of ministers", "text"),
    `kind` what it is ("number", "name", "date", "quotation", "turn", or "wording" in a field); `was` and `now`
    are the words, empty where there are none on that side.

    `span` is where it stands now, in the file, or where it would stand; `route` is the field's. `was_phrase`
    and `now_phrase` are the words with some of those around them, as a correction would quote them.
    """

    part: str
    kind: str
    was: str
    now: str
    span: Span
    route: Route = ()
    was_phrase: str = ""
    now_phrase: str = ""


def differences(before: Article, after: Article, desk: Desk) -> tuple[Difference, ...]:
    """What has changed in substance from one version of an article to another, in the order of the file."""
    same = spellings(desk)
    fields = (fields_of(before), fields_of(after))
    photos = (photos_of(before), photos_of(after))
    names = {**fields[1], **fields[0]}  # a photo that came or went brings no new words of the newsroom's
    found = [
        *(d for name in names for d in _in_field(fields[0].get(name), fields[1].get(name), after, same)),
        *(d for id in photos[0] if id in photos[1] for d in _in_field(photos[0][id], photos[1][id], after, same)),
        *_in_body(before, after, desk, same),
    ]
    return tuple(sorted(found, key=lambda difference: difference.span))


def _in_field(
    before: Passage | None, after: Passage | None, article: Article, same: dict[str, str]
) -> Iterator[Difference]:
    was, now = before.text if before else "", after.text if after else ""
    if was == now:
        return
    part, route = (after or before)[1:]
    old, new = told(words_in(was), same), told(words_in(now), same)
    for run in word_runs(old, new):
        gone, come = old[run.old], new[run.new]
        if {word.key for word in (*gone, *come)} <= _ARTICLES:
            continue
        kinds = {word.kind for word in (*gone, *come)} - {""}
        yield Difference(
            part,
            kinds.pop() if len(kinds) == 1 else "wording",
            typed(was, gone),
            typed(now, come),
            _field_span(article, route, now, place(come, new, run.new.start)),
            route,
            phrase(was, old, run.old),
            phrase(now, new, run.new),
        )


def _field_span(article: Article, route: Route, text: str, span: Span) -> Span:
    value = article.front.value(route) if route in article.front.places else None
    return article.value_span(route, *span) if value == text else article.span_of(route)


def _in_body(before: Article, after: Article, desk: Desk, same: dict[str, str]) -> Iterator[Difference]:
    known = sure_names(before) | sure_names(after) | desk.names.words
    old, new = ([told(p, same) for p in words_of_body(article, known)] for article in (before, after))
    sides = _Sides(before.source.text, after.source.text, old, new)
    for paragraphs in runs(*([tuple(map(_mark, p)) for p in side] for side in (old, new))):
        gone = [word for paragraph in old[paragraphs.old] for word in paragraph]
        come = [word for paragraph in new[paragraphs.new] for word in paragraph]
        nearest = [p[0] for p in new[paragraphs.new.start :][:1]] or [p[-1] for p in new[-1:]]
        for run in word_runs(gone, come):
            yield from _in_run(run, gone, come, nearest, sides)
        yield from _turned_round(gone, come, sides)


class _Sides:
    """Both versions' bodies: the texts, the words they have, and what is quoted in them."""

    def __init__(self, old_text: str, new_text: str, old: Paragraphs, new: Paragraphs):
        self.old_text, self.new_text = old_text, new_text
        self.had, self.has = ({word.key for p in side for word in p} for side in (old, new))
        self.said, self.says = (
            _row(w for p in side for w in p if w.kind == QUOTATION) for side in (old, new)
        )


def _in_run(
    run: Run, gone: list[Word], come: list[Word], nearest: list[Word], sides: _Sides
) -> Iterator[Difference]:
    for kind, was, now in _matter(run, gone, come, sides):
        yield Difference(
            "text",
            kind,
            typed(sides.old_text, was),
            typed(sides.new_text, now),
            place(now or come[run.new], come or nearest, run.new.start if come else 0),
            (),
            phrase(sides.old_text, gone, run.old),
            phrase(sides.new_text, come, run.new),
        )


def _matter(
    run: Run, all_gone: list[Word], all_come: list[Word], sides: _Sides
) -> Iterator[tuple[str, list[Word], list[Word]]]:
    """What of a stretch matters: the kind, and the words of it before and after."""
    was, now = all_gone[run.old], all_come[run.new]
    gone, come = _left_over([w for w in was if w.kind], [w for w in now if w.kind])
    quoted = [w for w in gone if w.kind == QUOTATION], [w for w in come if w.kind == QUOTATION]
    moved = _row(quoted[0]) in sides.says and _row(quoted[1]) in sides.said
    if any(quoted) and not moved:
        yield QUOTATION, *quoted
    gone, come = [w for w in gone if w.kind != QUOTATION], [w for w in come if w.kind != QUOTATION]
    gone, come = _with_partner(gone, come, PAIRED, PAIRED), _with_partner(come, gone, PAIRED, PAIRED)
    gone, come = _with_partner(gone, come, OPENING, NAME), _with_partner(come, gone, OPENING, NAME)
    if max(len(was), len(now)) > _TIGHT or not (gone and come or any(w.key == "not" for w in (*gone, *come))):
        gone = [word for word in gone if word.key not in sides.has]
        come = [word for word in come if word.key not in sides.had]
    if gone or come:
        kinds = {word.kind for word in (*gone, *come)}
        yield TURN if kinds <= {TURN, PAIRED} else NAME if OPENING in kinds else (come or gone)[0].kind, gone, come


def _with_partner(side: list[Word], other: list[Word], kind: str, partner: str) -> list[Word]:
    """The words of a side, those of a kind only where the other side has one of the partner's kind."""
    if any(word.kind == partner for word in other):
        return side
    return [word for word in side if word.kind != kind]


def _left_over(was: list[Word], now: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of each side without those that the other has as well."""
    shared = Counter(map(_mark, was)) & Counter(map(_mark, now))
    sides = []
    for side in (was, now):
        left = Counter(shared)
        kept = []
        for word in side:
            if left[_mark(word)]:
                left[_mark(word)] -= 1
            else:
                kept.append(word)
        sides.append(kept)
    return sides[0], sides[1]


def _turned_round(gone: list[Word], come: list[Word], sides: _Sides) -> Iterator[Difference]:
    """Sentences with the same words of which the names, or the numbers, have changed places: who beat whom."""
    old = {tuple(sorted(_keys(s))): s for s in _sentences(sides.old_text, gone)}
    for sentence in _sentences(sides.new_text, come):
        other = old.get(tuple(sorted(_keys(sentence))))
        if not other or _keys(other) == _keys(sentence):
            continue
        was, now = ([w for w in side if w.kind in (NAME, "number")] for side in (other, sentence))
        if _keys(was) != _keys(now):
            span = place(sentence, sentence, 0)
            said = typed(sides.old_text, other), typed(sides.new_text, sentence)
            yield Difference("text", "order", *said, span, (), *said)


def _sentences(text: str, words: list[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in words:
        if sentence and any(mark in text[sentence[-1].span.end : word.span.start] for mark in (".", "!", "?", "\n\n")):
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def told(words: Iterable[Word], same: dict[str, str]) -> list[Word]:
    """The words, each by the one that stands for it."""
    return [word._replace(key=same[word.key]) if word.key in same else word for word in words]


def _mark(word: Word) -> tuple[str, bool]:
    return word.key, word.kind == QUOTATION


def _keys(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words)


def _row(words: Iterable[Word]) -> str:
    return f" {' '.join(word.key for word in words)} "
