"""What `copydesk init --ci` writes is what the CI systems take, asks for nothing it does not need, and is found good by
those who look for holes: actionlint (with ShellCheck) and zizmor."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from copydesk.cli import main
from copydesk.cli.init_ import SYSTEMS
from copydesk.newsroom import CI, set_up_ci

FORGE = "https://data.forgejo.org/"
# Where the linters look, and what they don't know of Forgejo: its label, and actions by their whole address.
LINTED = ".github/workflows/copydesk.yml"
LABELS = "self-hosted-runner:\n  labels: [docker]\n"


def tool(name: str) -> str:
    """The path of a tool, beside this Python or anywhere; a test that needs it is skipped without it."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(params=["github", "forgejo"])
def workflow(request, tmp_path):
    """A folder with a workflow in the place where the linters look for it."""
    [written], _ = set_up_ci(tmp_path, [request.param])
    text = (tmp_path / written).read_text(encoding="utf-8")
    for name, content in ((LINTED, text.replace(FORGE, "")), (".github/actionlint.yaml", LABELS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_actionlint_finds_nothing(workflow):
    check = tool("actionlint")
    shell = shutil.which("shellcheck", path=str(Path(check).parent)) or "shellcheck"
    config = str(workflow / ".github/actionlint.yaml")
    done = run(check, "-no-color", "-shellcheck", shell, "-config-file", config, str(workflow / LINTED))
    assert (done.stdout, done.returncode) == ("", 0)


def test_zizmor_finds_nothing_above_informational(workflow):
    done = run(tool("zizmor"), "--offline", "--quiet", "--format", "json", "--min-severity", "low", str(workflow / LINTED))
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_zizmor_has_nothing_against_our_own_files():
    files = [str(ROOT / ".github/workflows"), str(ROOT / ".pre-commit-hooks.yaml")]
    kinds = ["--collect=workflows", "--collect=pre-commit"]
    done = run(tool("zizmor"), "--offline", "--quiet", "--format", "json", "--min-severity", "low", *kinds, *files)
    assert (json.loads(done.stdout), done.returncode) == ([], 0)


def test_the_schemas_of_the_systems_take_them(tmp_path):
    """GitLab's CI schema and GitHub's, as check-jsonschema has them."""
    set_up_ci(tmp_path, ["github", "gitlab"])
    check = tool("check-jsonschema")
    for schema, system in (("github-workflows", "github"), ("gitlab-ci", "gitlab")):
        more = ["--data-transform", "gitlab-ci"] if system == "gitlab" else []
        done = run(check, "--builtin-schema", f"vendor.{schema}", *more, str(tmp_path / CI[system]))
        assert done.returncode == 0, done.stdout


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("system", ["github", "forgejo"])
def test_actions_are_pinned_and_nothing_is_asked_for_that_is_not_needed(tmp_path, system):
    set_up_ci(tmp_path, [system])
    text = (tmp_path / CI[system]).read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses and all(re.search(r"@[0-9a-f]{40}$", action) and re.match(r" # v\d", note) for action, note in uses)
    assert system != "forgejo" or all(action.startswith(FORGE) for action, _ in uses)
    assert set(re.findall(r"^ *(?:permissions|contents|\S+): (?:\{\}|read|write)$", text, re.M)) == {
        "permissions: {}",
        "      contents: read",
    }
    assert text.count("persist-credentials: false") == text.count("actions/checkout@") == 2
    assert "secrets" not in text.replace("no secret", "") and "pull_request_target" not in text


def test_init_writes_for_each_system_that_is_asked_for(tmp_path, capsys):
    assert tuple(CI) == SYSTEMS
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--ci", "gitlab", "--ci", "forgejo"]) == 0
    assert [name for name, place in CI.items() if (folder / place).exists()] == ["forgejo", "gitlab"]


def test_a_newsroom_that_is_set_up_gets_the_workflow_alone(tmp_path, capsys):
    (tmp_path / "copydesk.toml").write_text("# mine\n", encoding="utf-8")
    assert main(["init", str(tmp_path), "--ci", "gitlab"]) == 0
    assert capsys.readouterr().out == f"{tmp_path}: 1 file written.\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == [".gitlab-ci.yml", "copydesk.toml"]
