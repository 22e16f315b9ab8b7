"""Mending files: each is read, mended and written by itself, so that trouble with one never stops another."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from copydesk.desk import Desk
from copydesk.edit.rewrite import NotWritten, rewrite
from copydesk.files import find_articles, read_entry, shown_path
from copydesk.fix.mend import Mended, mend
from copydesk.pictures import PictureFolder

_FEW = 60
_CHUNK = 20


@dataclass(frozen=True)
class Outcome:
    """What became of a file: its bytes as they were, what its fixes made of it, and why it was not written."""

    path: str
    before: bytes
    mended: Mended
    trouble: str = ""

    @property
    def changed(self) -> bool:
        """Whether something was fixed, or would be."""
        return self.mended.data != self.before and not self.trouble


@dataclass(frozen=True)
class Way:
    """How files are fixed: with the `unsafe` fixes, too, and whether they are written; `today` is the day on
    which the time of suppressions is judged."""

    unsafe: bool = False
    write: bool = True
    today: date | None = None


def fix_files(
    paths: Iterable[Path], desk: Desk, way: Way, progress: Callable[[int, int], None] | None = None
) -> list[Outcome]:
    """Mend the articles under `paths` and tell of those that a fix has changed, or could not.
    `progress(done, of)` is called after each."""
    files = list(find_articles(paths))
    outcomes = []
    for done, outcome in enumerate(_fixed(files, desk, way), 1):
        if outcome.changed or outcome.trouble or outcome.mended.refused:
            outcomes.append(outcome)
        if progress:
            progress(done, len(files))
    return outcomes


def _fixed(files: list[Path], desk: Desk, way: Way) -> Iterator[Outcome]:
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs == 1 or len(files) < _FEW:
        yield from (_fix(file, desk, way) for file in files)
        return
    from concurrent.futures import ProcessPoolExecutor

    parts = (desk.root, desk.settings, desk.settings_file, desk.schema_folder)
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(way, *parts)) as pool:
        yield from pool.map(_fix_in_worker, files, chunksize=_CHUNK)


def _fix(file: Path, desk: Desk, way: Way) -> Outcome:
    path, before = shown_path(file, desk.root), b""
    mended = Mended(before, (), ())
    try:
        entry = read_entry(file, desk.root, desk.settings.limits.article_bytes)
        if entry.data is None:
            return Outcome(path, before, mended)  # `copydesk check` says why
        before = entry.data
        mended = mend(path, before, desk, way.unsafe, PictureFolder(desk.root, desk.settings), way.today)
        if way.write and mended.data != before:
            rewrite(file, before, mended.data, desk.root)
    except NotWritten as error:
        return Outcome(path, before, mended, str(error))
    except Exception as error:  # a defect of ours must not keep the fixes from other files
        return Outcome(path, before, Mended(before, (), ()), f"{type(error).__name__}: {str(error)[:200]}")
    return Outcome(path, before, mended)


_worker: tuple[Desk, Way] | None = None


def _start_worker(way: Way, *parts) -> None:
    global _worker
    _worker = Desk(*parts), way


def _fix_in_worker(file: Path) -> Outcome:
    assert _worker is not None
    return _fix(file, *_worker)
