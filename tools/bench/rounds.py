"""Running the tools in turn, A B C A B C, in every case that each has."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Timing, timing
from bench.measure import Run, run
from bench.peers import CASES, CHANGED, COLD, COPYDESK, ONE, Peer
from bench.room import Room, changed, fill

LONG = 30.0  # seconds: what takes longer is run once; its memory is not looked at, unless it is copydesk


class ToolFailed(Exception):
    """A tool ended with an exit code that it has for a breakdown."""


@dataclass(frozen=True)
class Job:
    """A tool, the newsroom that it is given, and one of a single article."""

    peer: Peer
    room: Room
    single: Room


def time_all(jobs: Iterable[Job], rounds: int, limit: float) -> list[Timing]:
    """The timings of every tool, each run stopped after `limit` seconds.

    Before the first round each is run once on one article, which is not counted: it has Python and Node.js
    compile what they keep. A tool that fails is left out; ToolFailed when it is copydesk.
    """
    working = list(jobs)
    runs: dict[tuple[str, str], list[Run]] = {}
    for number in range(rounds + 1):
        for job in list(working):
            try:
                for case in job.peer.cases if number else _warming(job.peer):
                    earlier = runs.setdefault((job.peer.name, case), [])
                    if not earlier or earlier[0].seconds < LONG:
                        done = _run(job, case, number, limit)
                        say(f"round {number} of {rounds}, {job.peer.name}, {case}: {done.seconds:.2f} s")
                        if number:
                            earlier.append(done)
            except ToolFailed as failed:
                if job.peer.name == COPYDESK:
                    raise
                say(f"{failed}\nIt is left out.")
                working.remove(job)
    return [_timing(job, case, runs[job.peer.name, case], limit) for job in working for case in job.peer.cases]


def say(text: str) -> None:
    """Tell whoever waits how far it is."""
    print(text, file=sys.stderr, flush=True)


def _warming(peer: Peer) -> tuple[str, ...]:
    return (ONE,) if ONE in peer.cases else peer.cases[:1]


def _run(job: Job, case: str, number: int, limit: float, look: bool = False) -> Run:
    with _set_up(job, case, number):
        done = run(*_command(job, case), job.peer.environment, limit, look)
    stopped = done.seconds >= limit
    if stopped and job.peer.name == COPYDESK:
        raise ToolFailed(f"copydesk takes longer than {limit:g} seconds")
    if done.code not in job.peer.codes and not stopped:
        raise ToolFailed(f"{job.peer.name} failed with exit code {done.code}: {done.errors}")
    return done


def _timing(job: Job, case: str, runs: list[Run], limit: float) -> Timing:
    """What the runs come to, and for a cold one the memory that one more of them takes."""
    together = None
    if case == COLD and (runs[0].seconds < LONG or job.peer.name == COPYDESK):
        together = _run(job, case, 0, limit, look=True).together_mib
        say(f"memory of {job.peer.name}: {together or 0:,.0f} MiB")
    return timing(job.peer.name, case, 1 if case == ONE else len(job.room.articles), runs, limit, together)


@contextmanager
def _set_up(job: Job, case: str, number: int) -> Iterator[None]:
    """Nothing left of earlier runs for a cold one; an article changed where that is the case, and put back after.

    The one file is a changed one, too, and another time: what an editor has just saved is new to everybody.
    """
    if case == COLD:
        for trace in job.peer.traces:
            shutil.rmtree(fill(trace, _words(job, case))[0], ignore_errors=True)
    if case not in (CHANGED, ONE):
        yield
        return
    with changed(_room(job, case), number * len(CASES) + CASES.index(case)):
        yield


def _command(job: Job, case: str) -> tuple[list[str], Path]:
    words = _words(job, case)
    (folder,) = fill(job.peer.folder, words)
    return [*job.peer.program.command, *fill(job.peer.arguments, words)], Path(folder)


def _words(job: Job, case: str) -> dict[str, str | list[str]]:
    return _room(job, case).words(case == ONE and not job.peer.no_single_file)


def _room(job: Job, case: str) -> Room:
    return job.single if case == ONE and job.peer.no_single_file else job.room
