"""Checking articles: each by itself, then against the archive, the day and the baseline."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.baseline import Baseline
from copydesk.checking.archive import Others, other_facts
from copydesk.checking.asking import (
    check_archive,
    check_baseline,
    check_changes,
    check_day,
    check_desk,
    check_waivers,
    check_whole,
)
from copydesk.checking.engine import Engine
from copydesk.checking.examine import Pictures
from copydesk.checking.result import Result
from copydesk.checking.suppress import Waiver, waive
from copydesk.checking.tally import Tally
from copydesk.checking.workers import FEW, Processes, examine_entry, examined
from copydesk.desk import Desk
from copydesk.facts import Facts
from copydesk.files import Entry, File, find_articles, path_of
from copydesk.finding import Finding
from copydesk.fingerprint import told_apart
from copydesk.library import Library
from copydesk.pictures import PictureFolder, find_pictures
from copydesk.rules.in_force import in_force

if TYPE_CHECKING:
    from copydesk.change import Change
    from copydesk.change.read import Changed
    from copydesk.kept import Kept

_BY_ITSELF = ("check_article",)
ALL_KINDS = (*_BY_ITSELF, "check_pictures", "check_day", "check_archive", "check_whole")

_Others = Callable[[Library, Desk], Iterable[Facts]]


def check_paths(
    paths: Iterable[Path],
    desk: Desk,
    progress: Callable[[int, int], None] | None = None,
    engine: Engine | None = None,
    today: date | None = None,
    baseline: Baseline | None = None,
    kept: "Kept | None" = None,
    others: _Others = other_facts,
) -> Result:
    """Check the articles under `paths`, each by itself and against the whole archive. `progress(done, of)`
    is called as batches come back; `engine` is who examines them (default: every core); `today` is the
    day on which what has run out is judged (default: nothing has); what stands in the `baseline` does not
    count; with `kept` what Git keeps is read from there; `others` gives the facts of all articles that may have to do
    with some. Raises DeskError where the settings name a rule that is none, or the baseline can't be read."""
    paths = list(paths)
    folder = desk.root / desk.settings.articles
    whole = (
        list(find_pictures(folder, desk.root)) if any(folder.is_relative_to(path) for path in paths) else None
    )
    scope = _Scope(others, kept or PictureFolder(desk.root, desk.settings), today, whole, baseline)
    files: list[File] = list(find_articles(paths))
    return _check(kept.taken(files, desk.root) if kept else files, desk, scope, progress, engine)


def check_entries(
    entries: Iterable[File],
    desk: Desk,
    progress: Callable[[int, int], None] | None = None,
    engine: Engine | None = None,
    pictures: Pictures | None = None,
) -> Result:
    """The same for articles whose bytes are at hand, or that `pictures` read by their paths, such as those of a
    commit. There are no others, and no day, so that nothing has run out. `pictures` goes to other processes, so it
    is something that can be pickled."""
    return _check(list(entries), desk, _Scope(_no_others, pictures), progress, engine)


def check_changed(
    changed: "Changed",
    desk: Desk,
    today: date | None,
    pictures: Pictures,
    others: Others | None = None,
    baseline: Baseline | None = None,
    registers: bool = True,
    engine: Engine | None = None,
) -> Result:
    """Check what has changed: the articles as they are now, the changes themselves, and of the other articles
    those that name one which is gone or means something else. `others` gives these (default: those of the
    newsroom's folder); without `registers` the desk's own are not checked."""
    touched = changed.touched
    asking = partial(other_facts, others=others, also=touched)
    scope = _Scope(asking, pictures, today, None, baseline, registers, changed.changes, touched)
    return _check(list(changed.entries), desk, scope, engine=engine)


def check_text(path: str, data: bytes, desk: Desk, today: date | None = None) -> Result:
    """Check one article by itself, whose bytes are at hand, as if it stood at `path`."""
    in_force(desk)  # raises DeskError before anything is read
    examination = examine_entry(Entry(path, data), desk)
    tally = Tally(today, None)
    tally.add(examination.findings)
    tally.add(check_waivers(examination.waivers, _BY_ITSELF, desk, today))
    return tally.result(1)


def check_unsaved(
    path: str, data: bytes, desk: Desk, today: date | None = None, baseline: Baseline | None = None
) -> Result:
    """Check one article whose bytes are at hand in the place of the file at `path`, in its archive."""
    pictures = PictureFolder(desk.root, desk.settings)
    return _check(
        [Entry(path, data)], desk, _Scope(other_facts, pictures, today, None, baseline, registers=False)
    )


@dataclass(frozen=True)
class _Scope:
    """What is asked beside the articles in hand: the other articles, the pictures, the day, the paths of all
    picture files where all articles are in hand, the baseline, whether the registers are checked, too, what
    was changed, and the ids that mean something else now."""

    others: _Others
    pictures: Pictures | None = None
    today: date | None = None
    whole: list[str] | None = None
    baseline: Baseline | None = None
    registers: bool = True
    changes: "tuple[Change, ...]" = ()
    touched: frozenset[str] = frozenset()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of rules that have been asked all that they can be."""
        lacking = {
            *(("check_pictures",) if not self.pictures else ()),
            *(("check_day",) if not self.today else ()),
            *(("check_archive", "check_whole") if self.whole is None else ()),
        }
        return frozenset(ALL_KINDS) - lacking


def _check(
    files: list[File],
    desk: Desk,
    scope: _Scope,
    progress: Callable[[int, int], None] | None = None,
    engine: Engine | None = None,
) -> Result:
    in_force(desk)  # raises DeskError before anything is read
    baseline = scope.baseline
    if baseline:
        few = scope.whole is None and len(files) < FEW
        baseline.open([path_of(file, desk.root) for file in files] if few else None, desk.settings.articles)
    tally = Tally(scope.today, baseline)
    if scope.registers:
        tally.add(told_apart(sorted(check_desk(desk))))
    archive = Library(desk.settings.articles)
    wide: list[Finding] = []
    waivers: list[Waiver] = []
    done = 0
    with closing(examined(files, desk, engine or Processes(), scope.pictures)) as batches:
        for examinations in batches:
            for examination in examinations:
                tally.add(examination.findings)
                waivers += examination.waivers
                if examination.facts:
                    archive.add([examination.facts])
                    wide += check_day(examination.facts, scope.today, desk)
            done += len(examinations)
            if progress:
                progress(done, len(files))
    if scope.whole is not None:
        wide += check_whole(archive, scope.whole, desk)
    wide += _against_archive(archive, desk, scope)
    findings, waivers = waive(told_apart(sorted(wide)), waivers)
    tally.add(findings)
    tally.add(told_apart(sorted(check_changes(scope.changes, desk))))
    tally.add(told_apart(sorted(check_waivers(waivers, scope.kinds, desk, scope.today))))
    if baseline and scope.whole is not None:
        tally.add(check_baseline(baseline, desk))
    return tally.result(len(files))


def _against_archive(archive: Library, desk: Desk, scope: _Scope) -> Iterator[Finding]:
    """What the archive rules say of the articles in hand, with the others beside them, and of those others that
    name an article which means something else now."""
    own, touching = len(archive), set()
    for other in scope.others(archive, desk):
        archive.add([other])
        if scope.touched and any(link.target in scope.touched for link in other.links):
            touching.add(other.path)
    for finding in check_archive(archive, desk):
        if finding.path in touching or archive.is_among(finding.path, own):
            yield finding


def _no_others(archive: Library, desk: Desk) -> Iterable[Facts]:
    return ()
