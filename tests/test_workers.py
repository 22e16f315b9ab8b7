"""Work on every core: in order, stopped at once, and nothing is left behind."""

import os
import signal
import subprocess
import sys

import pytest
from conftest import ROOT

from copydesk.checking.workers import Processes
from copydesk.desk import DeskError

# A check of many articles of which none ever ends; each process that works on some says so.
ENDLESS = """
import os, signal, sys
from multiprocessing import parent_process
import copydesk.checking.workers as workers

def endless(desk, pictures, files):
    if parent_process():
        os.write(1, b"begun\\n")
        while True:
            signal.pause()
    return []

workers.examine_files = endless
from copydesk.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["check", "--jobs", "2", sys.argv[1]]))
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and forks as Linux has them")


def doubled(desk, pictures, batch):
    return [2 * number for number in batch]


def ending(desk, pictures, batch):
    if batch == [5]:
        os.kill(os.getpid(), signal.SIGKILL)
    return batch


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_what_comes_of_the_batches_is_in_their_order(desk, jobs):
    batches = [[number, number + 1] for number in range(200)]
    assert list(Processes(jobs).each(doubled, batches, desk, None)) == [[2 * a, 2 * b] for a, b in batches]


def test_only_so_many_batches_are_taken_as_are_under_way(desk):
    taken = []
    results = Processes(2).each(doubled, (taken.append(n) or [n] for n in range(1000)), desk, None)
    for _ in range(10):
        next(results)
    results.close()
    assert len(taken) < 40


@linux
def test_a_process_that_is_ended_from_outside_is_told_of(desk):
    with pytest.raises(DeskError, match="ended from outside, perhaps because there was too little memory"):
        list(Processes(2).each(ending, [[number] for number in range(100)], desk, None))


@linux
@pytest.mark.parametrize("to_all", [True, False])
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whoever_stops_it_stops_all_of_it(tmp_path, by, to_all):
    for number in range(100):
        (tmp_path / f"{number}.md").write_bytes(b"")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tools")}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, tmp_path], stdout=pipe, stderr=pipe, env=environment, start_new_session=True
    ) as process:
        assert [process.stdout.readline() for _ in range(2)] == [b"begun\n"] * 2
        (os.killpg if to_all else os.kill)(process.pid, by)
        out, said = process.communicate()  # ends when nobody is left who could write
    assert out == b""
    if by == signal.SIGKILL:
        assert process.returncode == -signal.SIGKILL
    else:
        assert (process.returncode, said) == (2, b"copydesk: stopped.\n")
