"""The hooks of a clone: small scripts that hand over to copydesk. Another's hook is never touched."""

import os
import secrets
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from copydesk.error import DeskError

_MARK = "# Set up by `copydesk hook install`; taken out by `copydesk hook uninstall`."
_SCRIPT = """#!/bin/sh
{mark}
if command -v copydesk >/dev/null 2>&1; then
    exec copydesk hook {name} "$@"
fi
exec {python} -P -m copydesk hook {name} "$@"
"""


class Installed(NamedTuple):
    """The hooks that were written, and those of others that were left as they are."""

    written: tuple[Path, ...]
    left: tuple[Path, ...]


def install(folder: Path, names: Iterable[str]) -> Installed:
    """Write hooks into a folder. Raises DeskError where it can't be written."""
    written, left = [], []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            path = folder / name
            if os.path.lexists(path) and not _is_ours(path):
                left.append(path)
                continue
            text = _SCRIPT.format(mark=_MARK, name=name, python=shlex.quote(sys.executable))
            beside = folder / f".{name}.{secrets.token_hex(4)}"
            beside.write_text(text, encoding="utf-8")
            beside.chmod(0o755)
            os.replace(beside, path)
            written.append(path)
    except OSError as error:
        raise DeskError(f"{folder}: hooks can't be written here: {error.strerror or error}.") from None
    return Installed(tuple(written), tuple(left))


def uninstall(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Take our hooks out of a folder; those that were there. Raises DeskError."""
    removed = [folder / name for name in names if _is_ours(folder / name)]
    try:
        for path in removed:
            path.unlink()
    except OSError as error:
        raise DeskError(f"{folder}: a hook can't be removed: {error.strerror or error}.") from None
    return tuple(removed)


def _is_ours(path: Path) -> bool:
    try:
        return not path.is_symlink() and _MARK in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
