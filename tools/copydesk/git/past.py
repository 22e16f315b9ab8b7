"""What came before: the commits of a history, who made them, and what each did."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from copydesk.batches import in_batches
from copydesk.git.diff import RAW, FileChange, Step, read_raw
from copydesk.git.log import FORMAT, Commit, read_commit
from copydesk.git.run import Git, split

_TRAILERS = "-c trailer.separators=: -c core.commentChar=#".split()  # read alike, whatever a user has set
_STRETCH = 200  # commits of a history that are held at a time


class Past:
    """The history that a clone has, seen from a folder."""

    def __init__(self, git: Git):
        self._git = git

    def steps(self, commit: str, *paths: str, oldest_first: bool = False) -> Iterator[Step]:
        """The commits that changed something under some paths, the newest first, each with what it changed.

        It goes along the main line: of a merge it tells what came in by it. A commit whose parent a shallow
        clone does not have is not told. Only a stretch of the history is held at a time.
        """
        options = ["--first-parent", "--format=%ct %H %P", *(["--reverse"] if oldest_first else [])]
        listed = self._git.run("rev-list", *options, commit, "--", *paths).stdout.decode().splitlines()
        lines = (line.split()[:3] for line in listed if not line.startswith("commit "))
        told = (line for line in lines if line[1] not in self._git.cut_off)
        for stretch in in_batches(told, _STRETCH):
            changes = self._changes_of([line[1:] for line in stretch], paths)
            for made, id, *parents in stretch:
                if found := changes.get(id):
                    at = datetime.fromtimestamp(int(made), UTC)
                    yield Step(id, parents[0] if parents else None, at, tuple(found))

    def _changes_of(self, commits: list[list[str]], paths: Iterable[str]) -> dict[str, list[FileChange]]:
        """What commits, each with its parent, changed under some paths."""
        asked = "".join(f"{' '.join(commit)}\n" for commit in commits).encode()
        options = ["--stdin", "--root", *RAW, "--no-renames", "--", *paths]
        tokens = iter(split(self._git.run("diff-tree", *options, input=asked).stdout))
        found: dict[str, list[FileChange]] = {}
        for token in tokens:
            if not token.startswith(b":"):
                current = found.setdefault(token.decode().split()[0], [])
            elif change := read_raw(tokens, token, self._git.prefix):
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
        return {path: commit for path, commit in found.items() if commit not in self._git.cut_off}

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
            yield current, os.fsdecode(next(tokens)).removeprefix(self._git.prefix), blob
