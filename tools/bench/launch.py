"""Run one command and say what it took, order and answer as JSON: python launch.py < ORDER. POSIX only.

This is a small process of its own since Linux counts the memory of its parent as the least that a process held.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from glob import glob

_LOOK_EVERY = 0.01  # seconds


def main() -> None:
    """Read an order from standard input and write the answer to standard output.

    The order: `command`, `folder`, `environment`, `limit` (seconds, or null), and `look`: whether to look at the
    memory of all processes together, which costs time. The answer: `seconds` by the clock and `cpu` seconds of
    processor time, with child processes; `largest_mib`, the most that one process held, and `together_mib`, the
    most that all held together, shared pages counted once (null where nobody looked or the system does not tell);
    `code`; `errors`.
    """
    order = json.load(sys.stdin)
    together = 0.0
    over = threading.Event()

    def look(pid: int) -> None:
        nonlocal together
        while not over.wait(_LOOK_EVERY):
            together = max(together, sum(map(_held, _family(pid))))

    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            order["command"], cwd=order["folder"], env=order["environment"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=errors, start_new_session=True,
        )
        end = threading.Timer(order["limit"] or threading.TIMEOUT_MAX, os.killpg, (process.pid, signal.SIGKILL))
        end.daemon = True
        end.start()
        if order["look"]:
            threading.Thread(target=look, args=(process.pid,), daemon=True).start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:  # it does not reach a session of its own
            os.killpg(process.pid, signal.SIGKILL)
            raise
        seconds = time.perf_counter() - began
        end.cancel()
        over.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read(2000).decode("utf-8", "replace")
    json.dump({
        "seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "largest_mib": usage.ru_maxrss / 1024,
        "together_mib": together or None, "code": process.returncode, "errors": text,
    }, sys.stdout)


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    family = [pid]
    for parent in family:
        for name in glob(f"/proc/{parent}/task/*/children"):
            try:
                with open(name) as file:
                    family += map(int, file.read().split())
            except OSError:  # it has ended meanwhile
                continue
    return family


def _held(pid: int) -> float:
    """The MiB that a process holds, its share of what it shares with others."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0.0


if __name__ == "__main__":
    main()
