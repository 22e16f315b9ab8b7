"""The bench's history: as many commits as asked for, the same each time, and the newsroom at its end."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from bench.past import write_past  # noqa: E402


def make(folder: Path) -> str:
    for name in ("a", "b", "c", "d"):
        file = folder / f"articles/2025/09/18/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nid: {name}\n---\nText.\n")
    return write_past(folder, 8)


def test_a_history_of_so_many_commits(tmp_path):
    head = make(tmp_path / "one")
    count = ["git", "-C", str(tmp_path / "one"), "rev-list", "--count", "main"]
    assert subprocess.run(count, capture_output=True, text=True, check=True).stdout == "8\n"
    assert make(tmp_path / "two") == head
    status = ["git", "-C", str(tmp_path / "one"), "status", "--porcelain"]
    assert subprocess.run(status, capture_output=True, text=True, check=True).stdout == ""
