"""What the repository says of itself is what the program does: pages made from the code have not gone stale."""

import html
import re
import tomllib

import pytest
from conftest import ROOT

from copydesk import __version__
from copydesk.newsroom import filled
from pages import PAGES, PICTURE, refreshed, tour


@pytest.mark.parametrize("file, name, make", PAGES, ids=[f"{file}: {name}" for file, name, _ in PAGES])
def test_pages_made_from_the_code_are_fresh(file, name, make):
    """To mend: `python tools/pages.py`."""
    assert (ROOT / file).read_text(encoding="utf-8") == refreshed(file, name, make())


def test_the_picture_shows_what_the_command_prints():
    """To mend: `python tools/pages.py`, with rich installed."""
    svg = (ROOT / PICTURE).read_text(encoding="utf-8")
    shown = "".join(re.sub(r"<[^>]*>", "", html.unescape(svg.replace("&#160;", " "))).split())
    for line in tour().splitlines():
        assert "".join(line.split()) in shown, line


def test_the_workflow_of_this_repository_is_the_one_that_init_writes():
    template = (ROOT / "tools/copydesk/newsroom/github.yml").read_text(encoding="utf-8")
    ours = (ROOT / ".github/workflows/copydesk.yml").read_text(encoding="utf-8")
    source = re.search(r'^  COPYDESK: "(.*)"$', ours, re.M)
    assert source
    assert ours == filled(template, {"COPYDESK": source[1]})


def test_workflows_pin_their_actions_and_ask_for_nothing_they_do_not_need():
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    assert len(files) == 2
    for file in files:
        text = file.read_text(encoding="utf-8")
        uses = re.findall(r"uses: (\S+)(.*)", text)
        assert uses and all(re.search(r"@[0-9a-f]{40}$", action) and re.match(r" # v\d", note) for action, note in uses)
        assert "\npermissions: {}\n" in text and ": write" not in text and "pull_request_target" not in text
        for script in re.findall(r"run: (.*)", text):
            assert "${{" not in script  # values reach scripts through the environment only


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__


def test_nothing_else_stands_at_the_top():
    allowed = {"pyproject.toml", "README.md", "LICENSE", "articles", "schema", "tools", "tests"}
    ignored = {"bundle", "delta", "bag", "build", "dist"}
    found = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    assert found - ignored <= allowed


def test_every_folder_says_who_lives_there():
    for folder in ("articles", "schema", "tools", "tests"):
        assert (ROOT / folder / "README.md").is_file(), folder


def test_every_command_has_its_place_in_the_readme():
    from copydesk.cli import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"copydesk {command}" in text, command
