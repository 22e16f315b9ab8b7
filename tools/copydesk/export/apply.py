"""Applies a delta: from the bundle it starts from to the bundle it leads to, or to nothing at all."""

import os
import shutil
from collections import Counter
from collections.abc import Set
from pathlib import Path
from typing import NamedTuple

from copydesk.article.times import parse_time
from copydesk.desk import DeskError
from copydesk.export import delta, kinds, manifest, signed
from copydesk.export.contents import Contents, Unpack, read_contents
from copydesk.export.manifest import Manifest
from copydesk.export.room import clear_up
from copydesk.export.signed import Signers
from copydesk.export.staging import Staging, Target
from copydesk.export.verify import compare, manifest_at, open_contents, verify_contents, verify_seal


class Applied(NamedTuple):
    """What is wrong with the bundle or the delta, in words; and where nothing is, the manifest that is now in
    place, how many items were changed and in which way, and who signed it, if that was asked."""

    problems: list[str]
    manifest: Manifest | None = None
    counts: Counter[str] = Counter()
    who: str = ""


def apply(place: Path, target: Path, signers: Signers | None = None) -> Applied:
    """Make of a bundle (a folder or a `.tar.gz`) the one that the delta at `place` leads to.

    Everything is read and checked first; then the new bundle is written beside the old one, read again and
    checked, and takes its place in one step. Raises DeskError where there is no delta, no bundle, or the
    delta is for another one.
    """
    clear_up(Path(os.path.realpath(target)))
    base, incoming = open_contents(target), open_contents(place)
    for there, contents, kind in ((target, base, kinds.BUNDLE), (place, incoming, kinds.DELTA)):
        if kinds.of_files(contents.kept) != kind:
            raise DeskError(f"{there} is no {kind}. The command is `copydesk apply DELTA BUNDLE`.")
    before = verify_contents(base)
    if not before.manifest or before.problems:
        return Applied([f"{target}: {problem}" for problem in before.problems])
    after = verify_seal(incoming)
    if not after.manifest or after.problems:
        return Applied([f"{place}: {problem}" for problem in after.problems])
    _refuse_another(before.manifest, after.manifest, incoming, place, target)
    made = delta.between(before.manifest, after.manifest)
    problems = compare(incoming, made.put, (*manifest.BESIDE,))
    if incoming.kept[delta.NAME] != made.data:
        problems.append(
            f"{delta.NAME} has been changed: it is not what leads from the one manifest to the other."
        )
    answer = signed.check(after, signers)
    problems += [answer.trouble] if answer.trouble else []
    if problems:
        return Applied([f"{place}: {problem}" for problem in problems])
    _write(place, target, {file.path for file in made.put}, before.manifest, after.manifest)
    return Applied([], after.manifest, made.counts, answer.who if signers else "")


def _refuse_another(before: Manifest, after: Manifest, incoming: Contents, place: Path, target: Path) -> None:
    start = delta.start_of(incoming.kept[delta.NAME])
    if before.digest == after.digest:
        raise DeskError(f"{target} is the bundle that {place} leads to already.")
    if start != before.digest:
        raise DeskError(
            f"{place} is not for this bundle: it starts from the manifest {start[:16]}..., and that of "
            f"{target} is {before.digest[:16]}..., as of {before.as_of}. Nothing was changed."
        )


def _write(place: Path, target: Path, new: set[str], before: Manifest, after: Manifest) -> None:
    stays = {file.path for file in after.files} - new
    comes = new | {manifest.NAME, manifest.DIGEST, manifest.SIGNATURE}
    with Staging(Target.of(target, False)) as staging:
        _take_over(target, stays, staging)
        read_contents(place, _only(comes, staging))
        written = verify_contents(read_contents(staging.folder))
        same = not written.problems and written.manifest and written.manifest.digest == after.digest
        if not same or manifest_at(target).digest != before.digest:
            raise DeskError(f"{target} or {place} was changed by somebody else meanwhile. Nothing was done.")
        staging.publish(parse_time(after.as_of))


def _take_over(target: Path, paths: Set[str], staging: Staging) -> None:
    """What stays of a bundle: linked, or copied where the disk knows no links; out of an archive unpacked."""
    if not target.is_dir():
        read_contents(target, _only(paths, staging))
        return
    for path in sorted(paths):
        place = staging.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(target / path, place, follow_symlinks=False)
        except OSError:
            shutil.copyfile(target / path, place, follow_symlinks=False)


def _only(paths: Set[str], staging: Staging) -> Unpack:
    return lambda path: staging.open(path) if path in paths else None
