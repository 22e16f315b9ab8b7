"""What a push brings to a repository, as Git tells its hooks: one line for each branch or tag."""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from copydesk.error import DeskError
from copydesk.git import Repository

_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")


class Push(NamedTuple):
    """A branch or tag that moves from one commit to another; None where there was none, or there is no more."""

    ref: str
    old: str | None
    new: str | None

    @property
    def shown(self) -> str:
        """The branch as people name it."""
        return self.ref.removeprefix("refs/heads/")


def received(lines: Iterable[str]) -> list[Push]:
    """The pushes that a pre-receive hook is asked about: `old new ref`. Raises DeskError."""
    pushes = []
    for line in lines:
        old, _, rest = line.rstrip("\n").partition(" ")
        new, _, ref = rest.partition(" ")
        pushes.append(Push(ref, _object(old, line), _object(new, line)))
    return pushes


def sent(lines: Iterable[str]) -> list[Push]:
    """The pushes that a pre-push hook is asked about: `local-ref local remote-ref remote`. Raises DeskError."""
    pushes = []
    for line in lines:
        parts = line.rstrip("\n").split(" ")
        if len(parts) != 4:
            raise _not_from_git(line)
        _, new, ref, old = parts
        pushes.append(Push(ref, _object(old, line), _object(new, line)))
    return pushes


def told_by_pre_commit(environment: Mapping[str, str], repository: Repository) -> Push | None:
    """The push, or the change between two commits, that the pre-commit tool tells its hooks of in the environment
    (its source: commands/run.py); None where it tells of none. Of several branches that are pushed at once it
    tells of the first."""
    names = ("FROM_REF", "TO_REF", "LOCAL_BRANCH", "REMOTE_BRANCH")
    old, new, local, remote = (environment.get(f"PRE_COMMIT_{name}", "") for name in names)
    if not new and not local:
        return None
    return Push(remote or f"refs/heads/{new}", repository.find(old), repository.find(new or local))


def guarded(pushes: Iterable[Push], patterns: Iterable[str]) -> list[Push]:
    """Those that go to a branch with a name that fits one of the patterns (`main`, `release/*`)."""
    patterns = list(patterns)
    return [
        push
        for push in pushes
        if push.ref.startswith("refs/heads/") and any(fnmatchcase(push.shown, pattern) for pattern in patterns)
    ]


def base_of_push(push: Push, repository: Repository, main: str | None = None) -> str:
    """What the pushed commit is compared with: the commit that the branch was at, also where the push is forced;
    of a new branch the place where it left `main`, or nothing at all."""
    if push.old:
        return push.old
    if main and push.new:
        return repository.merge_base(main, push.new) or repository.empty_tree()
    return repository.empty_tree()


def _object(text: str, line: str) -> str | None:
    if not _OBJECT.match(text):
        raise _not_from_git(line)
    return text if text.strip("0") else None


def _not_from_git(line: str) -> DeskError:
    return DeskError(f"this is not what Git tells its hooks: {line.strip()[:100]!r}. A hook is run by Git, not by hand.")
