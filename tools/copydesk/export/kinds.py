"""What an export can be: a bundle, a delta between two, or a bag with a bundle in its folder data/."""

import json
from collections.abc import Mapping
from pathlib import Path

from copydesk.export import delta, manifest
from copydesk.export.contents import read_contents

BUNDLE, DELTA, BAG = "bundle", "delta", "bag"

MARKS = {  # the file that tells one, in the order in which they are asked, and its format up to the number
    delta.NAME: (DELTA, "copydesk-delta/"),
    manifest.NAME: (BUNDLE, "copydesk-bundle/"),
    f"data/{manifest.NAME}": (BAG, "copydesk-bundle/"),
}


def of_place(place: Path) -> str | None:
    """What stands in a folder or an archive, whole or not; None for anything else. Raises OSError."""
    if not place.is_dir():
        return of_files(read_contents(place).kept)
    return of_files({name: (place / name).read_bytes() for name in MARKS if (place / name).is_file()})


def of_files(files: Mapping[str, bytes]) -> str | None:
    """What some files are; only those by which one is told are asked."""
    for name, (kind, format) in MARKS.items():
        if name in files:
            return kind if _format(files[name]).startswith(format) else None
    return None


def _format(data: bytes) -> str:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    return str(value.get("format")) if isinstance(value, dict) else ""
