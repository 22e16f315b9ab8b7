"""The guard: a check of what has changed, by the rules that hold now and by those that held before.

A change may alter the rules together with the articles that they judge. So where the settings, the schemas, the
house style or the baseline change, the articles that change with them are judged by both. The registers are
taken as they are now: a new name comes with the article that has it.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from copydesk.archive import articles_in
from copydesk.asking import check_approvals
from copydesk.baseline import NAME as BASELINE
from copydesk.baseline import Baseline
from copydesk.change.approval import SIGNERS, approvals_of
from copydesk.change.events import events_of, rules_event
from copydesk.change.read import Changed, read_changed
from copydesk.check import Result, check_changed
from copydesk.desk import Desk, DeskError
from copydesk.desk.settings import MARKERS
from copydesk.examine import Pictures
from copydesk.files import Entry, read_entry
from copydesk.finding import Finding
from copydesk.git import INDEX, WORKTREE, Repository, Side
from copydesk.kept import Kept, lay_out, settings_name
from copydesk.pictures import PictureFolder

_REGISTERS = ("registers/", "words.yaml")


def base_of(repository: Repository, since: str | None, exact: bool = False) -> str:
    """The commit, or tree, that what is here is compared with: where this branch left `since`, or with `exact`
    that very commit; HEAD where `since` is None. Raises DeskError."""
    head = repository.head()
    if since is None:
        return head or repository.empty_tree()
    commit = repository.commit(since)
    if exact or head is None:
        return commit
    return repository.merge_base(commit, head) or commit


def published_base(repository: Repository) -> str:
    """The commit with the published versions: where this branch left the main one of `origin`, or HEAD where
    there is no such branch. Raises DeskError."""
    return base_of(repository, main_of(repository))


def main_of(repository: Repository) -> str | None:
    """The commit at the main branch of `origin`, as this clone knows it."""
    names = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")
    return next(filter(None, map(repository.find, names)), None)


def desk_of(repository: Repository, state: str, folder: Path) -> Desk:
    """The desk as Git keeps it at a commit or in the INDEX, laid out in an empty folder. Raises DeskError."""
    files = repository.files(state)
    with repository.blobs() as blobs:
        return lay_out(files, blobs, folder, None, settings_name(files, blobs))


def check_since(
    repository: Repository,
    base: str,
    target: str,
    desk: Desk,
    at: datetime,
    jobs: int | None = None,
    baseline: bool = True,
) -> Result:
    """Check what changed between a commit, or a tree, and another one, INDEX or WORKTREE, at a moment.

    `desk` is that of the target; `baseline` says whether what stands in its baseline is left out. Raises
    DeskError where Git can't be asked, or the desk can't be used.
    """
    state = _State(repository, base, target, at, jobs, baseline)
    changed = state.changed(desk)
    now = state.judged(changed, desk)
    more = list(_unapproved(state, changed, desk))
    with TemporaryDirectory(prefix="copydesk-") as folder:
        before = _desk_before(repository, base, target, desk, Path(folder))
        if before:
            more += _only_before(now, state.judged(state.changed(before), before, registers=False))
    return replace(now, findings=tuple(sorted([*now.findings, *more]))) if more else now


class _State(NamedTuple):
    """What is judged, and when."""

    repository: Repository
    base: str
    target: str
    at: datetime
    jobs: int | None
    baseline: bool

    def changed(self, desk: Desk) -> Changed:
        """What has changed, as a desk reads it."""
        if self.target == WORKTREE:
            folder, limit = self.repository.folder, desk.settings.limits.article_bytes
            return self._read(desk, lambda side: read_entry(folder / side.path, folder, limit))
        kept = Kept(self.repository, self.target, desk.settings)
        return self._read(desk, lambda side: kept.article(side.path))

    def judged(self, changed: Changed, desk: Desk, registers: bool = True) -> Result:
        """What a desk says of it."""
        today = self.at.astimezone(desk.settings.zone).date()
        if self.target == WORKTREE:
            others = articles_in(replace(desk, root=self.repository.folder))
            pictures: Pictures = PictureFolder(self.repository.folder, desk.settings)
        else:
            pictures = Kept(self.repository, self.target, desk.settings)
            others = pictures.articles
        known = Baseline(desk.root) if self.baseline else None
        return check_changed(changed, desk, today, pictures, others, known, registers, self.jobs)

    def _read(self, desk: Desk, read: Callable[[Side], Entry]) -> Changed:
        return read_changed(self.repository, self.base, self.target, desk, self.at, read)


def _unapproved(state: _State, changed: Changed, desk: Desk) -> Iterator[Finding]:
    """What lacks an approval that was asked for before the change. The next commit can't have one yet."""
    repository, schema = state.repository, desk.settings.schema
    if state.target == INDEX or not repository.files(state.base, f"{schema}/approvals.yaml"):
        return
    tip = repository.head() if state.target == WORKTREE else state.target
    commits = repository.commits(repository.between(state.base, tip)) if tip else {}
    with TemporaryDirectory(prefix="copydesk-") as folder:
        before = desk_of(repository, state.base, Path(folder))
        signers = Path(folder) / "allowed_signers"
        kept = repository.files(state.base, f"{schema}/{SIGNERS}")
        if kept:
            with repository.blobs() as blobs:
                signers.write_bytes(blobs.read(kept[f"{schema}/{SIGNERS}"].blob))
        signed = repository.signers(commits, signers) if kept else {}
        today = state.at.astimezone(desk.settings.zone).date()
        approvals = approvals_of(before, commits.values(), signed, today)
        events = [event for change in changed.changes for event in events_of(change)]
        events += [rules_event(path) for path in _rules_changed(repository, state.base, state.target, desk)]
        yield from check_approvals(events, approvals, desk)


def _desk_before(repository: Repository, base: str, target: str, desk: Desk, folder: Path) -> Desk | None:
    """The desk of the base with the registers of now; None where the rules are the same, or there were none."""
    schema = desk.settings.schema
    registers = tuple(f"{schema}/{name}" for name in _REGISTERS)
    if all(path.startswith(registers) for path in _rules_changed(repository, base, target, desk)):
        return None
    files = repository.files(base)
    with repository.blobs() as blobs:
        name = settings_name(files, blobs)
        if name is None and not any(path.startswith(f"{schema}/") for path in files):
            return None
        try:
            before = lay_out(files, blobs, folder, None, name)
        except DeskError:
            return None
    if before.schema_folder.is_relative_to(folder):
        _take_registers(desk.schema_folder, before.schema_folder)
    return before


def _rules_changed(repository: Repository, base: str, target: str, desk: Desk) -> list[str]:
    """The files that changed of those that decide what is right: the settings, the schema folder, the baseline."""
    changes = repository.changes(base, target, desk.settings.schema, *MARKERS, BASELINE)
    return sorted({side.path for change in changes for side in change if side})


def _take_registers(source: Path, place: Path) -> None:
    shutil.rmtree(place / "registers", ignore_errors=True)
    if (source / "registers").is_dir():
        shutil.copytree(source / "registers", place / "registers")
    (place / "words.yaml").unlink(missing_ok=True)
    if (source / "words.yaml").is_file():
        shutil.copy(source / "words.yaml", place)


def _only_before(now: Result, then: Result) -> list[Finding]:
    """What the rules before the change say and those of now do not."""
    known = {(finding.path, finding.rule, finding.start, finding.message) for finding in now.findings}
    return [
        replace(finding, message=f"{finding.message} (By the rules before this change.)")
        for finding in then.findings
        if (finding.path, finding.rule, finding.start, finding.message) not in known
    ]
