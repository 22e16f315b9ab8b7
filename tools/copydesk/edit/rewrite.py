"""Writing an article that is there anew. It is never half written, and never written over somebody's change."""

import os
import stat
import tempfile
from pathlib import Path


class NotWritten(Exception):
    """The file was left as it is; the message says why."""


def rewrite(file: Path, read: bytes, data: bytes, root: Path) -> None:
    """Put `data` in the place of a file that was `read` before, with the same permissions.

    Raises NotWritten for a link, for a file outside the newsroom's folder `root`, and where the file has
    changed since it was read or can't be written.
    """
    try:
        mode = writable_mode(file, root)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem[:40]}.", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(beside, mode)
            if file.read_bytes() != read:
                raise NotWritten("it has changed in the meantime")
            os.replace(beside, file)
        finally:
            if os.path.lexists(beside):
                os.unlink(beside)
    except OSError as error:
        raise NotWritten(f"it can't be written ({error.strerror or error})") from None


def writable_mode(file: Path, root: Path) -> int:
    """The permissions of a file that may be written. Raises NotWritten for a link, for what is no file, for one
    outside the newsroom's folder `root` and for one that is read-only; OSError where there is none."""
    info = os.lstat(file)
    if stat.S_ISLNK(info.st_mode):
        raise NotWritten("it is a link")
    if not stat.S_ISREG(info.st_mode):
        raise NotWritten("it is no file")
    if not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
        raise NotWritten("it lies outside the newsroom's folder")
    if not info.st_mode & 0o222:
        raise NotWritten("it is read-only")
    return stat.S_IMODE(info.st_mode)
