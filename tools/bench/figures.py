"""What the runs come to: medians, ratios, and the table of them."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.measure import Run
from bench.peers import CASES, COPYDESK, ONE

_NOTHING = "-"


@dataclass(frozen=True)
class Timing:
    """A tool in one case: how many articles it was given, and of its runs the seconds by the clock, the median
    of the seconds of processor time, the MiB of its largest process and of all its processes together (None: not
    looked at), and the seconds after which it was stopped (None: it came to its end).
    """

    tool: str
    case: str
    articles: int
    seconds: tuple[float, ...]
    cpu: float
    largest_mib: float
    together_mib: float | None = None
    over: float | None = None

    @property
    def median(self) -> float:
        """The median of the seconds."""
        return statistics.median(self.seconds)

    @property
    def memory(self) -> float:
        """The MiB of all processes together, else of the largest."""
        return self.together_mib or self.largest_mib


@dataclass(frozen=True)
class Ratio:
    """How many times as long as another tool one takes for each article: by the clock, and of processor time. It
    `at_most` takes that where the other was stopped."""

    clock: float
    cpu: float
    at_most: bool = False

    def __str__(self) -> str:
        return f"{'< ' if self.at_most else ''}{_digits(self.clock)} ({_digits(self.cpu)})"


def timing(
    tool: str, case: str, articles: int, runs: Sequence[Run], limit: float, together: float | None = None
) -> Timing:
    """What some runs come to. One that took as long as the `limit` was stopped."""
    seconds = tuple(sorted(run.seconds for run in runs))
    cpu, largest = statistics.median(run.cpu for run in runs), max(run.largest_mib for run in runs)
    over = limit if seconds[-1] >= limit else None
    return Timing(tool, case, articles, seconds, cpu, largest, together, over)


def ratio(one: Timing, other: Timing) -> Ratio:
    """What one takes for an article by what the other takes for one."""
    fewer = other.articles / one.articles
    clock, cpu = fewer * one.median / other.median, fewer * one.cpu / max(other.cpu, 1e-9)
    return Ratio(clock, cpu, other.over is not None)


def find(timings: Iterable[Timing], tool: str, case: str) -> Timing | None:
    """The timing of a tool in a case, if there is one."""
    return next((timing for timing in timings if (timing.tool, timing.case) == (tool, case)), None)


def table(timings: Sequence[Timing]) -> str:
    """The timings for people, a block for each case; the ratios are copydesk's to each tool."""
    blocks = []
    for case in CASES:
        lines = [
            f"{case:20}{'articles':>9}{'runs':>6}{'median':>12}{'articles/s':>12}{'processor':>11}"
            f"{'copydesk takes':>23}{'largest':>10}{'together':>10}"
        ]
        ours = find(timings, COPYDESK, case)
        lines += [_line(timing, ours) for timing in timings if timing.case == case]
        if len(lines) > 1:
            blocks.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join(blocks)


def _line(timing: Timing, ours: Timing | None) -> str:
    times = f"x {ratio(ours, timing)}" if ours and timing.tool != COPYDESK else ""
    median = f"over {timing.over:.0f} s" if timing.over else _seconds(timing.median)
    rate = _NOTHING if timing.over or timing.case == ONE else f"{timing.articles / timing.median:,.0f}"
    together = f"{timing.together_mib:,.0f} MiB" if timing.together_mib else _NOTHING
    return (f"{timing.tool:20}{timing.articles:9,}{len(timing.seconds):6}{median:>12}{rate:>12}"
            f"{_seconds(timing.cpu):>11}{times:>23}{timing.largest_mib:6,.0f} MiB{together:>10}")


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.0f} ms"


def _digits(number: float) -> str:
    """Two digits that count, at least."""
    return f"{number:.2f}" if number >= 0.1 else f"{number:#.2g}"
