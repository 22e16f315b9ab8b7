"""What `copydesk fix` says: a line for each article, the fixes that were not made, and what is left; or a diff."""

from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from copydesk.finding import Finding
from copydesk.fix.files import Outcome
from copydesk.fix.mend import Refusal, wanted
from copydesk.report.diff import diff_lines
from copydesk.report.look import Look, visible


def write_outcomes(
    outcomes: Iterable[Outcome], out: TextIO, look: Look, left: Iterable[Finding], unsafe: bool
) -> None:
    """Write what became of each article, and how much is left."""
    for outcome in outcomes:
        if outcome.changed:
            out.write(_mended(outcome, look))
        write_trouble(outcome, out, look)
    out.write(_left(list(left), unsafe))


def write_trouble(outcome: Outcome, out: TextIO, look: Look) -> None:
    """Write why a file was not written, and which fixes were not made."""
    if outcome.trouble:
        path = look.paint(look.path(outcome.path), "bold")
        out.write(f"{path}: not written: {visible(outcome.trouble)}.\n")
    out.writelines(_refused(refusal, look) for refusal in outcome.mended.refused)


def write_diffs(outcomes: Iterable[Outcome], out: TextIO, look: Look) -> None:
    """Write what would be changed, as a unified diff from the newsroom's folder. At a terminal control
    characters are shown by their codes; elsewhere they are left, so that a program can apply the diff."""
    for outcome in outcomes:
        if outcome.changed:
            path = outcome.path
            out.writelines(diff_lines(path, path, outcome.before, outcome.mended.data, look, out.isatty()))


def _mended(outcome: Outcome, look: Look) -> str:
    counts = Counter(finding.rule for finding in outcome.mended.fixed)
    rules = ", ".join(f"{rule} {count}" if count > 1 else rule for rule, count in sorted(counts.items()))
    number = look.paint(f"{counts.total():,} fixed", "good")
    return f"{look.paint(look.path(outcome.path), 'bold')}: {number} ({rules})\n"


def _refused(refusal: Refusal, look: Look) -> str:
    """Lines and columns are those of the article as its other fixes leave it."""
    finding = refusal.finding
    where = f"{look.path(finding.path)}:{finding.start.line}:{finding.start.column}"
    reason = visible(refusal.reason)
    return f"{look.paint(where, 'bold')}: {finding.rule} not fixed: {reason}. Mend it by hand.\n"


def _left(findings: list[Finding], unsafe: bool) -> str:
    if not findings:
        return "Nothing is left to mend.\n"
    one = len(findings) == 1
    found, them = ("finding is", "it") if one else ("findings are", "them")
    out = f"{len(findings):,} {found} left; `copydesk check` lists {them}."
    risky = sum(1 for finding in findings if wanted(finding, unsafe=True) and not wanted(finding))
    if risky and not unsafe:
        has = "has a fix" if risky == 1 else "have fixes"
        out += f" {risky:,} of them {has} that a person should look at: `copydesk fix --unsafe-fixes --diff`."
    return f"{out}\n"
