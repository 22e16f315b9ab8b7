"""A generated newsroom as a Git repository."""

import os
import subprocess
from pathlib import Path

_NOBODY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def make_repository(folder: Path) -> None:
    """Make a repository of a folder, all of it committed."""
    _git(folder, "init", "--quiet", ".")
    commit(folder)


def commit(folder: Path) -> None:
    """Commit what a newsroom holds, if only that nothing has changed."""
    add(folder)
    _git(folder, "commit", "--quiet", "--allow-empty", "--message", "Articles")


def add(folder: Path) -> None:
    """Tell Git's index what the files of a newsroom are."""
    _git(folder, "add", "--all", "articles", "schema", "copydesk.toml")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *_NOBODY, *arguments], check=True, env={**os.environ, "LC_ALL": "C"})
