"""Two rows of words side by side: the stretches in which they differ, and how those read."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from copydesk.change.words import QUOTATION, Word
from copydesk.text import Span

_AROUND = 3  # words of the same sentence that a phrase has on each side
_MOST = 20_000  # more words than that are compared as one stretch


class Run(NamedTuple):
    """A stretch that differs, as places in the old row and in the new one."""

    old: slice
    new: slice


def runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    """The stretches in which two rows differ, in order, with as little as possible in them."""
    if max(len(old), len(new)) > _MOST:
        yield Run(slice(0, len(old)), slice(0, len(new)))
        return
    start: tuple[int, int] | None = None
    end = (0, 0)
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            if start:
                yield Run(slice(start[0], end[0]), slice(start[1], end[1]))
            start = None
        else:
            start = start or (step.src_start, step.dest_start)
            end = step.src_end, step.dest_end
    if start:
        yield Run(slice(start[0], end[0]), slice(start[1], end[1]))


def word_runs(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Run]:
    """The stretches in which words differ; words run together or apart ("cease fire", "ceasefire") do not."""
    keys = [[(word.key, word.kind == QUOTATION) for word in side] for side in (old, new)]
    for run in runs(*keys):
        if _joined(old[run.old]) != _joined(new[run.new]):
            yield run


def _joined(words: Iterable[Word]) -> str:
    return "".join(f"{word.kind == QUOTATION}"[0] + word.key.replace("-", "") for word in words)


def place(words: Sequence[Word], beside: Sequence[Word], at: int) -> Span:
    """Where words stand; where there are none, the place before the word `at` of those beside."""
    if words:
        return Span(words[0].span.start, words[-1].span.end)
    if not beside:
        return Span(0, 0)
    spot = beside[at].span.start if at < len(beside) else beside[-1].span.end
    return Span(spot, spot)


def typed(text: str, words: Sequence[Word]) -> str:
    """The words as they stand in a text, from the first to the last, on one line."""
    return " ".join(text[words[0].span.start : words[-1].span.end].split()) if words else ""


def phrase(text: str, words: Sequence[Word], stretch: slice) -> str:
    """A stretch of words with some around it, within its sentence, as they stand."""
    low, high = stretch.start, stretch.stop
    while low > max(0, stretch.start - _AROUND) and (low == len(words) or not _ends(text, words, low)):
        low -= 1
    while high < min(len(words), stretch.stop + _AROUND) and not _ends(text, words, high):
        high += 1
    return typed(text, words[low:high])


def _ends(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a sentence or a paragraph ends before the word `at`."""
    if not 0 < at < len(words):
        return True
    gap = text[words[at - 1].span.end : words[at].span.start]
    return "\n\n" in gap or any(mark in gap for mark in ".!?")
