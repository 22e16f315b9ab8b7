"""The house: imports only ever point down, and only one room runs Git, one ssh-keygen."""

import ast

from conftest import ROOT

PACKAGE = ROOT / "tools" / "copydesk"

# From the ground up; rooms on one floor do not know each other.
FLOORS = [
    ["__init__", "batches", "error", "program", "text", "glob", "pattern", "picture", "sketch"],
    ["finding", "files", "git", "ssh", "cache", "packing"],
    ["fingerprint"],
    ["article", "baseline"],
    ["desk"],
    ["facts", "pictures", "edit", "catalogue"],
    ["kept", "library"],
    ["change"],
    ["rules", "filing", "newsroom", "draft", "draft_style", "versions", "compare"],
    ["style_examples", "history"],
    ["checking"],
    ["fix", "amend", "hooks", "pushes"],
    ["report", "importers", "export"],
    ["cli"],
    ["__main__"],
]


def room_of(module: str) -> str:
    """The room of `copydesk.desk.settings` is desk; the package itself is __init__."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(file) -> set[str]:
    """The modules of ours that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update([node.module] if node.module != "copydesk" else [f"copydesk.{a.name}" for a in node.names])
    return {name for name in found if name.split(".")[0] == "copydesk"}


def modules():
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file, room_of("copydesk." + ".".join(file.relative_to(PACKAGE).with_suffix("").parts))


def test_every_room_has_its_floor():
    assert {room for _, room in modules()} == {room for floor in FLOORS for room in floor}


def test_imports_point_down():
    floor_of = {room: number for number, floor in enumerate(FLOORS) for room in floor}
    up = []
    for file, room in modules():
        for name in imports(file):
            other = room_of(name)
            if other.startswith("__version__"):
                other = "__init__"
            if other != room and floor_of[other] >= floor_of[room]:
                up.append(f"{file.relative_to(ROOT)} imports {name}")
    assert up == []


def test_only_one_room_runs_git_and_one_ssh_keygen():
    runs = {room for file, room in modules() if "subprocess" in file.read_text(encoding="utf-8")}
    assert runs == {"git", "ssh"}


def test_the_heart_reads_no_clock_no_disk_and_no_git():
    text = (PACKAGE / "checking" / "examine.py").read_text(encoding="utf-8")
    banned = ("open(", "import os", "pathlib", "datetime", "time", "subprocess", "copydesk.git", "copydesk.files")
    assert [word for word in banned if word in text] == []
