"""A newsroom in Git in which much is wrong: a defect in most of its articles, and what only a check of all of them
finds."""

import os
import sys
from pathlib import Path
from random import Random

from conftest import ROOT

sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests/export")]
from a_newsroom import commit  # noqa: E402
from bench.defects import CATALOGUE, plant  # noqa: E402
from bench.newsroom import articles, write_newsroom  # noqa: E402

from copydesk.baseline import Ledger  # noqa: E402
from copydesk.checking.check import check_paths  # noqa: E402
from copydesk.checking.workers import Processes  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.rules.example import CLEAN_DAY, article_text  # noqa: E402

WAIVED = """They  met.

<!-- copydesk: ignore copy/spacing: the minutes have it so; until 2030-01-01 -->
They  met again.
"""


def busy_newsroom(folder: Path) -> Path:
    """Write it, with a baseline that knows some of what is wrong, and commit it."""
    generated, _ = plant(list(articles(60, 1)), CATALOGUE, Random(3), 0.7)
    write_newsroom(folder, generated, 1)
    day = folder / "articles/2025/09/18"
    day.mkdir(parents=True, exist_ok=True)
    same = article_text("id: 20250918-k7x4m2\nrelated: [20250101-zzzzzz]\n", WAIVED)
    for name in ("two\nlines.md", os.fsdecode(b"not-utf-8-\xff.md"), "again.md"):
        (day / name).write_text(same, encoding="utf-8")
    (day / "linked.md").symlink_to("again.md")
    (day / "lost.md").symlink_to("nothing.md")
    (day / "nobody's.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    desk, ledger = load_desk(folder), Ledger(folder)
    check_paths([day], desk, None, Processes(1), CLEAN_DAY, ledger)
    known = sorted(ledger.found.values())[::2]
    ledger.write([known[0]._replace(count=9), *known[1:]])
    commit(folder)
    return folder
