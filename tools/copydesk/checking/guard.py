"""The guard: a check of what has changed, by the rules that hold now and by those that held before.

A change may alter the rules together with the articles that they judge. So where the settings, the schemas, the
house style or the baseline change, the articles that change with them are judged by both. The registers are
taken as they are now: a new name comes with the article that has it.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from copydesk.baseline import NAME as BASELINE
from copydesk.baseline import Baseline
from copydesk.cache import Cache
from copydesk.change.approval import SIGNERS, approvals_of
from copydesk.change.events import events_of, rules_event
from copydesk.change.read import Changed, read_changed
from copydesk.change.words import only_spellings_of
from copydesk.checking.archive import Others, articles_in
from copydesk.checking.asking import check_approvals
from copydesk.checking.check import check_changed, check_entries
from copydesk.checking.engine import Engine
from copydesk.checking.examine import Pictures
from copydesk.checking.remembered import Remembered
from copydesk.checking.result import Result
from copydesk.checking.unchanged import MISSING, Known
from copydesk.checking.workers import Processes
from copydesk.desk import Desk, DeskError
from copydesk.desk.settings import MARKERS
from copydesk.files import Entry, read_entry
from copydesk.finding import Finding
from copydesk.git import INDEX, WORKTREE, Repository, Side
from copydesk.kept import Kept, desk_of, lay_out, settings_name
from copydesk.pictures import PictureFolder

_NO_CACHE = Cache(None)
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


def check_since(
    repository: Repository,
    base: str,
    target: str,
    desk: Desk,
    at: datetime,
    jobs: int | None = None,
    baseline: bool = True,
    wide: bool = False,
    cache: Cache = _NO_CACHE,
) -> Result:
    """Check what changed between a commit, or a tree, and another one, INDEX or WORKTREE, at a moment.

    `desk` is that of the target; `baseline` says whether what stands in its baseline is left out. Where rules
    or registers change, a `wide` check looks at the articles that did not change, too, for what is wrong in them
    only now. What a `cache` has is not examined again. Raises DeskError where Git can't be asked, or the desk can't be
    used.
    """
    rules = _rules_changed(repository, base, target, desk)
    _leave_spellings_as_they_were(repository, base, rules, desk)
    names = _Names(repository, target, desk, cache)
    state = _State(repository, base, target, at, Remembered(Processes(jobs), cache, names, {}), baseline)
    changed = state.changed(desk)
    now = state.judged(changed, desk)
    more = list(_unapproved(state, changed, rules, desk))
    with TemporaryDirectory(prefix="copydesk-") as folder:
        before = _desk_before(repository, base, rules, desk, Path(folder))
        if before:
            only_spellings_of(before, desk)
            more += _only_before(now, state.judged(state.changed(before), before, registers=False))
    if wide and rules:
        more += _elsewhere(state, changed, desk)
    return now._replace(findings=tuple(sorted([*now.findings, *more]))) if more else now


class _Names:
    """What picture stands at a path of what is judged."""

    def __init__(self, repository: Repository, target: str, desk: Desk, cache: Cache):
        self._repository, self._target, self._desk, self._cache = repository, target, desk, cache

    def __call__(self, path: str) -> str:
        return self._name(path)

    @cached_property
    def _name(self) -> Callable[[str], str]:
        if self._target == WORKTREE:
            return Known.of(self._repository, self._desk, self._cache).name
        blobs = Kept(self._repository, self._target, self._desk.settings).blobs
        return lambda path: blobs.get(path, MISSING)


class _State(NamedTuple):
    """What is judged, and when."""

    repository: Repository
    base: str
    target: str
    at: datetime
    engine: Engine
    baseline: bool

    def changed(self, desk: Desk) -> Changed:
        """What has changed, as a desk reads it."""
        if self.target == WORKTREE:
            folder, limit = self.repository.folder, desk.settings.limits.article_bytes
            return self._read(desk, lambda side: read_entry(folder / side.path, folder, limit))
        kept = Kept(self.repository, self.target, desk.settings)
        return self._read(desk, lambda side: kept.article(side.path))

    def unchanged(self, changed: Changed, desk: Desk) -> tuple[list[Entry], Pictures]:
        """The articles that did not change, and the pictures."""
        paths = {entry.path for entry in changed.entries}
        others, pictures = self._archive(desk)
        return list(others(paths)), pictures

    def judged(self, changed: Changed, desk: Desk, registers: bool = True) -> Result:
        """What a desk says of it."""
        today = self.at.astimezone(desk.settings.zone).date()
        others, pictures = self._archive(desk)
        known = Baseline(desk.root) if self.baseline else None
        return check_changed(changed, desk, today, pictures, others, known, registers, self.engine)

    def _archive(self, desk: Desk) -> tuple[Others, Pictures]:
        """The files of the articles, and the pictures."""
        if self.target == WORKTREE:
            folder = self.repository.folder
            return articles_in(replace(desk, root=folder)), PictureFolder(folder, desk.settings)
        kept = Kept(self.repository, self.target, desk.settings)
        return kept.articles, kept

    def _read(self, desk: Desk, read: Callable[[Side], Entry]) -> Changed:
        return read_changed(self.repository, self.base, self.target, desk, self.at, read)


def _elsewhere(state: _State, changed: Changed, desk: Desk) -> list[Finding]:
    """What a change of rules or registers has made wrong in the articles that did not change."""
    entries, pictures = state.unchanged(changed, desk)
    with TemporaryDirectory(prefix="copydesk-") as folder:
        try:
            before = desk_of(state.repository, state.base, Path(folder))
            then = check_entries(entries, before, engine=state.engine, pictures=pictures)
        except DeskError:
            return []
        now = check_entries(entries, desk, engine=state.engine, pictures=pictures)
    paths = {entry.path for entry in entries}
    known = {(finding.path, finding.rule, finding.fingerprint) for finding in then.findings}
    return [
        finding._replace(message=f"{finding.message} (Since this change of rules or registers.)")
        for finding in now.findings
        if finding.path in paths and (finding.path, finding.rule, finding.fingerprint) not in known
    ]


def _unapproved(state: _State, changed: Changed, rules: list[str], desk: Desk) -> Iterator[Finding]:
    """What lacks an approval that was asked for before the change. The next commit can't have one yet."""
    repository, schema = state.repository, desk.settings.schema
    if state.target == INDEX or not repository.files(state.base, f"{schema}/approvals.yaml"):
        return
    tip = repository.head() if state.target == WORKTREE else state.target
    commits = repository.past.commits(repository.past.between(state.base, tip)) if tip else {}
    with TemporaryDirectory(prefix="copydesk-") as folder:
        before = desk_of(repository, state.base, Path(folder))
        signers = Path(folder) / "allowed_signers"
        kept = repository.files(state.base, f"{schema}/{SIGNERS}")
        if kept:
            with repository.blobs() as blobs:
                signers.write_bytes(blobs.read(kept[f"{schema}/{SIGNERS}"].blob))
        signed = repository.past.signers(commits, signers) if kept else {}
        today = state.at.astimezone(desk.settings.zone).date()
        approvals = approvals_of(before, commits.values(), signed, today)
        events = [event for change in changed.changes for event in events_of(change)]
        events += [rules_event(path) for path in rules]
        yield from check_approvals(events, approvals, desk)


def _desk_before(repository: Repository, base: str, rules: list[str], desk: Desk, folder: Path) -> Desk | None:
    """The desk of the base with the registers of now; None where the rules are the same, or there were none."""
    schema = desk.settings.schema
    if all(path.startswith(_registers(desk)) for path in rules):
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


def _leave_spellings_as_they_were(repository: Repository, base: str, rules: list[str], desk: Desk) -> None:
    """Where registers change, let no new form of a name in them excuse what the articles do at the same time."""
    if not any(path.startswith(_registers(desk)) for path in rules):
        return
    with TemporaryDirectory(prefix="copydesk-") as folder:
        try:
            only_spellings_of(desk, desk_of(repository, base, Path(folder)))
        except DeskError:
            return


def _registers(desk: Desk) -> tuple[str, ...]:
    return tuple(f"{desk.settings.schema}/{name}" for name in _REGISTERS)


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
        finding._replace(message=f"{finding.message} (By the rules before this change.)")
        for finding in then.findings
        if (finding.path, finding.rule, finding.start, finding.message) not in known
    ]
