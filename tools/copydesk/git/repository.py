"""A repository, and what it is asked."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from copydesk.error import DeskError
from copydesk.git.blobs import Blobs
from copydesk.git.diff import INDEX, RAW, WORKTREE, FileChange, Side, read_raw
from copydesk.git.listing import Listing
from copydesk.git.past import Past
from copydesk.git.run import Git, failed, split

_RENAMES = "-M -l1000".split()


class TreeFile(NamedTuple):
    """A file of a commit: its mode (`100644`, `120000` for a link) and the id of its blob."""

    mode: str
    blob: str

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"


class Repository:
    """The repository that a folder belongs to, seen from that folder."""

    def __init__(self, folder: Path, pushed: bool = False, committing: bool = False):
        self.folder = folder
        self._git = Git(folder, pushed, committing)
        self._shared = self._own = b""

    @classmethod
    def of(cls, folder: Path, committing: bool = False) -> "Repository | None":
        """The repository of a folder, or None where it is in none; `committing` in a hook that is asked about a
        commit. DeskError where Git can't be used."""
        repository = cls(folder, committing=committing)
        asked = "--is-inside-work-tree", "--git-dir", "--git-common-dir"
        done = repository._git.run("rev-parse", *asked, check=False)
        inside, *folders = done.stdout.removesuffix(b"\n").split(b"\n")
        if done.returncode == 0 and inside == b"true":
            if len(folders) == 2:  # no line break is in their names
                repository._own, repository._shared = folders
            return repository
        if done.returncode == 0 or b"not a git repository" in done.stderr:
            return None
        raise failed("rev-parse", done)

    @classmethod
    def pushed_to(cls, folder: Path) -> "Repository":
        """The repository that a push comes to: a bare one, with the objects of the push that are still held
        apart from it. Raises DeskError where the folder is none."""
        repository = cls(Path(os.path.realpath(folder)), pushed=True)
        done = repository._git.run("rev-parse", "--git-dir", check=False)
        if done.returncode:
            raise failed("rev-parse", done)
        return repository

    def head(self) -> str | None:
        """The id of the commit at HEAD, or None where there is no commit yet."""
        return self.find("HEAD")

    def head_branch(self) -> str:
        """The name of the branch at HEAD, whether it has a commit or not."""
        done = self._git.run("symbolic-ref", "--quiet", "--short", "HEAD", check=False)
        return os.fsdecode(done.stdout.strip()) or "main"

    def hooks_folder(self) -> Path:
        """Where Git looks for this clone's hooks, as its configuration has it."""
        done = self._git.run("rev-parse", "--git-path", "hooks", hooks=True)
        return self.folder / os.fsdecode(done.stdout.removesuffix(b"\n"))

    def find(self, revision: str) -> str | None:
        """The id of the commit that a revision names, or None."""
        if revision.startswith("-") or "\0" in revision:
            return None
        done = self._git.run("rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}", check=False)
        return done.stdout.decode().strip() if done.returncode == 0 else None

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises DeskError where this clone knows none."""
        found = self.find(revision)
        if found:
            return found
        if self.head() is None:
            raise DeskError("there is no commit here yet, so there is nothing to compare with.")
        if revision.startswith("origin/"):
            raise DeskError(
                f"this clone does not know {revision}. Run `git fetch origin {revision.removeprefix('origin/')}`; "
                "in CI check out the whole history (fetch-depth: 0)."
            )
        deeper = " This clone is shallow; `git fetch --unshallow` gets the rest." if self.is_shallow else ""
        raise DeskError(f"{revision!r} names no commit that this clone knows.{deeper}")

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit at which two lines of history parted; None where they have nothing in common.

        Raises DeskError where this clone does not reach back so far.
        """
        done = self._git.run("merge-base", one, other, check=False)
        if done.returncode == 0:
            return done.stdout.decode().split()[0]
        if done.returncode == 1 and self.is_shallow:
            raise DeskError(
                "this clone is shallow: it does not reach back to where the two histories parted. "
                "Run `git fetch --unshallow`; in CI check out the whole history (fetch-depth: 0)."
            )
        if done.returncode == 1:
            return None
        raise failed("merge-base", done)

    def empty_tree(self) -> str:
        """The id of a tree with nothing in it, to compare a first commit with."""
        return self._git.run("hash-object", "-t", "tree", "--stdin").stdout.decode().strip()

    def files(self, state: str, *paths: str) -> dict[str, TreeFile]:
        """Every file of a commit, or of INDEX, under the folder, or under some paths of it, by path."""
        return self._staged(paths) if state == INDEX else self._listed(state, paths)

    def _listed(self, commit: str, paths: Iterable[str]) -> dict[str, TreeFile]:
        found = {}
        for line in split(self._git.run("ls-tree", "-r", "-z", commit, "--", *paths).stdout):
            head, _, path = line.partition(b"\t")
            mode, kind, blob = head.split()
            if kind == b"blob":
                found[os.fsdecode(path)] = TreeFile(mode.decode(), blob.decode())
        return found

    def _staged(self, paths: Iterable[str]) -> dict[str, TreeFile]:
        """The files of the index; those with a conflict are left out."""
        found = {}
        for line in split(self._git.run("ls-files", "-z", "--stage", "--", *paths).stdout):
            head, _, path = line.partition(b"\t")
            mode, blob, stage = head.decode().split()
            if stage == "0" and mode in ("100644", "100755", "120000"):
                found[os.fsdecode(path)] = TreeFile(mode, blob)
        return found

    def unchanged(self, *paths: str) -> dict[str, str]:
        """The blobs of the files under some paths that stand in the working tree as they do in the index, by
        path."""
        return self.listing(*paths).blobs

    def listing(self, *paths: str) -> Listing:
        """The files under some paths as they stand in the working tree, those that Git ignores among them."""
        options = "-z -v --stage --others --modified".split()
        return Listing(self._git.run("ls-files", *options, "--", *paths, filters=False).stdout)

    def shared_folder(self) -> Path:
        """The folder of Git's own files that all working trees of this clone share."""
        shared = self._shared or self._git.run("rev-parse", "--git-common-dir").stdout.removesuffix(b"\n")
        return self.folder / os.fsdecode(shared)

    @property
    def tree(self) -> str:
        """What tells the working tree apart from others of the same clone."""
        own = os.path.realpath(self.folder / os.fsdecode(self._own))
        return os.path.relpath(own, os.path.realpath(self.shared_folder()))

    def changed(self, *paths: str) -> list[str]:
        """The files under some paths that differ from HEAD: edited, staged, removed, or not added yet."""
        options = "--porcelain=v1 -z --untracked-files=all --no-renames --ignore-submodules=all".split()
        done = self._git.run("status", *options, "--", *paths, filters=False)
        return sorted(os.fsdecode(line[3:]).removeprefix(self._git.prefix) for line in split(done.stdout))

    def changes(self, base: str, target: str, *paths: str) -> list[FileChange]:
        """What changed under some paths between a commit, or a tree, and another one, INDEX or WORKTREE.

        Files that Git does not know count as new in the working tree. Submodules are left alone. Raises DeskError
        where a merge has left a conflict in INDEX.
        """
        options = [*RAW, *_RENAMES, "--relative", "--ignore-submodules=all"]
        if target == WORKTREE:
            ours = ["diff", "--no-ext-diff", "--no-textconv", *options, base]
        elif target == INDEX:
            ours = ["diff-index", "--cached", *options, base]
        else:
            ours = ["diff-tree", *options, base, target]
        done = self._git.run(*ours, "--", *paths, filters=False)
        tokens = iter(split(done.stdout))
        found = []
        for head in tokens:
            change = read_raw(tokens, head)
            if target == INDEX and head.endswith(b" U") and change and change.before:
                raise DeskError(
                    f"{change.before.path} has two versions that a merge could not bring together. Choose between "
                    "them in the file, `git add` it, and check again."
                )
            found += [change] if change else []
        if target == WORKTREE:
            others = self._git.run("ls-files", "-z", "--others", "--exclude-standard", "--", *paths)
            found += [FileChange(None, Side(os.fsdecode(path), "100644", None)) for path in split(others.stdout)]
        return found

    @contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """A reader of blobs, for as long as the `with` lasts."""
        with self._git.start(["cat-file", "--batch"]) as process:
            try:
                yield Blobs(process)
            finally:
                process.kill()

    @cached_property
    def past(self) -> Past:
        """What came before."""
        return Past(self._git)

    @property
    def is_shallow(self) -> bool:
        """Whether this clone lacks the start of its history."""
        return bool(self._git.cut_off)
