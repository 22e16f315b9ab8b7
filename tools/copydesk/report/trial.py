"""The report of a trial, for people: how often, how often in a thousand articles, and a sample in context."""

from typing import TextIO

from copydesk.checking.trial import Seen, Trial
from copydesk.report.look import Look, counted, visible


def write(trial: Trial, out: TextIO, look: Look) -> None:
    """Write the counts, then the sample in the order of the archive."""
    if not trial.articles:
        out.write("No articles were found.\n")
        return
    out.write("   hits  per 1,000 articles\n")
    for name, count in sorted(trial.counts.items(), key=lambda row: (-row[1], row[0])):
        if count:
            out.write(f"{count:7,}  {_rate(count, trial):>18}  {look.paint(name, 'rule')}\n")
    silent = sorted(name for name, count in trial.counts.items() if not count)
    if len(trial.counts) > 1:
        out.write(f"{trial.total:7,}  {_rate(trial.total, trial):>18}  in all\n")
    elif silent:
        out.write(f"{0:7}  {_rate(0, trial):>18}  {look.paint(silent[0], 'rule')}\n")
    out.write(f"\n{trial.total:,} in {trial.touched:,} of {counted(trial.articles, 'article')}.")
    if silent and len(trial.counts) > 1:
        out.write(f" Entries without a hit: {len(silent):,}.")
    out.write("\n")
    if trial.sample:
        of = "all" if len(trial.sample) == trial.total else f"{len(trial.sample):,} of {trial.total:,}"
        out.write(f"\nHits in context, {of}:\n")
    for seen in sorted(trial.sample, key=lambda seen: (seen.path, seen.place)):
        out.write(_in_context(seen, look))


def _in_context(seen: Seen, look: Look) -> str:
    where = look.paint(f"{look.path(seen.path)}:{seen.place.line}:{seen.place.column}", "bold")
    found = look.paint(f"[{visible(seen.found)}]", "warning")
    return f"\n{where}: {visible(seen.message)}\n    {visible(seen.before)}{found}{visible(seen.behind)}\n"


def _rate(count: int, trial: Trial) -> str:
    return f"{1000 * count / trial.articles:,.1f}"
