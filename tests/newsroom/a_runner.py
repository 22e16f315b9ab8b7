"""A stand-in for a CI system: it runs the shell steps of a workflow as the system would, in a clone of a newsroom with a
pull request. Actions and the installation are left out; `copydesk` is the one under test."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a_newsroom import commit, git, newsroom, write
from conftest import ROOT
from ruamel.yaml import YAML

from copydesk.newsroom import set_up_ci


@dataclass(frozen=True)
class Run:
    """What became of a job: whether it passed, its log, and the folder with what it wrote."""

    passed: bool
    log: str
    out: Path

    def text(self, name: str) -> str:
        """What the job wrote to a file; "" where it did not."""
        file = self.out / name
        return file.read_text(encoding="utf-8") if file.exists() else ""


def template(folder: Path, system: str) -> Any:
    """What a CI system is told to do, read."""
    [written], _ = set_up_ci(folder, [system])
    return YAML(typ="safe").load(folder / written)


def pull_request(folder: Path, before: dict[str, str], after: dict[str, str], base: str = "main") -> tuple[str, str]:
    """A newsroom with a branch `base`, and a pull request to it; the commits at the base and at its head. The checkout
    is at the merge of both, as GitHub makes it, and knows the base as a branch of origin."""
    newsroom(folder, before)
    old = commit(folder)
    git(folder, "checkout", "-q", "-b", "theirs")
    for path, text in after.items():
        write(folder, path, text)
    new = commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, "README.md", "Meanwhile on main.\n")
    commit(folder)
    git(folder, "update-ref", f"refs/remotes/origin/{base}", "HEAD")
    git(folder, "checkout", "-q", "--detach")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "theirs")
    return old, new


def run_workflow(folder: Path, out: Path, system: str, job: str, event: str, base: str = "main") -> Run:
    """Run a job of a GitHub or Forgejo workflow in a checkout."""
    out.mkdir()
    job_ = template(out, system)["jobs"][job]
    github = {"event_name": event, "base_ref": base}
    assert _holds(job_["if"], github, True, "")
    environment = {name: _filled(value, github) for name, value in job_.get("env", {}).items()}
    environment |= {"RUNNER_TEMP": str(out), "GITHUB_STEP_SUMMARY": str(out / "step.md")}
    passed, log, check = True, "", "skipped"
    for step in job_["steps"]:
        if "run" not in step or step["name"] == "Install copydesk":
            continue
        if not _holds(step.get("if", "success()"), github, passed, check):
            continue
        options = ["--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
        done = _shell(folder, out, options, step["run"], environment)
        passed, log = passed and done.returncode == 0, log + done.stdout
        if step.get("id") == "check":
            check = "failure" if done.returncode else "success"
    return Run(passed, log, out)


def run_gitlab(folder: Path, out: Path, job: str, variables: dict[str, str]) -> Run:
    """Run a job of the GitLab pipeline in a checkout."""
    out.mkdir()
    whole = template(out, "gitlab")
    [_, clean] = whole[".copydesk"]["before_script"]
    lines = [clean, *whole[job]["script"]]
    script = "".join(f"{line}\n" for line in lines)
    environment = {"CI_PROJECT_DIR": str(folder), **variables}
    done = _shell(folder, out, ["-eo", "pipefail"], script, environment)
    return Run(done.returncode == 0, done.stdout, folder / ".copydesk")


def _shell(folder: Path, out: Path, options: list[str], script: str, environment: dict[str, str]):
    command = out / "bin/copydesk"
    write(out, "bin/copydesk", f'#!/bin/sh\nexec "{sys.executable}" -P -m copydesk "$@"\n')
    command.chmod(0o755)
    kept = {"PYTHONPATH": str(ROOT / "tools"), "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}
    plain = {"HOME": str(out), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    assert "${{" not in script  # values reach scripts through the environment only
    return subprocess.run(
        ["bash", *options, "-c", script],
        cwd=folder, env={**kept, **plain, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60,
    )  # fmt: skip


def _filled(text: str, github: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ github\.(\w+) \}\}", lambda match: github[match[1]], text)


def _holds(condition: str, github: dict[str, str], passed: bool, check: str) -> bool:
    """Whether the condition of a job or a step holds: those that the templates use are known, and no others."""
    bare = condition.removeprefix("${{").removesuffix("}}").strip()
    parts = {
        "success()": passed,
        "!cancelled()": True,
        "steps.check.conclusion != 'skipped'": check != "skipped",
        "github.event_name == 'pull_request'": github["event_name"] == "pull_request",
        "github.event_name != 'pull_request'": github["event_name"] != "pull_request",
        "github.event_name == 'push'": github["event_name"] == "push" and passed,
    }
    return all(parts[part] for part in bare.split(" && "))
