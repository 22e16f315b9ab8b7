"""Write a newsroom full of generated articles: python tools/bench/generate.py OUT --count 2000 --seed 1"""

import argparse
import json
import statistics
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.defects import CATALOGUE, plant, plant_all  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402


def main() -> int:
    """Generate, write, and say how much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="a folder that is new or empty")
    parser.add_argument("--count", type=int, default=2000, help="number of articles (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same bytes (default: 1)")
    parser.add_argument("--defects", type=float, default=0.0, metavar="RATE", help="share with a defect, 0 to 1")
    parser.add_argument("--defects-per-rule", type=int, default=0, metavar="N", help="defects for each rule")
    arguments = parser.parse_args()
    if arguments.out.exists() and (not arguments.out.is_dir() or any(arguments.out.iterdir())):
        parser.error(f"{arguments.out} is not empty; give a folder that is new")
    generated = list(articles(arguments.count, arguments.seed))
    rng, planted = Random(arguments.seed), []
    if arguments.defects:
        generated, planted = plant(generated, CATALOGUE, rng, arguments.defects)
    elif arguments.defects_per_rule:
        (generated, planted), *_ = plant_all(generated, CATALOGUE, rng, arguments.defects_per_rule)[0]
    write_newsroom(arguments.out, generated, arguments.seed)
    if planted:
        listed = [asdict(defect) for defect in sorted(planted, key=lambda defect: defect.path)]
        (arguments.out / "defects.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
        print(f"{len(planted):,} defects are planted and listed in {arguments.out / 'defects.json'}")
    words = [article.words for article in generated]
    print(f"{len(words):,} articles of {statistics.fmean(words):.0f} words "
          f"(spread {statistics.pstdev(words):.0f}, {min(words)} to {max(words)}) in {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
