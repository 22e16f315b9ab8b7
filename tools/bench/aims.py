"""What copydesk is to show beside the other tools, and whether it does."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.figures import Timing, find, ratio
from bench.peers import CHANGED, COLD, COPYDESK, ONE, SECOND

MOST_MIB = 150


@dataclass(frozen=True)
class Aim:
    """copydesk in a case takes at most `most` times as long as a tool, or as itself, in the `other` case."""

    text: str
    case: str
    tool: str
    other: str
    most: float


@dataclass(frozen=True)
class Verdict:
    """An aim, what is allowed, what was measured, and whether it is met; None where it was not measured."""

    aim: str
    allowed: str
    measured: str
    met: bool | None


AIMS = [
    Aim("cold: faster than codespell", COLD, "codespell", COLD, 1),
    Aim("cold: 6 times faster than markdownlint-cli2", COLD, "markdownlint-cli2", COLD, 1 / 6),
    Aim("cold: 6 times faster than check-jsonschema", COLD, "check-jsonschema", COLD, 1 / 6),
    Aim("cold: 6 times faster than proselint", COLD, "proselint", COLD, 1 / 6),
    Aim("cold: within 4 times of rumdl", COLD, "rumdl", COLD, 4),
    Aim("second run: faster than rumdl's", SECOND, "rumdl", SECOND, 1),
    Aim("second run: within 3 times of git status", SECOND, "git status", SECOND, 3),
    Aim("one changed: within 1.5 times of the second run", CHANGED, COPYDESK, SECOND, 1.5),
    Aim("one file: faster than the three imports", ONE, "three imports", ONE, 1),
]


def verdicts(timings: Iterable[Timing]) -> list[Verdict]:
    """Every aim, held against what one run measured."""
    timings = list(timings)
    found = []
    for aim in AIMS:
        ours, theirs = find(timings, COPYDESK, aim.case), find(timings, aim.tool, aim.other)
        allowed = f"x {aim.most:.3g}"
        if not ours or not theirs:
            found.append(Verdict(aim.text, allowed, "not measured", None))
            continue
        times = ratio(ours, theirs)
        found.append(Verdict(aim.text, allowed, f"x {times}", times.clock <= aim.most))
    held = [timing.memory for timing in timings if timing.tool == COPYDESK]
    measured = f"{max(held):,.0f} MiB" if held else "not measured"
    met = max(held) < MOST_MIB if held else None
    return [*found, Verdict("memory at most", f"{MOST_MIB} MiB", measured, met)]


def aims_table(found: Iterable[Verdict]) -> str:
    """The verdicts for people."""
    said = {True: "met", False: "missed", None: ""}
    lines = [f"{'aim':50}{'allowed':>10}{'copydesk takes':>20}"]
    lines += [f"{one.aim:50}{one.allowed:>10}{one.measured:>20}  {said[one.met]}".rstrip() for one in found]
    return "\n".join(lines)
