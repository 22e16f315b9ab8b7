"""The timing of copydesk beside other tools: the entries, the rounds, the figures, the aims."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bench.aims import AIMS, MOST_MIB, Verdict, aims_table, verdicts
from bench.figures import Timing, ratio, table, timing
from bench.measure import Run, run
from bench.newsroom import articles
from bench.peers import CASES, CHANGED, COLD, COPYDESK, ONE, SECOND, Peer, all_peers
from bench.programs import Program
from bench.room import Room, fill, make_room
from bench.rounds import Job, ToolFailed, time_all
from conftest import ROOT

BENCH = ROOT / "tools" / "bench"
PEERS = all_peers(Path("/nowhere"))
ROOM = Room(Path("/room"), ("articles/2025/a.md", "articles/2025/b.md"), ("000000.yaml", "000001.yaml"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="processes are timed with os.wait4")


def took(seconds: float, cpu: float = 1.0, mib: float = 10.0) -> Run:
    return Run(seconds, cpu, mib, None, 0, "")


# --- the entries ---


def test_every_tool_says_what_it_does_and_what_not():
    assert len({peer.name for peer in PEERS}) == len(PEERS)
    assert [peer.name for peer in PEERS if not (peer.does and peer.leaves_out and peer.cases)] == []
    assert {case for peer in PEERS for case in peer.cases} == set(CASES)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_command_line_can_be_filled(peer):
    for one in (False, True):
        words = ROOM.words(one)
        filled = [*fill(peer.arguments, words), *fill(peer.folder, words), *(fill(t, words)[0] for t in peer.traces)]
        assert not re.search(r"[{}]", " ".join(filled))
    assert all(fill(trace, ROOM.words(False))[0].startswith("/room/") for trace in peer.traces)


def test_every_tool_can_be_installed_by_one_of_two_lists():
    with open(ROOT / "pyproject.toml", "rb") as file:
        pip = {re.split("[>=;]", name)[0] for name in tomllib.load(file)["project"]["optional-dependencies"]["bench"]}
    npm = json.loads((BENCH / "package.json").read_text(encoding="utf-8"))["dependencies"]
    wanted = {peer.program.install for peer in PEERS} - {"", "https://git-scm.com"}
    assert wanted <= {f"pip install {name}" for name in pip} | {f"npm install {name}" for name in npm}
    assert [version for version in npm.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_a_command_line_for_all_and_for_one():
    assert fill("check --out {work}/x {articles}", ROOM.words(False)) == ["check", "--out", "/room/work/x", "articles"]
    assert fill("{each_article}", ROOM.words(False)) == ["articles/2025/a.md", "articles/2025/b.md"]
    assert fill("{each_article} {glob}", ROOM.words(True)) == ["articles/2025/a.md", "articles/2025/a.md"]
    assert fill("", ROOM.words(True)) == []


# --- the figures ---


def test_a_timing_is_the_median_of_its_runs():
    found = timing("rumdl", COLD, 200, [took(3, 2, 10), took(1, 9, 40), took(2, 4, 20)], limit=300)
    assert found == Timing("rumdl", COLD, 200, (1, 2, 3), cpu=4, largest_mib=40)
    assert found.median == 2


def test_a_ratio_is_for_one_article_by_the_clock_and_by_processor_time():
    ours = timing("copydesk", COLD, 200, [took(4, 6)], 300)
    slice_of_theirs = timing("alex", COLD, 20, [took(10, 3)], 300)
    assert str(ratio(ours, slice_of_theirs)) == "0.040 (0.20)"
    assert str(ratio(slice_of_theirs, ours)) == "25.00 (5.00)"


def test_a_run_that_was_stopped_is_an_upper_bound():
    stopped = timing("harper", COLD, 200, [took(20, 20)], limit=20)
    assert stopped.over == 20
    assert str(ratio(timing("copydesk", COLD, 200, [took(1, 2)], 20), stopped)) == "< 0.050 (0.10)"


def test_the_table():
    timings = [
        timing("copydesk", COLD, 2000, [took(4, 7.5, 60)], 300, together=90),
        timing("rumdl", COLD, 2000, [took(0.25, 0.4)], 300),
        timing("harper", COLD, 50, [took(300, 590, 312)], 300),
        timing("copydesk", ONE, 1, [took(0.1, 0.09, 50)], 300),
    ]
    assert table(timings) == """\
cold                 articles  runs      median  articles/s  processor         copydesk takes   largest  together
copydesk                2,000     1      4.00 s         500     7.50 s                           60 MiB    90 MiB
rumdl                   2,000     1      250 ms       8,000     400 ms        x 16.00 (18.75)    10 MiB         -
harper                     50     1  over 300 s           -   590.00 s  x < 0.00033 (0.00032)   312 MiB         -

one file             articles  runs      median  articles/s  processor         copydesk takes   largest  together
copydesk                    1     1      100 ms           -      90 ms                           50 MiB         -"""


# --- the aims ---


def test_an_aim_is_met_missed_or_not_measured():
    seconds = {("copydesk", COLD): 2, ("codespell", COLD): 4, ("rumdl", COLD): 0.4, ("copydesk", SECOND): 0.2,
               ("copydesk", CHANGED): 0.3, ("copydesk", ONE): 0.1}
    found = verdicts([timing(*key, 20, [took(value, value, 160)], 300) for key, value in seconds.items()])
    told = {one.aim: (one.measured, one.met) for one in found}
    assert told["cold: faster than codespell"] == ("x 0.50 (0.50)", True)
    assert told["cold: within 4 times of rumdl"] == ("x 5.00 (5.00)", False)
    assert told["one changed: within 1.5 times of the second run"] == ("x 1.50 (1.50)", True)
    assert told["cold: 6 times faster than proselint"] == ("not measured", None)
    assert told["memory at most"] == ("160 MiB", False)


def test_the_table_of_the_aims():
    assert aims_table([Verdict("cold: within 4 times of rumdl", "x 4", "x 5.00 (4.10)", False)]) == """\
aim                                                  allowed      copydesk takes
cold: within 4 times of rumdl                            x 4       x 5.00 (4.10)  missed"""


def test_every_aim_names_a_tool_and_a_case_that_there_is():
    known = {(peer.name, case) for peer in PEERS for case in peer.cases}
    assert {(COPYDESK, aim.case) for aim in AIMS} | {(aim.tool, aim.other) for aim in AIMS} <= known
    assert MOST_MIB == 150


# --- the rounds ---

TOOL = """\
import sys
from pathlib import Path
work, name, article = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
trace = work / name
text = article.read_text(encoding="utf-8").splitlines()[-1] if article.is_file() else "all"
with open(work / "log", "a") as log:
    print(name, "again" if trace.exists() else "anew", text, file=log)
trace.mkdir(exist_ok=True)
sys.exit(len(sys.argv) - 4)
"""


def tool(name: str, *more: str, arguments: str = "", cases=CASES) -> Peer:
    program = Program((sys.executable, "-c", TOOL), "1", "")
    return Peer(name, program, "", "", f"{{work}} {name} {{articles}} {arguments}", cases, ("{work}/" + name,))


@posix
def test_the_tools_run_in_turn_and_a_broken_one_is_left_out(tmp_path, capfd):
    room = make_room(tmp_path / "room", list(articles(1, 1)), 1)
    before = (room.newsroom / room.articles[0]).read_bytes()
    peers = [tool("a"), tool("broken", arguments="1 2 3"), tool("b", cases=(COLD, ONE))]
    timings = time_all([Job(peer, room, room) for peer in peers], rounds=1, limit=60)
    assert (tmp_path / "room/work/log").read_text() == """\
a anew The talks went on for 5 more hours.
broken anew The talks went on for 5 more hours.
b anew The talks went on for 5 more hours.
a anew all
a again all
a again all
a again The talks went on for 9 more hours.
b anew all
b again The talks went on for 9 more hours.
a anew all
b anew all
"""  # the last two are for the memory
    assert [(found.tool, found.case, len(found.seconds)) for found in timings] == [
        ("a", COLD, 1), ("a", SECOND, 1), ("a", CHANGED, 1), ("a", ONE, 1), ("b", COLD, 1), ("b", ONE, 1)]
    assert "broken failed with exit code 3" in capfd.readouterr().err
    assert (room.newsroom / room.articles[0]).read_bytes() == before
    status = subprocess.run(["git", "-C", str(room.newsroom), "status", "--porcelain"], capture_output=True, check=True)
    assert status.stdout == b""


@posix
def test_a_copydesk_that_fails_ends_the_run(tmp_path):
    room = make_room(tmp_path / "room", list(articles(1, 1)), 1)
    with pytest.raises(ToolFailed, match="copydesk failed with exit code 2"):
        time_all([Job(tool(COPYDESK, arguments="1 2"), room, room)], rounds=1, limit=60)


@posix
def test_a_run_that_takes_too_long_is_stopped_with_all_its_processes(tmp_path):
    endless = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'while True: pass'])"
    done = run([sys.executable, "-c", endless], tmp_path, limit=0.3)
    assert done.code == -9 and done.seconds >= 0.3


@posix
def test_a_run_times_copydesk_and_saves_the_figures(tmp_path):
    out = tmp_path / "figures.json"
    command = [sys.executable, str(BENCH / "run.py"), "--sizes", "2", "--rounds", "1", "--only", "copydesk"]
    done = subprocess.run([*command, "--json", str(out)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    (size,) = figures["sizes"]
    assert (size["articles"], [timing["case"] for timing in size["timings"]]) == (2, list(CASES))
    assert {timing["tool"] for timing in size["timings"]} == {"copydesk"} == set(figures["tools"])
    assert all(0 < timing["median"] == timing["seconds"][0] for timing in size["timings"])
    assert [aim["aim"] for aim in size["aims"] if aim["met"] is not None] == [
        "one changed: within 1.5 times of the second run", "memory at most"]
    assert "\n2 articles of " in done.stdout


def test_an_unknown_tool_is_wrong_use():
    command = [sys.executable, str(BENCH / "run.py"), "--only", "rumdle"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (2, "There is no tool called rumdle. --list names those there are.\n")
