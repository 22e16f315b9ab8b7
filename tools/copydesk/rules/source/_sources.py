"""Reading sources as writers type them, against the register."""

import re

from copydesk.desk.nearest import plain
from copydesk.pattern import Pattern

_BETWEEN = Pattern(r"\s*[,;]\s*|\s*/\s*(?!@)|\s+and\s+|\s+oraz\s+|\s+i\s+")
_AROUND_SLASH = Pattern(r"(?<!\s)\s*/\s*")
_HANDLE = Pattern(r"@[\w.-]{1,60}\Z")
_ADDRESS = Pattern(r"(?:https?|ftp)://|www\.", re.I)


def is_address(text: str) -> bool:
    """Whether text is meant as a web address."""
    return _ADDRESS.match(text) is not None


def is_known(typed: str, register) -> bool:
    """Whether a source may be typed like this: a code, or a social network and a handle."""
    code, slash, handle = typed.partition("/")
    entry = register.get(code)
    return entry is not None and (
        not slash or (entry.text("kind") == "social" and _HANDLE.match(handle) is not None)
    )


def right_form(typed: str, register) -> str | None:
    """The right form of a source whose case is wrong or whose name is spelt out, or None."""
    code, slash, handle = _AROUND_SLASH.sub("/", typed).partition("/@")
    wanted = plain(code[:80])
    for entry in register.entries.values():
        if wanted and wanted in (plain(entry.code), plain(entry.name)):
            form = f"{entry.code}/@{handle.strip()}" if slash else entry.code
            return form if is_known(form, register) else None
    return None


def split(text: str) -> list[str]:
    """The sources of a line such as `MON/IAR/X/@KosiniakKamysz`."""
    return [part for part in _BETWEEN.split(text.strip()) if part]
