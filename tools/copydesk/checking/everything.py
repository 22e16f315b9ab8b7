"""The check of everything where an earlier one is known: only what has changed is examined, and only what is told of
articles that have to do with it is worked out again."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from typing import NamedTuple

from copydesk.baseline import Baseline
from copydesk.cache import Cache
from copydesk.checking.asking import check_archive, check_baseline, check_day, check_desk, check_waivers, check_whole
from copydesk.checking.check import ALL_KINDS
from copydesk.checking.engine import Engine
from copydesk.checking.examine import Examination
from copydesk.checking.remembered import Remembered
from copydesk.checking.result import Result
from copydesk.checking.standing import ARTICLE, OTHER, Own, Standing, Unusable, key_of_standing, kind_of, standing
from copydesk.checking.suppress import waive
from copydesk.checking.tally import Tally
from copydesk.checking.unchanged import Known
from copydesk.checking.workers import examined
from copydesk.desk import Desk
from copydesk.facts import Facts
from copydesk.finding import Finding
from copydesk.fingerprint import told_apart
from copydesk.library import About, Library
from copydesk.pictures import PictureFolder
from copydesk.rules.in_force import in_force

_FEW = 200  # changes; of more the archive rules are asked about everything
_MANY = 2000  # articles that have to do with the changes; likewise

Progress = Callable[[int, int], None]


def check_everything(
    known: Known,
    desk: Desk,
    engine: Engine,
    cache: Cache,
    today: date,
    baseline: Baseline | None = None,
    progress: Progress | None = None,
) -> tuple[Result, bool]:
    """Check all articles as on a day; what stands in the `baseline` does not count. `engine` examines what the `cache`
    has not, and `progress(done, of)` is called as it does. With the result comes whether nothing was saved since Git
    was asked what is `known`. Raises DeskError where the settings name a rule that is none, or the baseline can't be
    read."""
    in_force(desk)  # raises DeskError before anything is read
    folder = desk.settings.articles
    key = key_of_standing(known, desk)
    for place in (cache.folder, None) if known.desk_is_older(desk) else (None,):
        try:
            with standing(place, key, folder) as stands:
                check = _Check(known, desk, engine, cache, today, stands)
                touched = check.bring_up_to_date(progress)
                check.tell(touched)
                result = check.result(baseline)
                if place and not known.desk_is_older(desk):
                    raise Unusable
                return result, check.is_sure
        except Unusable:
            continue
    raise AssertionError("a database of this process alone can be used")


class _Change(NamedTuple):
    """A file that has changed: what stands there now (None: nothing), and what comes of it if it is an article."""

    path: str
    name: str | None
    kind: int = OTHER
    examination: Examination | None = None

    @property
    def facts(self) -> Facts | None:
        return self.examination.facts if self.examination else None


class _Check:
    """One check: what is known, and what is known anew, in `stands`. It `is_sure` as long as nothing that it has looked
    at was saved since Git was asked."""

    def __init__(self, known: Known, desk: Desk, engine: Engine, cache: Cache, today: date, stands: Standing):
        self._known, self._desk, self._today, self._stands = known, desk, today, stands
        self._names: dict[str, str] = {}
        self._engine = Remembered(engine, cache, self._name, self._names, known.is_older)
        self.is_sure = True

    def _name(self, path: str) -> str:
        return self._stands.name(path) or self._known.sight(path)

    def bring_up_to_date(self, progress: Progress | None) -> set[str] | None:
        """Look at what has changed. The paths of the articles of which something else may be told; None if it may be
        of all."""
        stands = self._stands
        stands.compare(self._known.files())
        first = not stands.day
        if not first:
            self._look_again_for_pictures()
        number = stands.changes
        changes = self._changes(number, progress)
        if not first and number <= _FEW:
            changes = list(changes)
            pairs = [(stands.library.at(change.path), change.facts) for change in changes]
            touched = self._concerned(pairs)
            self._take_in(changes)
            touched |= self._concerned(pairs) | {change.path for change in changes}
            return self._of_other_days(touched)
        self._take_in(changes)
        return None

    def _look_again_for_pictures(self) -> None:
        """Count the articles as changed whose pictures have, or can't be known by Git."""
        stands = self._stands
        changed = [path for gone in (True, False) for path, _ in stands.changed(gone) if not path.endswith(".md")]
        declaring = [article for path in changed for article in stands.library.having("anycase", path.casefold())]
        for article in (*declaring, *stands.library.having_any("unlisted")):
            stands.look_again(article.path)

    def _concerned(self, pairs: Iterable[tuple[Facts | None, Facts | None]]) -> set[str]:
        return set().union(*(self._stands.library.concerned(*pair) for pair in pairs))

    def _of_other_days(self, touched: set[str]) -> set[str] | None:
        """With the articles of which something else may be told on another day."""
        stands = self._stands
        if stands.day != str(self._today):
            touched |= {article.path for article in stands.library.having_any("days")}
            touched |= set(stands.owning(waived=True))
        return touched if len(touched) <= _MANY else None

    def _changes(self, number: int, progress: Progress | None) -> Iterator[_Change]:
        """What has changed, the articles examined."""
        for path, _ in self._stands.changed(gone=True):
            yield _Change(path, None)
        others: deque[_Change] = deque()
        waiting: deque[_Change] = deque()

        def articles() -> Iterator:
            for path, name in self._stands.changed(gone=False):
                change = _Change(path, name, kind_of(path, name, self._desk))
                if change.kind == ARTICLE:
                    if " " not in name:
                        self._names[path] = name
                    waiting.append(change)
                    yield self._desk.root / path
                else:
                    others.append(change)

        done = 0
        pictures = PictureFolder(self._desk.root, self._desk.settings)
        with closing(examined(articles(), self._desk, self._engine, pictures)) as batches:
            for batch in batches:
                for examination in batch:
                    change = waiting.popleft()
                    self._names.pop(change.path, None)
                    yield change._replace(examination=examination)
                    done += 1
                while others:
                    yield others.popleft()
                if progress:
                    progress(done, number)
        yield from others

    def _take_in(self, changes: Iterable[_Change]) -> None:
        stands, first = self._stands, not self._stands.day
        for change in changes:
            if not first:
                stands.remove(change.path)
                stands.library.remove(change.path)
            if change.name is None:
                continue
            examination = change.examination
            is_sure = not examination or self._known.is_older(change.path)
            stands.put(change.path, change.name if is_sure else "", change.kind)
            self.is_sure &= is_sure
            if examination and (examination.findings or examination.waivers):
                stands.put_own(change.path, Own(examination.findings, examination.waivers))
            if change.facts:
                stands.library.add([change.facts])

    def tell(self, touched: set[str] | None) -> None:
        """Work out what is told of some articles, or of all."""
        stands, library = self._stands, self._stands.library
        if touched is None:
            stands.forget_told()
            wide = self._wide(library, library.having_any("days"))
            touched = {*wide, *stands.owning()}
        else:
            facts = [article for article in map(library.at, touched) if article]
            wide = self._wide(library.about(facts), facts)
        for path in sorted(touched):
            own = stands.own(path)
            stands.put_told(path, settled(own, wide.get(path, ()), self._desk, self._today))
        stands.day = str(self._today)

    def _wide(self, archive: Library | About, facts: Iterable[Facts]) -> dict[str, list[Finding]]:
        """What the archive and the day have against articles, by their paths."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in check_archive(archive, self._desk):
            found[finding.path].append(finding)
        for article in facts:
            for finding in check_day(article, self._today, self._desk):
                found[finding.path].append(finding)
        return found

    def result(self, baseline: Baseline | None) -> Result:
        """What the check gives."""
        stands, desk = self._stands, self._desk
        if baseline:
            baseline.open(None, desk.settings.articles)
        tally = Tally(self._today, baseline)
        tally.add(told_apart(sorted(check_desk(desk))))
        tally.add(told_apart(sorted(check_whole(stands.library, stands.pictures, desk))))
        for findings in stands.told():
            tally.add(findings)
        if baseline:
            tally.add(check_baseline(baseline, desk))
        return tally.result(stands.articles)


def settled(own: Own, wide: Iterable[Finding], desk: Desk, today: date) -> tuple[Finding, ...]:
    """What is told of one article: what it has by itself, what the archive and the day have against it, and what is
    wrong with what it asks to let stand."""
    findings, waivers = waive(told_apart(sorted(wide)), own.waivers)
    wrong = told_apart(sorted(check_waivers(waivers, ALL_KINDS, desk, today)))
    return (*own.findings, *findings, *wrong)
