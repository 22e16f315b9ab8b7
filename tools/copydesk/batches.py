"""Many things, some at a time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def in_batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in their order, so many at a time; no more are asked for than the next batch has."""
    iterator = iter(things)
    while batch := list(islice(iterator, size)):
        yield batch
