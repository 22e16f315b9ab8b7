"""Things looked for in a text all at once: one pass over it, however many they are.

The engine is ahocorasick-rs. Where it is not installed (it may have no wheel for a machine) there is no such pass.
"""

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class OnePass(Generic[Thing]):
    """Things, each with bytes some of which are in every text that has it; one without any may be in any text."""

    def __init__(self, things: Iterable[tuple[Collection[bytes], Thing]]):
        from ahocorasick_rs import BytesAhoCorasick

        found: dict[bytes, list[int]] = {}
        self._things = []
        self._anywhere = []
        for number, (needles, thing) in enumerate(things):
            self._things.append(thing)
            for needle in needles:
                found.setdefault(needle, []).append(number)
            if not needles:
                self._anywhere.append(number)
        self._numbers = list(found.values())
        self._engine = BytesAhoCorasick(found)

    def in_text(self, text: bytes) -> list[Thing]:
        """The things that may be in a text, each once, in their order."""
        matches = {match for match, _, _ in self._engine.find_matches_as_indexes(text, overlapping=True)}
        numbers = {number for match in matches for number in self._numbers[match]}
        return [self._things[number] for number in sorted(numbers.union(self._anywhere))]


def one_pass(things: Iterable[tuple[Collection[bytes], Thing]]) -> OnePass[Thing] | None:
    """The pass for some things, or None where it can't be."""
    try:
        return OnePass(things)
    except ImportError:
        return None
