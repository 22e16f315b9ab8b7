"""The timing of the export."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are timed with os.wait4")


def test_a_run_times_the_export_cold_and_with_one_article_changed(tmp_path):
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "tools/bench/export.py"), "--count", "10", "--rounds", "1", "--json", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    runs = {(run["tool"], run["what"]): run for run in figures["runs"]}
    assert {("copydesk", "cold"), ("copydesk", "one changed")} <= set(runs)
    assert figures["items"] > 5 and figures["files"]["copydesk"] > 5 * figures["items"]
    assert done.stdout.splitlines()[2].startswith("copydesk, cold ") and "x 1.00 (1.00)" in done.stdout.splitlines()[2]
