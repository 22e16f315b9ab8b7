"""The comparison of versions for a terminal or a pipe: a line for each field and paragraph that differs.

At a terminal words that are gone are red and struck out, those that have come are green; in a pipe they stand
in [-these-] and {+these+}.
"""

from collections.abc import Sequence
from typing import TextIO

from copydesk.compare import Comparison, Part, Stretch
from copydesk.report.look import Look, counted, visible

_MARKS = {"gone": "[-{}-]", "come": "{{+{}+}}", "same": "{}"}


def write(comparisons: Sequence[Comparison], out: TextIO, look: Look) -> None:
    """Write the comparisons, and how many there are."""
    for comparison in comparisons:
        headline = f": {visible(comparison.headline)}" if comparison.headline else ""
        out.write(look.paint(f"{look.path(comparison.path)}{headline}", "bold") + "\n")
        out.writelines(f"  {visible(sentence)}\n" for sentence in comparison.became)
        out.writelines(f"  {_line(part, look)}\n" for part in comparison.parts)
        out.write("\n")
    out.write(summary(comparisons) + "\n")


def summary(comparisons: Sequence[Comparison]) -> str:
    """How many articles differ, and how many of them in substance."""
    if not comparisons:
        return "No article differs."
    weighty = sum(1 for comparison in comparisons if comparison.substance)
    verb = "differs" if len(comparisons) == 1 else "differ"
    return f"{counted(len(comparisons), 'article')} {verb}, {weighty:,} in substance."


def head_of(part: Part) -> str:
    """The name of a part, and what has become of it."""
    return ", ".join(
        filter(None, (visible(part.name), visible(part.became), "substance" if part.substance else ""))
    )


def _line(part: Part, look: Look) -> str:
    words = "".join(_painted(stretch, look) for stretch in part.stretches)
    return f"{look.paint(head_of(part), 'bold' if part.substance else 'dim')}: {words}"


def _painted(stretch: Stretch, look: Look) -> str:
    text = visible(stretch.text)
    if look.colour:
        return look.paint(text, stretch.kind) if stretch.kind in ("gone", "come") else text
    return _MARKS[stretch.kind].format(text)
