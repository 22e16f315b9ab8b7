"""Time `copydesk check --since` on a long history beside what it can't do without: python tools/bench/since.py

Beside it: `git diff --raw` to the same commit, and `copydesk check` of the files that it names.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.measure import run  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402
from bench.past import write_past  # noqa: E402

_COPYDESK = [sys.executable, "-m", "copydesk", "check"]


def main() -> int:
    """Generate, time the three in turn, print them and the ratio. 1 where that is above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="number of articles (default: 2000)")
    parser.add_argument("--commits", type=int, default=5000, help="number of commits (default: 5000)")
    parser.add_argument("--back", type=int, default=20, help="since how many commits ago (default: 20)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default: 5)")
    parser.add_argument("--most", type=float, default=2.0, help="the ratio allowed (default: 2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the figures")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        newsroom = Path(folder) / "newsroom"
        write_newsroom(newsroom, list(articles(arguments.count, 1)), 1)
        write_past(newsroom, arguments.commits)
        since = f"HEAD~{arguments.back}"
        changed = _changed(newsroom, since)
        commands = {
            f"git diff --raw {since}": ["git", "diff", "--raw", since],
            f"copydesk check, {len(changed)} files": [*_COPYDESK, *changed],
            f"copydesk check --since {since}": [*_COPYDESK, "--since", since],
        }
        seconds = {name: _median(command, newsroom, arguments.rounds) for name, command in commands.items()}
    git, files, ours = seconds.values()
    ratio = ours / (git + files)
    print(f"{arguments.count:,} articles, {arguments.commits:,} commits, medians of {arguments.rounds}")
    for name, value in seconds.items():
        print(f"{name:40}{1000 * value:8.0f} ms")
    print(f"The check since then takes {ratio:.2f} times the other two together (allowed: {arguments.most:g}).")
    if arguments.json:
        arguments.json.write_text(json.dumps({"seconds": seconds, "ratio": ratio}, indent=2) + "\n")
    return int(ratio > arguments.most)


def _changed(newsroom: Path, since: str) -> list[str]:
    command = ["git", "diff", "--name-only", "-z", since, "--", "articles"]
    names = subprocess.run(command, cwd=newsroom, check=True, capture_output=True, text=True).stdout
    return [name for name in names.split("\0") if name.endswith(".md")]


def _median(command: list[str], folder: Path, rounds: int) -> float:
    done = [run(command, folder) for _ in range(rounds + 1)][1:]
    return statistics.median(one.seconds for one in done)


if __name__ == "__main__":
    sys.exit(main())
