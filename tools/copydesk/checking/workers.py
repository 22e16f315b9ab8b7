"""Examining many files, on every core where there are many.

The first few are examined in this process, and it has loaded by then what examining needs. Where the system
can fork, the other processes begin with all of that; elsewhere each loads the desk for itself.
"""

import os
import sys
import threading
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from copydesk.checking.engine import Batch, Done, Engine, Work, in_order
from copydesk.checking.examine import Examination, Pictures, at_head, examine
from copydesk.desk import Desk, DeskError
from copydesk.files import Entry, File, read_entry
from copydesk.finding import Finding
from copydesk.rules.book import rules_of

FEW = 60

_FIRST = 8
_BATCH = 40
_FEW_BATCHES = 3
_AHEAD = 8  # batches for each process that are worked on, or done before their turn


def examined(
    files: Iterable[File], desk: Desk, engine: Engine, pictures: Pictures | None
) -> Generator[list[Examination], None, None]:
    """The examinations of files, in their order, in batches. Where a file is a path in the newsroom as Git
    keeps it, `pictures` are that newsroom (see kept.py)."""
    return engine.each(examine_files, _batches(files), desk, pictures)


def examine_files(desk: Desk, pictures: Any, files: Iterable[File]) -> list[Examination]:
    """Read and examine some files."""
    return [examine_entry(entry, desk, pictures) for entry in _read(list(files), desk, pictures)]


def _read(files: list[File], desk: Desk, kept: Any) -> Iterator[Entry]:
    paths = [file for file in files if isinstance(file, str)]
    entries = iter(kept.entries(paths) if paths else ())
    for file in files:
        if isinstance(file, Path):
            yield read_entry(file, desk.root, desk.settings.limits.article_bytes)
        else:
            yield next(entries) if isinstance(file, str) else file


def examine_entry(entry: Entry, desk: Desk, pictures: Pictures | None = None) -> Examination:
    """Examine a file as found; one that could not be read or checked gets a finding that says so."""
    found = _file_findings(entry, desk)
    if found or entry.data is None:
        return Examination(found, None)
    try:
        return examine(entry.path, entry.data, desk, pictures)
    except Exception as error:  # a defect of ours must not hide the findings of other files
        failed = Entry(entry.path, None, "failed", f"{type(error).__name__}: {str(error)[:200]}")
        return Examination(_file_findings(failed, desk), None)


def _file_findings(entry: Entry, desk: Desk) -> tuple[Finding, ...]:
    return tuple(
        at_head(entry.path, rule, message)
        for rule in rules_of("check_file")
        for message in rule.check(entry, desk)
    )


def _batches(files: Iterable[File]) -> Iterator[list[File]]:
    iterator = iter(files)
    size = _FIRST
    while batch := list(islice(iterator, size)):
        yield batch
        size = _BATCH


class Processes:
    """The cores of this machine. `jobs` is the number of processes (default: one a core); a few batches are
    not worth another."""

    def __init__(self, jobs: int | None = None):
        self._jobs = jobs or _cores()

    def each(
        self, work: Work, batches: Iterable[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]:
        """What comes of the work on each batch."""
        iterator = iter(batches)
        few = list(islice(iterator, _FEW_BATCHES))
        if self._jobs == 1 or len(few) < _FEW_BATCHES:
            yield from (work(desk, pictures, batch) for batch in chain(few, iterator))
            return
        yield work(desk, pictures, few[0])
        yield from self._elsewhere(work, chain(few[1:], iterator), desk, pictures)

    def _elsewhere(
        self, work: Work, batches: Iterator[Batch], desk: Desk, pictures: Any
    ) -> Generator[Done, None, None]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import active_children, get_context

        forks = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork" if forks else "spawn")
        with ProcessPoolExecutor(self._jobs, context, _begin, (work, desk, pictures)) as pool:
            try:
                yield from in_order(lambda batch: pool.submit(_do, batch), batches, self._jobs * _AHEAD)
            except BrokenProcessPool:
                raise DeskError(
                    "a process that this one had started was ended from outside, perhaps because there was "
                    "too little memory. With --jobs 1 less is needed."
                ) from None
            except BaseException:  # stopped: nobody waits for what is under way
                for child in active_children():
                    child.kill()
                raise


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_task: tuple[Work, Desk, Any] | None = None


def _begin(work: Work, desk: Desk, pictures: Any) -> None:
    """In another process: keep what all batches need. An interrupt from the keyboard is for the first process
    to answer; when that one is gone, so is this."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    global _task
    _task = work, desk, pictures
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    assert parent is not None

    def end_with_it() -> None:
        wait([parent.sentinel])
        os._exit(2)

    threading.Thread(target=end_with_it, daemon=True).start()


def _do(batch: Batch) -> Done:
    assert _task is not None
    work, desk, pictures = _task
    return work(desk, pictures, batch)
