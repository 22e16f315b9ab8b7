"""Git, asked and never told: the only module that runs `git`, and it changes nothing.

A repository may come from anywhere, so nothing in it is run: hooks, filters, pagers, file-system monitors and
transports are switched off, replaced objects and the variables of a hook's own Git are left aside. Paths are
read with NUL between them and are relative to the folder, with forward slashes.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from copydesk.error import DeskError

_QUIET = [
    *"--no-pager --no-replace-objects --literal-pathspecs -c core.fsmonitor=false".split(),
    *("-c", f"core.hooksPath={os.devnull}"),
]
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


class TreeFile(NamedTuple):
    """A file of a commit: its mode (`100644`, `120000` for a link), the id of its blob, its size in bytes."""

    mode: str
    blob: str
    size: int

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"


class Blobs:
    """Reads blobs by id, one after the other, from one running Git."""

    def __init__(self, process: subprocess.Popen):
        self._process = process

    def read(self, blob: str) -> bytes:
        """The bytes of a blob. Raises DeskError where the repository does not have it."""
        asked, answer = self._process.stdin, self._process.stdout
        try:
            asked.write(f"{blob}\n".encode())
            asked.flush()
            head = answer.readline().split()
            if len(head) == 3 and head[1] == b"blob":
                size = int(head[2])
                data = answer.read(size)
                if len(data) == size and answer.read(1) == b"\n":
                    return data
        except OSError:
            pass
        raise DeskError(
            f"this clone does not have the object {blob}. `git fsck` says what is wrong with it; "
            "in a partial clone `git fetch --refetch` gets what is missing."
        )


class Repository:
    """The repository that a folder belongs to, seen from that folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    @classmethod
    def of(cls, folder: Path) -> "Repository | None":
        """The repository of a folder, or None where it is in none. DeskError where Git can't be used."""
        repository = cls(folder)
        done = repository._run("rev-parse", "--is-inside-work-tree", check=False)
        if done.returncode == 0 and done.stdout.strip() == b"true":
            return repository
        if done.returncode == 0 or b"not a git repository" in done.stderr:
            return None
        raise _failed("rev-parse", done)

    def head(self) -> str | None:
        """The id of the commit at HEAD, or None where there is no commit yet."""
        done = self._run("rev-parse", "--quiet", "--verify", "HEAD^{commit}", check=False)
        return done.stdout.decode().strip() if done.returncode == 0 else None

    def files(self, commit: str) -> dict[str, TreeFile]:
        """Every file of a commit under the folder, by path."""
        found = {}
        for line in _split(self._run("ls-tree", "-r", "-z", "-l", commit).stdout):
            head, _, path = line.partition(b"\t")
            mode, kind, blob, size = head.split()
            if kind == b"blob":
                found[os.fsdecode(path)] = TreeFile(mode.decode(), blob.decode(), int(size))
        return found

    def changed(self, *paths: str) -> list[str]:
        """The files under some paths that differ from HEAD: edited, staged, removed, or not added yet."""
        options = "--porcelain=v1 -z --untracked-files=all --no-renames --ignore-submodules=all".split()
        done = self._run("status", *options, "--", *paths, filters=False)
        return sorted(os.fsdecode(line[3:]).removeprefix(self._prefix) for line in _split(done.stdout))

    def last_changes(self, commit: str, folder: str, blobs: dict[str, str]) -> dict[str, str]:
        """For each path of `blobs` the last commit that gave it the blob it has.

        A path is left out where the history that this clone has does not reach back so far.
        """
        commits = self._run("rev-list", "--topo-order", commit, "--", folder).stdout
        options = "--stdin --root -r -c -z --raw --no-renames --no-abbrev".split()
        tokens = iter(_split(self._run("diff-tree", *options, "--", folder, input=commits).stdout))
        found: dict[str, str] = {}
        current = ""
        for token in tokens:
            if not token.startswith(b":"):
                current = token.decode()
                continue
            parents = len(token) - len(token.lstrip(b":"))  # a blob for each parent, then the commit's own
            blob = token.split(b" ")[2 * parents + 1].decode()
            path = os.fsdecode(next(tokens)).removeprefix(self._prefix)
            if path not in found and blobs.get(path) == blob:
                found[path] = current
        return {path: commit for path, commit in found.items() if commit not in self._cut_off}

    @contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """A reader of blobs, for as long as the `with` lasts."""
        with _start(["cat-file", "--batch"], self.folder, _environment(), subprocess.DEVNULL) as process:
            try:
                yield Blobs(process)
            finally:
                process.kill()

    @cached_property
    def _cut_off(self) -> frozenset[str]:
        """The commits whose parents a shallow clone does not have."""
        if self._run("rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
            return frozenset()
        name = os.fsdecode(self._run("rev-parse", "--git-path", "shallow").stdout.removesuffix(b"\n"))
        return frozenset((self.folder / name).read_text(encoding="ascii").split())

    @cached_property
    def _prefix(self) -> str:
        """From the top of the repository to the folder: `news/`, or nothing."""
        return os.fsdecode(self._run("rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))

    def _run(
        self, *arguments: str, input: bytes = b"", check: bool = True, filters: bool = True
    ) -> subprocess.CompletedProcess:
        """Run Git to its end. `filters=False` switches off what the configuration would run on contents."""
        environment = _environment() if filters else self._without_filters()
        with _start(arguments, self.folder, environment, subprocess.PIPE) as process:
            out, err = process.communicate(input)
        done = subprocess.CompletedProcess(arguments, process.returncode, out, err)
        if check and done.returncode:
            raise _failed(arguments[0], done)
        return done

    def _without_filters(self) -> dict[str, str]:
        environment = _environment()
        names = r"^filter\..*\.(clean|smudge|process|required)$"
        listed = self._run("config", "-z", "--name-only", "--get-regexp", names, check=False)
        count = int(environment.get("GIT_CONFIG_COUNT") or 0)
        for name in sorted({os.fsdecode(line) for line in _split(listed.stdout)}):
            environment[f"GIT_CONFIG_KEY_{count}"] = name
            environment[f"GIT_CONFIG_VALUE_{count}"] = "false" if name.endswith(".required") else ""
            count += 1
        environment["GIT_CONFIG_COUNT"] = str(count)
        return environment


def blob_id(data: bytes, like: str | None = None) -> str:
    """The id that Git gives these bytes; `like` is an id of the repository and shows its digest."""
    kind = hashlib.sha256 if like and len(like) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _environment() -> dict[str, str]:
    """The user's environment without the variables that point Git elsewhere, and with ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or (name.startswith("GIT_CONFIG_") and name != "GIT_CONFIG_PARAMETERS")
    }
    return {**kept, **_SETTINGS}


def _start(
    arguments: Iterable[str], folder: Path, environment: dict[str, str], errors: int
) -> subprocess.Popen:
    pipe = subprocess.PIPE
    command = ["git", *_QUIET, *arguments]
    try:
        return subprocess.Popen(command, cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=errors)
    except FileNotFoundError:
        raise DeskError(
            "git was not found. copydesk reads the newsroom's history through it: install Git."
        ) from None
    except OSError as error:
        raise DeskError(f"git can't be run: {error.strerror or error}.") from None


def _failed(command: str, done: subprocess.CompletedProcess) -> DeskError:
    words = " ".join(done.stderr.decode("utf-8", "replace").split())[:500]
    return DeskError(f"git {command} failed: {words or f'exit code {done.returncode}'}")


def _split(data: bytes) -> list[bytes]:
    """What stands between NULs."""
    return [part for part in data.split(b"\0") if part]
