"""Time `copydesk check` beside other tools on generated articles: python tools/bench/run.py"""

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.measure import Run, peak_memory, run  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402
from bench.tools import COPYDESK, Material, Tool, all_tools, extract_front_matter  # noqa: E402


def main() -> int:
    """Generate, time every tool in turn, print the table. 1 when copydesk found something on clean copy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="number of articles (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the articles (default: 1)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds; each runs every tool once (default: 5)")
    parser.add_argument("--only", action="append", metavar="TOOL", help="run this tool only; may be repeated")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the figures")
    arguments = parser.parse_args()
    tools = [tool for tool in all_tools() if not arguments.only or tool.name in arguments.only]
    for tool in tools:
        if not tool.present:
            print(f"{tool.name} is not installed and is left out.", file=sys.stderr)
    tools = [tool for tool in tools if tool.present]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        generated = list(articles(arguments.count, arguments.seed))
        write_newsroom(Path(folder) / "newsroom", generated, arguments.seed)
        material = extract_front_matter(Path(folder) / "newsroom", Path(folder) / "yaml")
        words = statistics.fmean(article.words for article in generated)
        figures = {
            "articles": len(generated), "words": round(words), "rounds": arguments.rounds, "seed": arguments.seed,
            "machine": machine(), "tools": _time_all(tools, material, arguments.rounds),
        }
    _progress("")
    print(table(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return int(any(tool["code"] != 0 for tool in figures["tools"] if tool["name"] == COPYDESK))


def machine() -> str:
    """The machine in a line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def _time_all(tools: list[Tool], material: Material, rounds: int) -> list[dict]:
    """Figures of each tool. The first run of each warms the disk's cache and is not counted."""
    runs: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    single: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    for number in range(rounds + 1):
        for tool in tools:
            for one, kept in ((False, runs), (True, single)):
                done = run(tool.command(material, one), material.newsroom)
                if done.code not in (0, 1):
                    sys.exit(f"{tool.name} failed with exit code {done.code}:\n{done.errors}")
                if number:
                    kept[tool.name].append(done)
                if not one:
                    _progress(f"round {number} of {rounds}, {tool.name}: {done.seconds:.2f} s")
    return [_figures(tool, material, runs[tool.name], single[tool.name]) for tool in tools]


def _figures(tool: Tool, material: Material, runs: list[Run], single: list[Run]) -> dict:
    seconds = sorted(run.seconds for run in runs)
    median = statistics.median(seconds)
    return {
        "name": tool.name,
        "does": tool.does,
        "seconds": seconds,
        "median": median,
        "items_per_second": len(material.articles) / median,
        "cpu_seconds": statistics.median(run.cpu for run in runs),
        "one_file_seconds": statistics.median(run.seconds for run in single),
        "largest_process_mib": max(run.largest_mib for run in runs),
        "peak_mib": peak_memory(tool.command(material, False), material.newsroom),
        "code": max(run.code for run in runs),
    }


def table(figures: dict) -> str:
    """The figures for people. The ratio says how many times as fast as that tool copydesk is."""
    lines = [
        f"{figures['articles']:,} articles of {figures['words']} words, {figures['rounds']} rounds, "
        f"whole process; {figures['machine']}",
        f"{'tool':18}{'median':>9}{'fastest':>9}{'slowest':>9}{'items/s':>9}{'copydesk':>10}{'one file':>10}"
        f"{'CPU':>9}{'memory':>9}  does",
    ]
    ours = next((tool["items_per_second"] for tool in figures["tools"] if tool["name"] == COPYDESK), None)
    for tool in figures["tools"]:
        ratio = f"x {ours / tool['items_per_second']:.2f}" if ours and tool["name"] != COPYDESK else ""
        memory = tool["peak_mib"] or tool["largest_process_mib"]
        lines.append(
            f"{tool['name']:18}{tool['median']:7.2f} s{tool['seconds'][0]:7.2f} s{tool['seconds'][-1]:7.2f} s"
            f"{tool['items_per_second']:9,.0f}{ratio:>10}{1000 * tool['one_file_seconds']:7.0f} ms"
            f"{tool['cpu_seconds']:7.2f} s{memory:5.0f} MiB  {tool['does']}"
            + ("" if tool["code"] == 0 else " (reported findings)")
        )
    return "\n".join(lines)


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
