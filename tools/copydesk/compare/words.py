"""The words of two texts side by side. White space and line breaks make no difference."""

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import Indel

from copydesk.change.align import Run, runs
from copydesk.compare.model import COME, GONE, SAME, Stretch

Matters = Callable[[int, int], bool]

_TOKEN = re.compile(r"\w+(?:['’.,:/-]\w+)*|[^\w\s]")
_SHORT = 3  # what two changes have between them is shown with them, where it has no more characters
_ALIKE = 0.35  # texts that have less in common are shown one after the other

Tokens = Sequence[re.Match[str]]


def tokens_of(text: str) -> list[str]:
    """The words and marks of a text."""
    return _TOKEN.findall(text)


def alike(old: Sequence[str], new: Sequence[str], least: float) -> float:
    """How much two rows of words have in common, from 0 to 1; 0 where it is less than `least`."""
    return Indel.normalized_similarity(old, new, score_cutoff=least)


def stretches(old: str, new: str, gone_matters: Matters, come_matters: Matters) -> tuple[Stretch, ...]:
    """What is the same, gone and come, in order; `..._matters(start, end)` says whether characters of that
    text are of substance."""
    was, now = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    out = _Writer()
    at = 0
    for run in _changes([token[0] for token in was], [token[0] for token in now]):
        _same(
            out, old, new, was[run.old.start - (run.new.start - at) : run.old.start], now[at : run.new.start]
        )
        gone, come = was[run.old], now[run.new]
        out.blank = _blank(old, gone) or _blank(new, come)
        for text, tokens, kind, matters in ((old, gone, GONE, gone_matters), (new, come, COME, come_matters)):
            if tokens:
                start, end = tokens[0].start(), tokens[-1].end()
                out.write(kind, text[start:end], matters(start, end))
        at = run.new.stop
    rest = now[at:]
    _same(out, old, new, was[len(was) - len(rest) :], rest)
    return tuple(out.stretches)


def one_line(text: str) -> str:
    """A text with its white space as single spaces."""
    return " ".join(text.split())


class _Writer:
    """Puts stretches one behind the other, with the spaces between them."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.blank = False  # whether white space stands before the next one

    def write(self, kind: str, text: str, substance: bool = False) -> None:
        if self.blank and self.stretches:
            self.stretches.append(Stretch(SAME, " "))
        self.blank = False
        self.stretches.append(Stretch(kind, one_line(text), substance))


def _same(out: _Writer, old: str, new: str, was: Tokens, now: Tokens) -> None:
    if now:
        out.blank = _blank(old, was) or _blank(new, now)
        out.write(SAME, new[now[0].start() : now[-1].end()])


def _blank(text: str, tokens: Tokens) -> bool:
    """Whether white space stands before some tokens."""
    return bool(tokens) and text[: tokens[0].start()][-1:].isspace()


def _changes(old: list[str], new: list[str]) -> Iterator[Run]:
    """The stretches that differ, those that only a short word or a mark holds apart taken together."""
    if not alike(old, new, _ALIKE):
        yield Run(slice(0, len(old)), slice(0, len(new)))
        return
    last: Run | None = None
    for run in runs(old, new):
        if last and sum(map(len, new[last.new.stop : run.new.start])) <= _SHORT:
            last = Run(slice(last.old.start, run.old.stop), slice(last.new.start, run.new.stop))
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
