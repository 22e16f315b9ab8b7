"""Examining many files, on every core where there are many.

The first few are examined in this process, and it has loaded by then what examining needs. Where the system can
fork, the other processes begin with all of that; elsewhere each loads the desk for itself.
"""

import os
import sys
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from copydesk.desk import Desk
from copydesk.examine import Examination, Pictures, at_head, examine
from copydesk.files import Entry, read_entry
from copydesk.finding import Finding
from copydesk.rules.book import rules_of

FEW = 60

_FIRST = 8
_BATCH = 40


def examined(
    files: list[Path | Entry], desk: Desk, jobs: int | None, pictures: Pictures | None
) -> Iterator[list[Examination]]:
    """The examinations of files, in their order, in batches. `jobs` is the number of processes (default: one
    a core); a few files are not worth another."""
    jobs = jobs or _cores()
    if jobs == 1 or len(files) < FEW:
        for batch in _batches(files):
            yield _examine_files(batch, desk, pictures)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    yield _examine_files(files[:_FIRST], desk, pictures)
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(jobs, context, _start_worker, (desk, pictures)) as pool:
        yield from pool.map(_examine_batch, _batches(files[_FIRST:]))


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


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _examine_files(files: list[Path | Entry], desk: Desk, pictures: Pictures | None) -> list[Examination]:
    limit = desk.settings.limits.article_bytes
    entries = (file if isinstance(file, Entry) else read_entry(file, desk.root, limit) for file in files)
    return [examine_entry(entry, desk, pictures) for entry in entries]


def _batches(files: list[Path | Entry]) -> Iterator[list[Path | Entry]]:
    iterator = iter(files)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


_worker_desk: Desk | None = None
_worker_pictures: Pictures | None = None


def _start_worker(desk: Desk, pictures: Pictures | None) -> None:
    global _worker_desk, _worker_pictures
    _worker_desk, _worker_pictures = desk, pictures


def _examine_batch(files: list[Path | Entry]) -> list[Examination]:
    assert _worker_desk is not None
    return _examine_files(files, _worker_desk, _worker_pictures)
