"""Whether a bundle is whole: every digest, nothing missing, nothing extra."""

import os
from pathlib import Path
from typing import NamedTuple

from copydesk.desk import DeskError
from copydesk.export import manifest
from copydesk.export.contents import is_gzip, read_contents
from copydesk.export.manifest import Manifest, NotRead


class Verdict(NamedTuple):
    """What is wrong with a bundle, in words, and its manifest where that can be read."""

    problems: list[str]
    manifest: Manifest | None


def verify(place: Path) -> Verdict:
    """Read a bundle, a folder or a `.tar.gz`. Raises DeskError where there is none to read."""
    if not place.exists():
        raise DeskError(f"there is no file or folder {place}.")
    try:
        if place.is_dir():
            if not os.path.lexists(place / manifest.NAME):  # asked first: it may be a folder of anything
                raise DeskError(f"{place} is no bundle: it has no {manifest.NAME}.")
        elif not place.is_file() or not is_gzip(place):
            raise DeskError(f"{place} is no bundle: it is neither a folder nor a .tar.gz.")
        contents = read_contents(place)
    except OSError as error:
        raise DeskError(f"{place} can't be read: {error.strerror or error}.") from None
    if contents.manifest is None:
        if not contents.problems:
            raise DeskError(f"{place} is no bundle: it has no {manifest.NAME}.")
        return Verdict([*contents.problems, f"{manifest.NAME} is missing."], None)
    try:
        listed = manifest.read(contents.manifest)
    except NotRead as error:
        return Verdict([*contents.problems, f"{manifest.NAME}: {error}"], None)
    problems = list(contents.problems)
    for file in sorted(listed.files):
        found = contents.files.get(file.path)
        if found is None:
            problems.append(f"{file.path} is missing.")
        elif found.size != file.size:
            problems.append(f"{file.path} has {found.size:,} bytes; the manifest says {file.size:,}.")
        elif found.sha256 != file.sha256:
            problems.append(f"{file.path} has been changed: its digest is not the manifest's.")
    known = {file.path for file in listed.files} | {manifest.NAME}
    problems += [f"{path} is not in the manifest." for path in sorted(contents.files) if path not in known]
    return Verdict(problems, listed)
