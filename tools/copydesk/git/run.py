"""Running Git, with everything switched off that a repository could have it run."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from copydesk.error import DeskError

_NO_HOOKS = ("-c", f"core.hooksPath={os.devnull}")
_QUIET = [
    *"--no-pager --no-replace-objects --literal-pathspecs -c core.fsmonitor=false".split(),
    *"-c log.showSignature=false -c gpg.program=gpg -c gpg.ssh.program=ssh-keygen".split(),
]
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_PUSHED = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")
_INDEX = "GIT_INDEX_FILE"


class Git:
    """Git, run from a folder. `pushed` lets it see the objects of a push that a hook is asked about,
    `committing` the index of the commit that one is asked about."""

    def __init__(self, folder: Path, pushed: bool = False, committing: bool = False):
        self.folder = folder
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GIT_")
            or (name.startswith("GIT_CONFIG_") and name != "GIT_CONFIG_PARAMETERS")
            or (pushed and name in _PUSHED)
        }
        self._environment = {**kept, **_SETTINGS}
        if pushed:
            self._environment["GIT_DIR"] = str(folder)
        if committing and os.environ.get(_INDEX):
            self._environment[_INDEX] = os.path.abspath(os.environ[_INDEX])

    def run(
        self, *arguments: str, input: bytes = b"", check: bool = True, filters: bool = True, hooks: bool = False
    ) -> subprocess.CompletedProcess:
        """Run Git to its end. `filters=False` switches off what the configuration would run on contents;
        `hooks=True` lets Git know where the hooks are, to be asked about them.

        Raises DeskError where Git can't be run, and with `check` where it fails.
        """
        environment = self._environment if filters else self._without_filters
        with self.start(arguments, subprocess.PIPE, environment, hooks) as process:
            out, err = process.communicate(input)
        done = subprocess.CompletedProcess(arguments, process.returncode, out, err)
        if check and done.returncode:
            raise failed(arguments[0], done)
        return done

    def start(
        self,
        arguments: Iterable[str],
        errors: int = subprocess.DEVNULL,
        environment: Mapping[str, str] | None = None,
        hooks: bool = False,
    ) -> subprocess.Popen:
        """Git as a running process, with pipes to talk to it. Raises DeskError."""
        pipe = subprocess.PIPE
        command = ["git", *_QUIET, *(() if hooks else _NO_HOOKS), *arguments]
        environment = environment or self._environment
        try:
            return subprocess.Popen(
                command, cwd=self.folder, env=environment, stdin=pipe, stdout=pipe, stderr=errors
            )
        except FileNotFoundError:
            raise DeskError(
                "git was not found. copydesk reads the newsroom's history through it: install Git."
            ) from None
        except OSError as error:
            raise DeskError(f"git can't be run: {error.strerror or error}.") from None

    @cached_property
    def _without_filters(self) -> dict[str, str]:
        environment = dict(self._environment)
        names = r"^filter\..*\.(clean|smudge|process|required)$"
        listed = self.run("config", "-z", "--name-only", "--get-regexp", names, check=False)
        count = int(environment.get("GIT_CONFIG_COUNT") or 0)
        for name in sorted({os.fsdecode(line) for line in split(listed.stdout)}):
            environment[f"GIT_CONFIG_KEY_{count}"] = name
            environment[f"GIT_CONFIG_VALUE_{count}"] = "false" if name.endswith(".required") else ""
            count += 1
        environment["GIT_CONFIG_COUNT"] = str(count)
        return environment

    @cached_property
    def prefix(self) -> str:
        """From the top of the repository to the folder: `news/`, or nothing."""
        return os.fsdecode(self.run("rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))

    @cached_property
    def cut_off(self) -> frozenset[str]:
        """The commits whose parents a shallow clone does not have."""
        if self.run("rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
            return frozenset()
        name = os.fsdecode(self.run("rev-parse", "--git-path", "shallow").stdout.removesuffix(b"\n"))
        return frozenset((self.folder / name).read_text(encoding="ascii").split())


def failed(command: str, done: subprocess.CompletedProcess) -> DeskError:
    """What Git said when it failed, as an error for people."""
    words = " ".join(done.stderr.decode("utf-8", "replace").split())[:500]
    if "dubious ownership" in words:
        _, _, todo = words.partition("call: ")
        return DeskError(
            "this folder belongs to another user, and Git reads it only when you say that you trust it. "
            f"If you do, run `{todo or 'git config --global --add safe.directory FOLDER'}`"
        )
    if "promisor" in words:
        return DeskError(
            "this clone is a partial one and lacks objects that are needed. "
            "`git fetch --no-filter --refetch` gets what is missing."
        )
    return DeskError(f"git {command} failed: {words or f'exit code {done.returncode}'}")


def split(data: bytes) -> list[bytes]:
    """What stands between NULs."""
    return [part for part in data.split(b"\0") if part]
