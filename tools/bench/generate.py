"""Write a newsroom full of generated articles: python tools/bench/generate.py OUT --count 2000 --seed 1"""

import argparse
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.newsroom import articles, write_newsroom  # noqa: E402


def main() -> int:
    """Generate, write, and say how much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="a folder that is new or empty")
    parser.add_argument("--count", type=int, default=2000, help="number of articles (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same bytes (default: 1)")
    arguments = parser.parse_args()
    generated = list(articles(arguments.count, arguments.seed))
    write_newsroom(arguments.out, generated, arguments.seed)
    words = [article.words for article in generated]
    print(f"{len(words):,} articles of {statistics.fmean(words):.0f} words "
          f"(spread {statistics.pstdev(words):.0f}, {min(words)} to {max(words)}) in {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
