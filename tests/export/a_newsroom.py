"""A small newsroom in a folder for the tests of the export, Git with fixed times, and ways to run it."""

import os
import shutil
import struct
import subprocess
import zlib
from datetime import UTC
from pathlib import Path

import pytest
from conftest import ROOT

from copydesk.article.times import parse_time
from copydesk.checking.result import Result
from copydesk.cli import main
from copydesk.desk import load_desk
from copydesk.export import bundle
from copydesk.export.staging import Target
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

AS_OF = "2025-09-20T12:00:00Z"

SETTINGS = """publisher = "The Test Desk"
domain = "example.org"
time-zone = "Europe/Warsaw"

[rights]
notice = "© The Test Desk"
"""
REGISTERS = {
    "sections": "defence:\n  name: Defence\n  description: Armed forces.\n",
    "staff": "mp:\n  name: Maria Próbna\n  role: reporter\n  from: '2019-01-01'\n",
    "agencies": "PAP:\n  name: Polish Press Agency\n  country: PL\n",
    "sources": "MON:\n  name: Ministry of National Defence\n  kind: government\n  url: https://www.gov.pl\n"
    "X:\n  name: X\n  kind: social\n",
    "places": "Kyiv: {country: UA}\n",
    "people": "shmyhal:\n  name: Denys Shmyhal\n  short: Shmyhal\n  handles: ['X/@Denys_Shmyhal']\n  roles:\n"
    "    - {role: Prime Minister of Ukraine, from: '2020-03-04', until: '2025-07-17'}\n"
    "    - {role: Defence Minister of Ukraine, from: '2025-07-17'}\n",
    "topics": "'20000065': civil unrest\n'20000598': defence\n",
}
PHOTO = """photos:
  - id: ministers
    file: ministers.png
    caption: Two ministers sign three papers at a long table in Kyiv
    alt: Two men in dark suits bend over papers while others watch
    credit: PAP/Vladyslav Musiienko
"""


def newsroom(folder: Path, articles: dict[str, str] | None = None) -> Path:
    """Write a newsroom: settings, schemas, registers, and `articles` by path (default: a clean one)."""
    (folder / "schema/registers").mkdir(parents=True)
    (folder / "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
    for file in ROOT.glob("schema/*.json"):
        shutil.copy(file, folder / "schema")
    shutil.copytree(ROOT / "schema/templates", folder / "schema/templates")
    for name, text in REGISTERS.items():
        write(folder, f"schema/registers/{name}.yaml", text)
    for path, text in (articles or {"articles/2025/09/18/talks.md": article_text("")}).items():
        write(folder, path, text)
    return folder


def write(folder: Path, path: str, content: str | bytes) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def git(folder: Path, *arguments: str, at: str = "2025-09-18T12:00:00Z") -> str:
    """Run Git as nobody in particular; what it says."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": at,
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_COMMITTER_DATE": at,
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def commit(folder: Path, at: str = "2025-09-18T12:00:00Z") -> str:
    """Commit everything, in a new repository if need be; the commit's id."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", f"At {at}", at=at)
    return git(folder, "rev-parse", "HEAD")


def png(width: int = 3, height: int = 2) -> bytes:
    """A small black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


@pytest.fixture(autouse=True)
def plain_git(monkeypatch):
    """Nothing of the user's own Git settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(monkeypatch, capsys):
    """`run(folder, "export", ...)` gives (exit code, standard output, standard error)."""

    def run(folder, *arguments):
        monkeypatch.chdir(folder)
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def unchecked(monkeypatch):
    """The check finds nothing: what a rule would stop, the edition and the formats must withstand."""
    monkeypatch.setattr(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries)))


@pytest.fixture
def press(unchecked):
    """`press(folder, out, as_of)` exports a folder unchecked; (outcome, files by path)."""

    def press(folder, out, as_of=AS_OF):
        state = Worktree(load_desk(folder))
        outcome = bundle.export(state, parse_time(as_of).astimezone(UTC), Target.of(out, False))
        return outcome, files_of(out) if out.exists() else {}

    return press
