"""The workflows that `copydesk init --ci` writes, run on pull requests: good, silent, hostile and from a fork."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import SETTINGS, git, write  # noqa: E402
from a_runner import pull_request, run_gitlab, run_workflow  # noqa: E402

from copydesk.rules.example import article_text  # noqa: E402

PATH = "articles/2025/09/18/ministers.md"
BODY = "Eleven people were on board, the ministry said."
BEFORE = {PATH: article_text("", BODY)}
SILENT = BODY.replace("Eleven", "Twelve")
GOOD = {
    "articles/2025/09/18/talks.md": article_text(
        "id: 20250918-t2hx5b\nheadline: Talks on drones go on in Kyiv for a day", "They met again."
    )
}
FORGED = "::set-output name=a::b"
HOSTILE = {
    PATH: article_text(f'headline: "Talks in Kyiv\\n::error::forged\\r\\n{FORGED}"', f"The the talks.\n\n{FORGED}\n"),
    "articles/2025/09/18/::error::x.md": article_text("id: 20250918-t2hx5b", "They met met."),
    "articles/2025/09/18/$(touch pwned)\n::error::y.md": article_text("id: 20250918-t2hx5c", "He said."),
}
BRANCH = "$(touch${IFS}pwned)`id`"  # a name that Git allows

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")


@pytest.fixture
def room(tmp_path):
    return tmp_path / "room"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_a_good_pull_request_passes(room, out):
    pull_request(room, BEFORE, GOOD)
    run = run_workflow(room, out, "github", "change", "pull_request")
    assert (run.passed, run.log) == (True, "Clean: 1 article checked, nothing to mend.\n")
    assert run.text("step.md") == "## copydesk\n\nClean: 1 article checked, nothing to mend.\n"
    assert json.loads(run.text("findings.sarif"))["runs"][0]["results"] == []
    assert not (run.out / "suggestions.patch").exists()


def test_a_hostile_one_fails_and_forges_nothing(room, out):
    """What readers have seen is changed, a branch and files are named to be run, and commands stand in the text."""
    pull_request(room, BEFORE, HOSTILE, BRANCH)
    run = run_workflow(room, out, "github", "change", "pull_request", BRANCH)
    assert not run.passed
    *commands, summary = run.log.splitlines()
    assert commands and all(line.startswith(("::error file=", "::warning file=")) for line in commands)
    assert all(line.count("::") == 2 for line in commands if FORGED not in line)
    assert summary.startswith(f"{len(commands)} errors in ")
    assert "change/silent-correction" in run.log and "copy/doubled-word" in run.text("step.md")
    assert len(json.loads(run.text("findings.sarif"))["runs"][0]["results"]) == len(commands)
    assert not list(room.parent.rglob("pwned"))


def test_the_patch_makes_the_safe_fixes(room, out):
    pull_request(room, BEFORE, {PATH: article_text("", SILENT + " The the ship sank.")})
    run = run_workflow(room, out, "forgejo", "change", "pull_request")
    assert not run.passed
    assert all(line.startswith("| ") for line in run.log.splitlines())
    assert f'| {PATH}:14:1: error change/silent-correction: Text: "Eleven" became "Twelve".' in run.log
    subprocess.run(["git", "apply", str(run.out / "suggestions.patch")], cwd=room, check=True)
    assert (room / PATH).read_text() == article_text("", SILENT + " The ship sank.")


def test_a_fork_that_changes_the_rules_is_judged_by_those_before_it_too(room, out):
    rules = {"copydesk.toml": SETTINGS + '[rules]\n"copy/doubled-word" = "off"\n'}
    before, _ = pull_request(room, BEFORE, {**rules, PATH: article_text("", BODY + " The the ship.")})
    run = run_gitlab(room, out, "copydesk-change", {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA": before})
    assert not run.passed
    assert '"The" stands here twice. Delete one. (By the rules before this change.)' in run.log
    [issue, *_] = json.loads(run.text("gl-code-quality-report.json"))
    assert issue["location"]["path"] == PATH
    assert "copy/doubled-word" in run.text("junit.xml") and "copy/doubled-word" in run.text("summary.md")


def test_settings_that_can_not_be_read_fail_and_forge_nothing(room, out):
    before, _ = pull_request(room, BEFORE, {"copydesk.toml": '"x\\n::error::forged" = 1\n'})
    git(room, "checkout", "-q", "--detach", "theirs")
    outside = out.parent / "outside"
    write(outside, "kept", "x")
    (room / ".copydesk").symlink_to(outside)
    run = run_gitlab(room, out, "copydesk-change", {"CI_MERGE_REQUEST_DIFF_BASE_SHA": before})
    assert not run.passed and not run.text("summary.md")
    assert all(line.startswith("copydesk: ") for line in run.log.splitlines())
    assert [file.name for file in outside.iterdir()] == ["kept"]


@pytest.mark.parametrize("event, bundle", [("push", True), ("schedule", False)])
def test_the_whole_archive(room, out, event, bundle):
    pull_request(room, BEFORE, GOOD)
    run = run_workflow(room, out, "github", "archive", event)
    assert run.passed, run.log
    assert run.text("step.md").startswith("## copydesk\n\nClean: 2 articles checked")
    assert (run.out / "bundle.tar.gz").exists() is bundle


def test_the_bundle_in_gitlab(room, out):
    pull_request(room, BEFORE, GOOD)
    run = run_gitlab(room, out, "copydesk-bundle", {})
    assert run.passed, run.log
    assert (run.out / "bundle.tar.gz").exists()
