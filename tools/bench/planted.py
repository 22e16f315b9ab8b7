"""Check clean and planted newsrooms and compare, rule by rule: python tools/bench/planted.py"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.defects import CATALOGUE, DESK, Newsroom, Planted, plant_all, without_defect  # noqa: E402
from bench.newsroom import Generated, articles, write_newsroom  # noqa: E402
from copydesk.baseline import Baseline  # noqa: E402
from copydesk.checking.check import check_paths  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.rules.book import all_rules  # noqa: E402

TODAY = date(2027, 1, 1)
DESK_ARTICLES = 24
PER_RULE = 100  # articles for each defect of a rule


@dataclass(frozen=True)
class Outcome:
    """What was planted in a newsroom, and what was found in it."""

    planted: Counter[Planted]
    found: Counter[Planted]

    @property
    def right(self) -> Counter[Planted]:
        """Found where it was planted."""
        return self.planted & self.found

    @property
    def missed(self) -> Counter[Planted]:
        """Planted and not found, or not there."""
        return self.planted - self.found

    @property
    def extra(self) -> Counter[Planted]:
        """Found and not planted."""
        return self.found - self.planted


def main() -> int:
    """Print, per rule, how many defects were planted and found and what else was. 1 when something is off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="number of articles (default: 400)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the articles and defects (default: 1)")
    parser.add_argument("--per-rule", type=int, help="defects for each rule (default: one for 100 articles)")
    parser.add_argument("--verbose", action="store_true", help="list what was missed or found too much")
    arguments = parser.parse_args()
    per_rule = arguments.per_rule or max(1, arguments.count // PER_RULE)
    generated = list(articles(arguments.count, arguments.seed))
    copies, left = plant_all(generated, CATALOGUE, Random(arguments.seed), per_rule)
    clean = clean_outcome(generated, arguments.seed)
    planted = [*article_outcomes(copies, arguments.seed), *desk_outcomes(arguments.seed)]
    lacking = [f"No defect is known for {rule}." for rule in without_defect([rule.id for rule in all_rules()])]
    lacking += [f"No article has room for one of {defect.rule}." for defect in left]
    print(*report(clean, planted, arguments.verbose), *lacking, summary(clean, planted, len(generated)), sep="\n")
    return int(bool(lacking or clean.extra) or any(one.missed or one.extra for one in planted))


def clean_outcome(generated: list[Generated], seed: int) -> Outcome:
    """What is found in a newsroom in which nothing is planted."""
    with _newsroom(generated, seed) as folder:
        return Outcome(Counter(), found_in(folder))


def article_outcomes(copies: list[Newsroom], seed: int) -> Iterator[Outcome]:
    """What is found in copies of a newsroom with defects in articles."""
    for changed, planted in copies:
        with _newsroom(changed, seed) as folder:
            yield Outcome(Counter(planted), found_in(folder))


def desk_outcomes(seed: int) -> Iterator[Outcome]:
    """What is found in small newsrooms, each with one defect in what stands beside the articles."""
    small = list(articles(DESK_ARTICLES, seed))
    for defect in DESK:
        with _newsroom(small, seed) as folder:
            planted = defect.plant(defect.rule, folder)
            with defect.around():
                yield Outcome(Counter([planted]), found_in(folder, defect.preview))


def found_in(newsroom: Path, preview: bool = False) -> Counter[Planted]:
    """What a check of all of a newsroom finds; with `preview` the rules on trial speak, too."""
    desk = load_desk(newsroom)
    desk = replace(desk, settings=desk.settings._replace(preview=preview))
    result = check_paths([newsroom / "articles"], desk, today=TODAY, baseline=Baseline(newsroom))
    return Counter(Planted(f.path, f.rule, f.start.line, f.start.column) for f in result.findings)


def report(clean: Outcome, planted: list[Outcome], verbose: bool) -> list[str]:
    """The table, a line for each rule, and where something is off."""
    columns = [
        _by_rule(*(one.planted for one in planted)),
        _by_rule(*(one.right for one in planted)),
        _by_rule(*(one.extra for one in planted)),
        _by_rule(clean.extra),
    ]
    lines = [f"{'rule':34}{'planted':>9}{'found':>9}{'extra':>9}{'on clean copy':>16}"]
    for rule in sorted(set().union(*columns)):
        lines.append("{:34}{:9}{:9}{:9}{:16}".format(rule, *(column[rule] for column in columns)))
    lines.append("{:34}{:9}{:9}{:9}{:16}".format("all", *(column.total() for column in columns)))
    if verbose:
        for number, one in enumerate([clean, *planted]):
            for title, off in (("missed", one.missed), ("extra", one.extra)):
                lines += [f"{title} in newsroom {number}: {f.path}:{f.line}:{f.column} {f.rule}" for f in off]
    return lines


def summary(clean: Outcome, planted: list[Outcome], count: int) -> str:
    """It all in a line."""
    missed, extra = (sum(part.total() for part in parts) for parts in
                     ([one.missed for one in planted], [one.extra for one in planted]))
    rules = len(_by_rule(*(one.planted for one in planted)))
    return (f"Clean: {count:,} articles, found {clean.extra.total()}. Planted: newsrooms {len(planted)}, "
            f"rules {rules}, missed {missed}, found too much {extra}.")


def _by_rule(*parts: Counter[Planted]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for part in parts:
        for planted, number in part.items():
            counts[planted.rule] += number
    return counts


class _newsroom(tempfile.TemporaryDirectory):
    """A newsroom's folder that goes away after it was used."""

    def __init__(self, generated: list[Generated], seed: int):
        super().__init__(prefix="bench-")
        write_newsroom(Path(self.name), generated, seed)

    def __enter__(self) -> Path:
        return Path(self.name)


if __name__ == "__main__":
    sys.exit(main())
