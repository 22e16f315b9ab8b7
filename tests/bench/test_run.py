"""The timing of tools, and the comparison of what was planted with what was found."""

import json
import subprocess
import sys

import pytest
from bench.defects import Planted
from bench.planted import compare
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


def test_what_is_missed_or_found_too_much_is_off():
    planted = Planted("articles/a.md", "yaml/tab", 3, 1)
    beside = Planted("articles/a.md", "yaml/tab", 4, 1)
    lines, off = compare([planted], [planted], [], verbose=True)
    assert not off and lines[1].split() == ["yaml/tab", "1", "1", "0", "0"] and len(lines) == 2
    lines, off = compare([planted], [beside], [], verbose=True)
    assert off and lines[1].split() == ["yaml/tab", "1", "0", "1", "0"]
    assert lines[2:] == ["missed: articles/a.md:3:1 yaml/tab", "extra: articles/a.md:4:1 yaml/tab"]
