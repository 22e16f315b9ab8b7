"""Hold two versions of the program against each other: python tools/bench/same.py OLD NEW [--posts FOLDER]

A change that makes the program faster must not change what it says. OLD and NEW are checkouts of this repository.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.defects import CATALOGUE, plant  # noqa: E402
from bench.newsroom import ROOT, articles, write_newsroom  # noqa: E402
from bench.posts import SETTINGS, entries  # noqa: E402
from copydesk.rules.book import all_rules  # noqa: E402
from copydesk.rules.example import article_text, examples_of  # noqa: E402

_MOST_LINES = 40


@dataclass(frozen=True)
class Told:
    """What a version said of a newsroom, and the seconds of processor time that it took."""

    report: str
    cpu: float


def main() -> int:
    """Check every newsroom with both, and show where they differ. 1 when they do."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--count", type=int, default=2000, help="number of generated articles (default: 2000)")
    parser.add_argument("--posts", type=Path, help="a folder of Jekyll's blog posts, to be checked as articles, too")
    arguments = parser.parse_args()
    differ = False
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for newsroom in newsrooms(Path(folder), arguments.count, arguments.posts):
            old, new = told(arguments.old, newsroom), told(arguments.new, newsroom)
            same = old.report == new.report
            differ |= not same
            findings = old.report.count('"rule":')
            print(f"{newsroom.name:12}{'the same' if same else 'DIFFERENT':>10}{findings:9,} findings"
                  f"{old.cpu:8.2f} s of processor time{new.cpu:8.2f} s  {old.cpu / new.cpu:.2f}", flush=True)
            if not same:
                lines = unified_diff(old.report.splitlines(), new.report.splitlines(), "old", "new", lineterm="")
                print(*islice(lines, _MOST_LINES), sep="\n")
    return int(differ)


def newsrooms(folder: Path, count: int, posts: Path | None) -> Iterator[Path]:
    """Lay out the newsrooms: clean copy, copy with a defect in each article, the repository's own copy with the
    tests' cases and the rules' examples, and blog posts."""
    generated = list(articles(count, 1))
    write_newsroom(folder / "clean", generated, 1)
    write_newsroom(folder / "defects", plant(generated, CATALOGUE, Random(1), 1.0)[0], 1)
    yield folder / "clean"
    yield folder / "defects"
    shutil.copytree(ROOT / "articles", folder / "texts" / "articles")
    _lay_out(folder / "texts", "preview = true\n", {f"2025/01/01/text-{n}": text for n, text in enumerate(_texts())})
    yield folder / "texts"
    if posts:
        found = {entry.path[len("articles/") : -len(".md")]: entry.data or b"" for entry in entries(posts)}
        _lay_out(folder / "posts", SETTINGS, found)
        yield folder / "posts"


def told(checkout: Path, newsroom: Path) -> Told:
    """What a version says of a newsroom, as JSON, from one process."""
    code = "import sys; from copydesk.cli import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(checkout.absolute() / "tools"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-c", code, "check", "--format", "json", "--jobs", "1"]
    before = _children()
    done = subprocess.run(command, cwd=newsroom, env=environment, capture_output=True, text=True)
    return Told(done.stdout + done.stderr, _children() - before)


def _children() -> float:
    """Seconds of processor time that child processes have taken so far."""
    times = os.times()
    return times.children_user + times.children_system


def _texts() -> Iterator[bytes]:
    for file in sorted((ROOT / "tests" / "cases").rglob("*.md")):
        yield file.read_bytes()
    for rule in all_rules():
        for example in examples_of(rule.doc):
            if example.kind in ("", "fields") and "\n---\n" not in example.text:
                fields, body = (example.text, "") if example.kind else ("", example.text)
                yield article_text(fields, body).encode()


def _lay_out(folder: Path, settings: str, texts: dict[str, bytes]) -> None:
    shutil.copytree(ROOT / "schema", folder / "schema")
    (folder / "copydesk.toml").write_text(settings, encoding="utf-8")
    for name, data in texts.items():
        file = folder / "articles" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
