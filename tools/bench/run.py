"""Time `copydesk check` beside other tools on generated articles: python tools/bench/run.py

tools/bench/README.md tells how to install the others and how to read the tables.
"""

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.aims import aims_table, verdicts  # noqa: E402
from bench.figures import Timing, find, ratio, table  # noqa: E402
from bench.measure import machine  # noqa: E402
from bench.newsroom import articles  # noqa: E402
from bench.peers import COPYDESK, Peer, all_peers  # noqa: E402
from bench.room import make_room  # noqa: E402
from bench.rounds import Job, ToolFailed, say, time_all  # noqa: E402


def main() -> int:
    """Generate, time every tool in turn, print the tables. 1 when copydesk broke down or found something in clean
    copy, 2 for a tool that there is not."""
    arguments = _arguments()
    peers = all_peers(arguments.npm)
    if unknown := set(arguments.only or ()) - {peer.name for peer in peers}:
        say(f"There is no tool called {', '.join(sorted(unknown))}. --list names those there are.")
        return 2
    if arguments.list:
        print("\n\n".join(map(_described, peers)))
        return 0
    peers = [peer for peer in peers if not arguments.only or peer.name in arguments.only]
    for peer in peers:
        if not peer.present:
            say(f"{peer.name} is not installed and is left out: {peer.program.install}")
    figures = {
        "date": date.today().isoformat(),
        "machine": machine(),
        "rounds": arguments.rounds,
        "seed": arguments.seed,
        "tools": {peer.name: peer.program.version for peer in peers if peer.present},
        "absent": [peer.name for peer in peers if not peer.present],
        "sizes": [],
    }
    print(f"{figures['date']}, copydesk {figures['tools'].get(COPYDESK, '')}, {figures['machine']}")
    for size in arguments.sizes:
        try:
            figures["sizes"].append(_measure([peer for peer in peers if peer.present], size, arguments))
        except ToolFailed as failed:
            say(str(failed))
            return 1
        if arguments.json:
            arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=_numbers, default=[2000, 20_000], metavar="N,N",
                        help="numbers of articles (default: 2000,20000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; each runs all in turn (default: 3)")
    parser.add_argument("--only", action="append", metavar="TOOL", help="run this tool only; may be repeated")
    parser.add_argument("--limit", type=float, default=300, metavar="SECONDS",
                        help="stop what takes longer (default: 300)")
    parser.add_argument("--npm", type=Path, default=Path(__file__).parent / "node_modules", metavar="FOLDER",
                        help="where npm has put its packages (default: node_modules beside this file)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the articles (default: 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the figures")
    parser.add_argument("--list", action="store_true", help="tell what the tools do, and run none")
    arguments = parser.parse_args()
    arguments.npm = arguments.npm.absolute()
    return arguments


def _numbers(text: str) -> list[int]:
    numbers = [int(number) for number in text.split(",")]
    if min(numbers) < 1:
        raise ValueError("a newsroom has an article at least")
    return numbers


def _described(peer: Peer) -> str:
    here = peer.program.version if peer.present else f"not here: {peer.program.install}"
    return f"{peer.name} ({here})\n  looks at   {peer.does}\n  leaves out {peer.leaves_out}"


def _measure(peers: list[Peer], size: int, arguments: argparse.Namespace) -> dict:
    """Time all the tools on a newsroom of so many articles and print the tables; the figures."""
    generated = list(articles(size, arguments.seed))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        (Path(folder) / "node_modules").symlink_to(arguments.npm)
        counts = {1, *(min(size, peer.most or size) for peer in peers)}
        rooms = {n: make_room(Path(folder) / str(n), generated[:n], arguments.seed) for n in sorted(counts)}
        jobs = [Job(peer, rooms[min(size, peer.most or size)], rooms[1]) for peer in peers]
        timings = time_all(jobs, arguments.rounds, arguments.limit)
        words, found = round(statistics.fmean(article.words for article in generated)), verdicts(timings)
        print(f"\n{size:,} articles of {words} words\n\n{table(timings)}\n\n{aims_table(found)}", flush=True)
    return {
        "articles": size,
        "words": words,
        "timings": [_figures(timing, timings) for timing in timings],
        "aims": [asdict(verdict) for verdict in found],
    }


def _figures(timing: Timing, timings: list[Timing]) -> dict:
    ours = find(timings, COPYDESK, timing.case)
    times = asdict(ratio(ours, timing)) if ours else None
    return {**asdict(timing), "median": timing.median, "copydesk_takes": times}


if __name__ == "__main__":
    sys.exit(main())
