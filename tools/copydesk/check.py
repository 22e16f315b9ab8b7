"""Checking many articles: each by itself on every core, then the archive as a whole."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from copydesk.archive import other_facts
from copydesk.desk import Desk
from copydesk.desk.settings import Settings
from copydesk.examine import Examination, at_head, examine, locate_in_archive
from copydesk.facts import Facts
from copydesk.files import Entry, find_articles, read_entry
from copydesk.finding import Finding
from copydesk.rules.book import rules_of

_BATCH = 40
_FEW = 60

_Others = Callable[[list[Facts], Desk], Iterable[Facts]]


@dataclass(frozen=True)
class Result:
    """What a check gives: the findings in order, and how many articles were looked at."""

    findings: tuple[Finding, ...]
    articles: int


def check_paths(
    paths: Iterable[Path], desk: Desk, progress: Callable[[int, int], None] | None = None, jobs: int | None = None
) -> Result:
    """Check the articles under `paths`, each by itself and against the whole archive. `progress(done, of)` is
    called as batches come back; `jobs` is the number of processes (default: one a core)."""
    return _check(list(find_articles(paths)), desk, progress, jobs, other_facts)


def check_entries(
    entries: Iterable[Entry], desk: Desk, progress: Callable[[int, int], None] | None = None, jobs: int | None = None
) -> Result:
    """The same for articles whose bytes are at hand, such as those of a commit; there are no others."""
    return _check(list(entries), desk, progress, jobs, _no_others)


def check_text(path: str, data: bytes, desk: Desk) -> Result:
    """Check one article by itself, whose bytes are at hand, as if it stood at `path`."""
    return Result(examine_entry(Entry(path, data), desk).findings, 1)


def check_unsaved(path: str, data: bytes, desk: Desk) -> Result:
    """Check one article whose bytes are at hand in the place of the file at `path`, in its archive."""
    examination = examine_entry(Entry(path, data), desk)
    facts = [examination.facts] if examination.facts else []
    findings = [*examination.findings, *_against_archive(facts, desk, other_facts)]
    return Result(tuple(sorted(findings)), 1)


def check_desk(desk: Desk) -> Iterator[Finding]:
    """What is wrong with the desk's own registers."""
    for rule in rules_of("check_desk"):
        for remark in rule.check(desk):
            yield locate_in_archive(remark, rule)


def check_archive(facts: list[Facts], desk: Desk) -> Iterator[Finding]:
    """What the archive rules say of all articles together."""
    for rule in rules_of("check_archive"):
        for remark in rule.check(facts, desk):
            yield locate_in_archive(remark, rule)


def examine_entry(entry: Entry, desk: Desk) -> Examination:
    """Examine a file as found; one that could not be read or checked gets a finding that says so."""
    found = _file_findings(entry, desk)
    if found or entry.data is None:
        return Examination(found, None)
    try:
        return examine(entry.path, entry.data, desk)
    except Exception as error:  # a defect of ours must not hide the findings of other files
        failed = Entry(entry.path, None, "failed", f"{type(error).__name__}: {str(error)[:200]}")
        return Examination(_file_findings(failed, desk), None)


def _check(
    files: list[Path | Entry],
    desk: Desk,
    progress: Callable[[int, int], None] | None,
    jobs: int | None,
    others: _Others,
) -> Result:
    findings: list[Finding] = list(check_desk(desk))
    facts: list[Facts] = []
    done = 0
    for examinations in _examined(files, desk, jobs):
        for examination in examinations:
            findings += examination.findings
            if examination.facts:
                facts.append(examination.facts)
        done += len(examinations)
        if progress:
            progress(done, len(files))
    findings += _against_archive(facts, desk, others)
    return Result(tuple(sorted(findings)), len(files))


def _against_archive(facts: list[Facts], desk: Desk, others: _Others) -> Iterator[Finding]:
    """What the archive rules say of the articles in hand, with the `others` beside them."""
    asked = {article.path for article in facts}
    found = check_archive([*facts, *others(facts, desk)], desk)
    return (finding for finding in found if finding.path in asked)


def _no_others(facts: list[Facts], desk: Desk) -> Iterable[Facts]:
    return ()


def _file_findings(entry: Entry, desk: Desk) -> tuple[Finding, ...]:
    return tuple(
        at_head(entry.path, rule, message)
        for rule in rules_of("check_file")
        for message in rule.check(entry, desk)
    )


def _examined(files: list[Path | Entry], desk: Desk, jobs: int | None) -> Iterator[list[Examination]]:
    jobs = jobs or _cores()
    batches = _batches(files)
    if jobs == 1 or len(files) < _FEW:
        for batch in batches:
            yield _examine_files(batch, desk)
        return
    from concurrent.futures import ProcessPoolExecutor

    parts = (desk.root, desk.settings, desk.settings_file, desk.schema_folder)
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=parts) as pool:
        yield from pool.map(_examine_batch, batches)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _examine_files(files: list[Path | Entry], desk: Desk) -> list[Examination]:
    limit = desk.settings.limits.article_bytes
    return [
        examine_entry(file if isinstance(file, Entry) else read_entry(file, desk.root, limit), desk) for file in files
    ]


def _batches(files: list[Path | Entry]) -> Iterator[list[Path | Entry]]:
    iterator = iter(files)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


_worker_desk: Desk | None = None


def _start_worker(root: Path, settings: Settings, settings_file: Path | None, schema_folder: Path) -> None:
    global _worker_desk
    _worker_desk = Desk(root, settings, settings_file, schema_folder)


def _examine_batch(files: list[Path | Entry]) -> list[Examination]:
    assert _worker_desk is not None
    return _examine_files(files, _worker_desk)
