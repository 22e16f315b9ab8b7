"""What a comparison is made of."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from copydesk.text import Span

SAME, GONE, COME = "same", "gone", "come"


class Stretch(NamedTuple):
    """Words that are the same in both versions, gone, or come; white space is single spaces. `substance` says
    that readers have to be told of them."""

    kind: str
    text: str
    substance: bool = False


class Part(NamedTuple):
    """A field or a paragraph that differs: its name, what has become of it as a whole ("new", "gone", "moved
    from paragraph 3", or nothing), and its words."""

    name: str
    became: str
    stretches: tuple[Stretch, ...]

    @property
    def substance(self) -> bool:
        """Whether anything in it is of substance."""
        return any(stretch.substance for stretch in self.stretches)


class Places:
    """Stretches of a text, to be asked whether another one touches them."""

    def __init__(self, spans: Iterable[Span]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether they have something between two offsets."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start
