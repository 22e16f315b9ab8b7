"""Whether a bundle is whole: every digest, nothing missing, nothing extra; and a bag around one."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from copydesk.article.times import parse_time
from copydesk.desk import DeskError
from copydesk.export import archive, bag, kinds, manifest
from copydesk.export.contents import Contents, is_gzip, read_contents
from copydesk.export.manifest import File, Manifest, NotRead

_BESIDE = (manifest.NAME, manifest.DIGEST, manifest.SIGNATURE)


class Verdict(NamedTuple):
    """What is wrong with a bundle, in words; its manifest, where that can be read, and the bytes of it and of
    its signature."""

    problems: list[str]
    manifest: Manifest | None
    data: bytes = b""
    signature: bytes | None = None


def verify(place: Path) -> Verdict:
    """Read a bundle, a folder, a `.tar.gz` or a bag. Raises DeskError where there is none to read."""
    contents = open_contents(place)
    kind = kinds.of_files(contents.kept)
    if kind == kinds.DELTA:
        raise DeskError(
            f"{place} is a delta. `copydesk apply` checks it, together with the bundle it is for."
        )
    return verify_bag(contents) if kind == kinds.BAG else verify_contents(contents)


def open_contents(place: Path) -> Contents:
    """What a folder or a `.tar.gz` holds. Raises DeskError where it can't be read or is nothing of ours."""
    if not place.exists():
        raise DeskError(f"there is no file or folder {place}.")
    try:
        if place.is_dir():  # asked first: it may be a folder of anything
            if not any(os.path.lexists(place / name) for name in kinds.MARKS):
                raise DeskError(f"{place} is no bundle: it has no {manifest.NAME}.")
        elif not place.is_file() or not is_gzip(place):
            raise DeskError(f"{place} is no bundle: it is neither a folder nor a .tar.gz.")
        contents = read_contents(place)
    except OSError as error:
        raise DeskError(f"{place} can't be read: {error.strerror or error}.") from None
    if not contents.problems and not any(name in contents.kept for name in kinds.MARKS):
        raise DeskError(f"{place} is no bundle: it has no {manifest.NAME}.")
    return contents


def manifest_at(place: Path) -> Manifest:
    """The manifest of a file, of a bundle or of a bag. Raises DeskError where there is none."""
    try:
        if place.is_dir():
            folder = place if (place / manifest.NAME).is_file() else place / bag.DATA
            data = _start(folder / manifest.NAME)
        elif place.is_file() and not is_gzip(place):
            data = _start(place)
        else:
            kept = open_contents(place).kept
            data = kept.get(manifest.NAME) or kept.get(bag.DATA + manifest.NAME) or b""
        return manifest.read(data)
    except OSError as error:
        raise DeskError(f"no manifest can be read from {place}: {error.strerror or error}.") from None
    except NotRead as error:
        raise DeskError(f"{place}: {error}") from None


def verify_contents(contents: Contents) -> Verdict:
    """What is wrong with what a place holds, if it is to be a bundle."""
    verdict = verify_seal(contents)
    if verdict.manifest is None:
        return verdict
    return verdict._replace(problems=verdict.problems + compare(contents, verdict.manifest.files, _BESIDE))


def verify_seal(contents: Contents) -> Verdict:
    """What is wrong with the manifest, its digest and the way it is packed, whatever else a place holds."""
    problems, data = list(contents.problems), contents.manifest
    if data is None:
        return Verdict([*problems, f"{manifest.NAME} is missing."], None)
    try:
        listed = manifest.read(data)
    except NotRead as error:
        return Verdict([*problems, f"{manifest.NAME}: {error}"], None)
    digest = contents.kept.get(manifest.DIGEST)
    if digest is None:
        problems.append(f"{manifest.DIGEST} is missing.")
    elif digest != manifest.digest_line(hashlib.sha256(data).hexdigest()):
        problems.append(f"{manifest.NAME} has been changed, or {manifest.DIGEST} beside it: they do not fit.")
    if contents.times - {archive.time_of(parse_time(listed.as_of))}:
        problems.append("the archive's files are not all of the time of the edition.")
    return Verdict(problems, listed, data, contents.kept.get(manifest.SIGNATURE))


def verify_bag(contents: Contents) -> Verdict:
    """What is wrong with what a place holds, if it is to be a bag."""
    inside = {path: file for path, file in contents.files.items() if path.startswith(bag.DATA)}
    kept = {path.removeprefix(bag.DATA): data for path, data in contents.kept.items() if path in inside}
    files = {path.removeprefix(bag.DATA): file for path, file in inside.items()}
    files = {path: file._replace(path=path) for path, file in files.items()}
    verdict = verify_contents(contents._replace(files=files, kept=kept))
    if verdict.manifest is None:
        return verdict
    tags = bag.tags(verdict.manifest, inside.values())
    expected = [File(path, hashlib.sha256(data).hexdigest(), len(data)) for path, data in tags.items()]
    outside = {path: file for path, file in contents.files.items() if path not in inside}
    return verdict._replace(problems=verdict.problems + compare(contents._replace(files=outside), expected))


def compare(contents: Contents, files: Iterable[File], others: Iterable[str] = ()) -> list[str]:
    """What is wrong with the files of a place, if it is to hold these, and may hold others."""
    problems, known = [], set(others)
    for file in sorted(files):
        known.add(file.path)
        found = contents.files.get(file.path)
        if found is None:
            problems.append(f"{file.path} is missing.")
        elif found.size != file.size:
            problems.append(f"{file.path} has {found.size:,} bytes; the manifest says {file.size:,}.")
        elif found.sha256 != file.sha256:
            problems.append(f"{file.path} has been changed: its digest is not the manifest's.")
    return problems + [
        f"{path} is not in the manifest." for path in sorted(contents.files) if path not in known
    ]


def _start(file: Path) -> bytes:
    """As much of a file as a manifest may have."""
    with open(file, "rb") as data:
        return data.read(manifest.MOST)
