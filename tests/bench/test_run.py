"""The timing of tools."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are timed with os.wait4")


def test_a_run_times_copydesk_and_saves_the_figures(tmp_path):
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "tools/bench/run.py"), "--count", "12", "--rounds", "1", "--only", "copydesk"]
    done = subprocess.run([*command, "--json", str(out)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    (tool,) = figures["tools"]
    assert (figures["articles"], figures["rounds"], tool["name"], tool["code"]) == (12, 1, "copydesk", 0)
    assert len(tool["seconds"]) == 1
    assert tool["items_per_second"] == pytest.approx(12 / tool["median"])
    assert 0 < tool["one_file_seconds"] and 1 < tool["largest_process_mib"] < 1000
    assert done.stdout.splitlines()[0].startswith("12 articles of ")
    assert f"{tool['median']:.2f} s" in done.stdout
