"""Running a command and saying what it took: time by the clock, processor time, memory. POSIX only."""

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Run:
    """One run of a whole process, with its child processes: seconds by the clock and of processor time, the MiB
    that the largest process and that all together held at most (None: not looked at), its exit code, its errors.
    """

    seconds: float
    cpu: float
    largest_mib: float
    together_mib: float | None
    code: int
    errors: str


def machine() -> str:
    """The machine in a line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def run(
    command: list[str], folder: Path, environment: dict[str, str] | None = None,
    limit: float | None = None, look: bool = False,
) -> Run:
    """Run a command to its end, its output thrown away. After `limit` seconds it is killed.

    With `look` the memory of all its processes together is looked at, where the system tells; that costs time.
    """
    whole = {**os.environ, **(environment or {})}
    whole.pop("PYTHONDONTWRITEBYTECODE", None)  # people's machines keep what Python has compiled
    order = {"command": command, "folder": str(folder), "environment": whole, "limit": limit, "look": look}
    start = [sys.executable, "-S", str(_LAUNCH)]
    done = subprocess.run(start, input=json.dumps(order), stdout=subprocess.PIPE, text=True, check=True)
    return Run(**json.loads(done.stdout))
