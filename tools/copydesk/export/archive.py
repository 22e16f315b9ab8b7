"""A bundle as one `.tar.gz` that depends on nothing but its files and the edition's time.

Names in order, plain files only, owner and group 0, mode 0644; gzip without a name or a time. The tar inside
is the same everywhere; the compressed bytes are too, wherever Python has the same zlib.
"""

import gzip
import tarfile
from datetime import datetime
from pathlib import Path

SUFFIX = ".tar.gz"


def time_of(as_of: datetime) -> int:
    """The time of every file in it: that of the edition, in seconds."""
    return max(0, int(as_of.timestamp()))


def write(folder: Path, file: Path, as_of: datetime) -> None:
    """Pack the files of a folder, each with the time `as_of`."""
    names = sorted(found.relative_to(folder).as_posix() for found in folder.rglob("*") if found.is_file())
    with (
        open(file, "xb") as out,
        gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = (folder / name).stat().st_size
            member.mtime, member.mode = time_of(as_of), 0o644
            with open(folder / name, "rb") as data:
                tar.addfile(member, data)
