"""Check clean and planted articles and compare, rule by rule: python tools/bench/planted.py"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.defects import CATALOGUE, Planted, plant  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402
from bench.tools import copydesk_command  # noqa: E402
from copydesk.rules.book import all_rules  # noqa: E402


def main() -> int:
    """Print, per rule, how many defects were planted and found and what else was. 1 when something is off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="number of articles (default: 400)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the articles and defects (default: 1)")
    parser.add_argument("--per-rule", type=int, default=3, help="defects planted for each rule (default: 3)")
    parser.add_argument("--verbose", action="store_true", help="list what was missed or found too much")
    arguments = parser.parse_args()
    clean = list(articles(arguments.count, arguments.seed))
    rules = [rule.id for rule in all_rules()]
    changed, planted = plant(clean, Random(arguments.seed), per_rule=arguments.per_rule, rules=rules)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        write_newsroom(Path(folder, "clean"), clean, arguments.seed)
        write_newsroom(Path(folder, "planted"), changed, arguments.seed)
        alarms, found = found_in(Path(folder, "clean")), found_in(Path(folder, "planted"))
    lines, off = compare(planted, found, alarms, arguments.verbose)
    print("\n".join(lines))
    without = ", ".join(sorted(set(rules) - {defect.rule for defect in CATALOGUE}))
    print(f"{len(clean):,} clean articles: {len(alarms)} false alarms. No defect in the catalogue for: {without}.")
    return int(off or bool(alarms))


def found_in(newsroom: Path) -> list[Planted]:
    """What `copydesk check` finds in a newsroom. Raises ValueError when it can't be run."""
    command = [*copydesk_command(), "check", "--format", "json", str(newsroom / "articles")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=newsroom)
    if done.returncode not in (0, 1):
        raise ValueError(f"copydesk check gave exit code {done.returncode}: {done.stderr}")
    findings = json.loads(done.stdout)["findings"]
    return [Planted(f["path"], f["rule"], f["start"]["line"], f["start"]["column"]) for f in findings]


def compare(
    planted: list[Planted], found: list[Planted], alarms: list[Planted], verbose: bool
) -> tuple[list[str], bool]:
    """The table, and whether anything was missed or found too much."""
    right = Counter(planted) & Counter(found)
    missed, extra = Counter(planted) - right, Counter(found) - right
    rules = sorted({one.rule for one in (*planted, *found, *alarms)})
    lines = [f"{'rule':34}{'planted':>9}{'found':>9}{'extra':>9}{'on clean copy':>16}"]
    for rule in rules:
        counts = [sum(number for one, number in part.items() if one.rule == rule)
                  for part in (Counter(planted), right, extra, Counter(alarms))]
        lines.append(f"{rule:34}{counts[0]:9}{counts[1]:9}{counts[2]:9}{counts[3]:16}")
    if verbose:
        for title, part in (("missed", missed), ("extra", extra), ("on clean copy", Counter(alarms))):
            lines += [f"{title}: {one.path}:{one.line}:{one.column} {one.rule}" for one in part]
    return lines, bool(missed or extra)


if __name__ == "__main__":
    sys.exit(main())
