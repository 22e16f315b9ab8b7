"""Who does work that falls into many equal parts: this process, every core, or other machines.

A piece of work is a function of the desk, of the newsroom's pictures and of a batch of things, or an object that can be
called like one and pickled; it is pure, so it does not matter where and how often it runs.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from copydesk.desk import Desk

if TYPE_CHECKING:
    from concurrent.futures import Future

Batch = TypeVar("Batch")
Done = TypeVar("Done")
Work = Callable[[Desk, Any, Batch], Done]


class Engine(Protocol):
    """Does work on batches and gives what comes of each, in their order. Batches are asked for as they are
    needed, and only so much is held as is under way. To close it stops the work. Raises DeskError where it
    can't be done."""

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]: ...


def in_order(submit: "Callable[[Batch], Future]", batches: Iterable[Batch], most: int) -> Iterator[Any]:
    """What comes of each batch, in their order, with at most so many under way."""
    waiting: "deque[Future]" = deque()
    for batch in batches:
        if len(waiting) >= most:
            yield waiting.popleft().result()
        waiting.append(submit(batch))
    while waiting:
        yield waiting.popleft().result()
