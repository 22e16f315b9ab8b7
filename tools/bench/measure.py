"""Running a command and saying what it took: time by the clock, processor time, memory. POSIX only."""

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run of a whole process: seconds by the clock and of processor time, its exit code, its errors."""

    seconds: float
    cpu: float
    largest_mib: float
    code: int
    errors: str


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run a command to its end, its output thrown away. Child processes count as part of it."""
    return _run(command, folder, environment, lambda pid: None)


def peak_memory(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> float | None:
    """The most memory, in MiB, that a command and its child processes held together; shared pages count
    once. None where the system does not tell. Looking costs time, so this run is not for timing."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    peak, over = 0.0, threading.Event()

    def look(pid: int) -> None:
        def watch() -> None:
            nonlocal peak
            while not over.wait(0.01):
                peak = max(peak, sum(_pss(p) for p in _family(pid)))

        threading.Thread(target=watch, daemon=True).start()

    _run(command, folder, environment, look)
    over.set()
    return peak or None


def _run(command: list[str], folder: Path, environment: dict[str, str] | None, started) -> Run:
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **(environment or {})},
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        started(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read(2000).decode("utf-8", "replace")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode, text)


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    family = [pid]
    for parent in family:
        for file in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                family += map(int, file.read_text().split())
            except OSError:  # it has ended meanwhile
                continue
    return family


def _pss(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
