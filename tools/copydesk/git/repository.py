"""A repository, and what it is asked."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from copydesk.error import DeskError
from copydesk.git.blobs import Blobs
from copydesk.git.diff import INDEX, WORKTREE, FileChange, Side, Step, read_raw
from copydesk.git.listing import Listing
from copydesk.git.log import FORMAT, Commit, read_commit
from copydesk.git.run import Git, failed, split

_RAW = "-r -z --raw --no-abbrev".split()
_RENAMES = "-M -l1000".split()
_TRAILERS = "-c trailer.separators=: -c core.commentChar=#".split()  # read alike, whatever a user has set
_STRETCH = 200  # commits of a history that are held at a time


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
        return sorted(os.fsdecode(line[3:]).removeprefix(self._prefix) for line in split(done.stdout))

    def changes(self, base: str, target: str, *paths: str) -> list[FileChange]:
        """What changed under some paths between a commit, or a tree, and another one, INDEX or WORKTREE.

        Files that Git does not know count as new in the working tree. Submodules are left alone. Raises DeskError
        where a merge has left a conflict in INDEX.
        """
        options = [*_RAW, *_RENAMES, "--relative", "--ignore-submodules=all"]
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

    def history(self, commit: str, *paths: str, oldest_first: bool = False) -> Iterator[Step]:
        """The commits that changed something under some paths, the newest first, each with what it changed.

        It goes along the main line: of a merge it tells what came in by it. A commit whose parent a shallow
        clone does not have is not told. Only a stretch of the history is held at a time.
        """
        options = ["--first-parent", "--format=%ct %H %P", *(["--reverse"] if oldest_first else [])]
        listed = self._git.run("rev-list", *options, commit, "--", *paths).stdout.decode().splitlines()
        lines = (line.split()[:3] for line in listed if not line.startswith("commit "))
        told = (line for line in lines if line[1] not in self._cut_off)
        while stretch := list(islice(told, _STRETCH)):
            changes = self._changes_of([line[1:] for line in stretch], paths)
            for made, id, *parents in stretch:
                if found := changes.get(id):
                    at = datetime.fromtimestamp(int(made), UTC)
                    yield Step(id, parents[0] if parents else None, at, tuple(found))

    def _changes_of(self, commits: list[list[str]], paths: Iterable[str]) -> dict[str, list[FileChange]]:
        """What commits, each with its parent, changed under some paths."""
        asked = "".join(f"{' '.join(commit)}\n" for commit in commits).encode()
        options = ["--stdin", "--root", *_RAW, "--no-renames", "--", *paths]
        tokens = iter(split(self._git.run("diff-tree", *options, input=asked).stdout))
        found: dict[str, list[FileChange]] = {}
        for token in tokens:
            if not token.startswith(b":"):
                current = found.setdefault(token.decode().split()[0], [])
            elif change := read_raw(tokens, token, self._prefix):
                current.append(change)
        return found

    def commits(self, ids: Iterable[str]) -> dict[str, Commit]:
        """What is known of some commits, by id."""
        asked = "".join(f"{id}\n" for id in ids).encode()
        if not asked:
            return {}
        options = ["--no-walk=unsorted", "--stdin", "-z", f"--format={FORMAT}", "--no-notes", "--encoding=UTF-8"]
        done = self._git.run(*_TRAILERS, "log", *options, input=asked)
        texts = done.stdout.decode("utf-8", "replace").split("\0")
        known = [read_commit(text) for text in texts if text]
        return {commit.id: commit for commit in known}

    def signers(self, ids: Iterable[str], allowed: Path) -> dict[str, str]:
        """By whom commits are signed, by the id of each whose signature is good: the address that the file
        `allowed` (as ssh-keygen has it), or a known GPG key, gives."""
        asked = "".join(f"{id}\n" for id in ids).encode()
        if not asked:
            return {}
        options = ["--no-walk=unsorted", "--stdin", "-z", "--format=%H%n%G?%n%GS", "--no-notes"]
        done = self._git.run("-c", f"gpg.ssh.allowedSignersFile={allowed}", "log", *options, input=asked)
        lines = (text.split("\n") for text in done.stdout.decode("utf-8", "replace").split("\0") if text)
        return {id: signer.rpartition("<")[2].rstrip(">") for id, good, signer in lines if good == "G"}

    def between(self, base: str | None, commit: str, *paths: str) -> list[str]:
        """The commits that lead from one to another, the newest first; all of them where `base` is None. With
        paths, those that changed something there."""
        cut = [f"^{base}"] if base else []
        return self._git.run("rev-list", "--topo-order", commit, *cut, "--", *paths).stdout.decode().split()

    def last_changes(self, commit: str, folder: str, blobs: dict[str, str]) -> dict[str, str]:
        """For each path of `blobs` the last commit that gave it the blob it has.

        A path is left out where the history that this clone has does not reach back so far.
        """
        found: dict[str, str] = {}
        for id, path, blob in self._touched(commit, folder):
            if path not in found and blobs.get(path) == blob:
                found[path] = id
        return {path: commit for path, commit in found.items() if commit not in self._cut_off}

    def brought_in(self, commit: str, folder: str, asked: Mapping[tuple[str, str], str]) -> dict[str, list[str]]:
        """What was brought in by commits of the main line that leads to one: `asked` has names for pairs of such
        a commit and a path in a folder. By name the commits that had a part in it, the oldest first, and the
        commit of the main line, which is the last."""
        found: dict[str, list[str]] = {name: [] for name in asked.values()}
        if self._git.run("rev-list", "--merges", "--max-count=1", commit).stdout:
            brought_by = self._brought_by(commit)
            for id, path, _ in self._touched(commit, folder):
                name = asked.get((brought_by.get(id, ""), path))
                if name is not None and id != brought_by[id]:
                    found[name].append(id)
        return {name: [*dict.fromkeys(reversed(found[name])), main] for (main, _), name in asked.items()}

    def _brought_by(self, commit: str) -> dict[str, str]:
        """For each commit in the history of one, the commit of its main line by which it came in."""
        listed = self._git.run("rev-list", "--parents", commit).stdout.decode().splitlines()
        parents = {id: others for id, *others in map(str.split, listed)}
        main = [commit]
        while parents.get(main[-1]):
            main.append(parents[main[-1]][0])
        found: dict[str, str] = {}
        for brought in reversed(main):
            waiting = [brought]
            while waiting:
                id = waiting.pop()
                if id not in found:
                    found[id] = brought
                    waiting += parents.get(id, ())
        return found

    def _touched(self, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
        """What the commits that lead to one did in a folder, the newest first: a commit, a path, and the blob
        that it gave it. Of a merge only what none of its parents has."""
        commits = self._git.run("rev-list", "--topo-order", commit, "--", folder).stdout
        options = "--stdin --root -r -c -z --raw --no-renames --no-abbrev".split()
        tokens = iter(split(self._git.run("diff-tree", *options, "--", folder, input=commits).stdout))
        current = ""
        for token in tokens:
            if not token.startswith(b":"):
                current = token.decode()
                continue
            parents = len(token) - len(token.lstrip(b":"))  # a blob for each parent, then the commit's own
            blob = token.split(b" ")[2 * parents + 1].decode()
            yield current, os.fsdecode(next(tokens)).removeprefix(self._prefix), blob

    @contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """A reader of blobs, for as long as the `with` lasts."""
        with self._git.start(["cat-file", "--batch"]) as process:
            try:
                yield Blobs(process)
            finally:
                process.kill()

    @property
    def is_shallow(self) -> bool:
        """Whether this clone lacks the start of its history."""
        return bool(self._cut_off)

    @cached_property
    def _cut_off(self) -> frozenset[str]:
        """The commits whose parents a shallow clone does not have."""
        if self._git.run("rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
            return frozenset()
        name = os.fsdecode(self._git.run("rev-parse", "--git-path", "shallow").stdout.removesuffix(b"\n"))
        return frozenset((self.folder / name).read_text(encoding="ascii").split())

    @cached_property
    def _prefix(self) -> str:
        """From the top of the repository to the folder: `news/`, or nothing."""
        return os.fsdecode(self._git.run("rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))
