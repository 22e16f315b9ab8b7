"""Work on every core, the results in the order of the tasks.

The first task is done in this process, which has loaded by then what the others need too. Where the system can fork,
the other processes begin with all of that, and with all that this one knows; elsewhere they are told.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_work: Callable[[Any], Any] | None = None


def spread(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int | None = None
) -> Iterator[Result]:
    """What `work` makes of each task. `jobs` is the number of processes (default: one a core). `work` and all that
    it holds can be pickled, and so can the tasks and the results; what it raises is raised here."""
    iterator, jobs = iter(tasks), jobs or cores()
    for task in islice(iterator, 1 if jobs > 1 else None):
        yield work(task)
    following = list(islice(iterator, 1))
    if not following:
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    forks = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(jobs, context, _start, (work,)) as pool:
        yield from pool.map(_do, chain(following, iterator))


def cores() -> int:
    """How many cores there are for this process."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _do(task: Any) -> Any:
    assert _work is not None
    return _work(task)
