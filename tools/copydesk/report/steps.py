"""What a step of the desk says: a line for each file that it changed, or the diff of what it would change."""

from typing import TextIO

from copydesk.amend.plan import Changed, Plan
from copydesk.report.diff import diff_lines, head_lines
from copydesk.report.look import Look, visible


def write_plan(plan: Plan, said: str, out: TextIO, look: Look) -> None:
    """Write what has become of each file; `said` is what has become of the article."""
    first, *others = plan.files
    moved = f"moved to {look.path(first.new)}" if first.old != first.new else ""
    out.write(_line(first, ", ".join(filter(None, (visible(said), moved))), look))
    for file in others:
        along = f"moved along to {look.path(file.new)}"
        out.write(_line(file, "link mended" if file.old == file.new else along, look))


def write_diff(plan: Plan, out: TextIO, look: Look) -> None:
    """Write what a plan would change, as a diff."""
    for file in plan.files:
        out.writelines(head_lines(file.old, file.new, look))
        out.writelines(
            diff_lines(file.old, file.new, file.before or b"", file.after or b"", look, out.isatty())
        )


def write_notes(plan: Plan, out: TextIO) -> None:
    """Write what is left for the desk to do."""
    out.writelines(f"{visible(note)}\n" for note in plan.notes)


def _line(file: Changed, became: str, look: Look) -> str:
    return f"{look.paint(look.path(file.old), 'bold')}: {became}.\n"
