"""How a report looks: colours, and what is done to text that comes from a file.

Whatever stands in an article or a file's name is shown without control characters, so that it can't move
the cursor, colour the terminal or pass for a command of a CI system.
"""

import os
import re
import unicodedata
from dataclasses import dataclass
from typing import TextIO
from urllib.parse import quote

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_CODES = {"error": "1;31", "warning": "1;33", "advice": "1;36", "bold": "1", "dim": "2", "good": "1;32", "rule": "35"}


@dataclass(frozen=True)
class Look:
    """`colour` says whether to paint; `root` is the newsroom's folder, where paths begin ("" to leave them so);
    `rules_url` is the setting of that name."""

    colour: bool = False
    root: str = ""
    rules_url: str = ""

    def paint(self, text: str, name: str) -> str:
        """Text in a colour, if there are colours."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour else text

    def path(self, path: str) -> str:
        """A finding's path as the user would type it, fit to be shown."""
        return visible(self.place(path))

    def place(self, path: str) -> str:
        """A finding's path from where the user stands, as it is."""
        if not self.root or os.path.isabs(path):
            return path
        try:
            return os.path.relpath(os.path.join(self.root, path))
        except ValueError:  # another drive
            return os.path.join(self.root, path)

    def page(self, rule: str) -> str:
        """The address of a rule's page on the web; "" where the newsroom has none."""
        anchor = quote(rule.replace("/", ""), safe="")
        return self.rules_url.replace("{anchor}", anchor).replace("{rule}", quote(rule, safe="/"))


def help_for(rule: str) -> str:
    """What to type to read a rule's page."""
    return f"copydesk explain {rule}"


def look_for(out: TextIO, root: str, rules_url: str = "") -> Look:
    """The look for an output: colours at a terminal only, and not where NO_COLOR is set."""
    colour = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(bool(colour), root, rules_url)


def visible(text: str) -> str:
    """Text with every control character, direction mark and line break shown by its code."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text).replace("\t", " ")


def counted(number: int, name: str) -> str:
    """A number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_column, text))


def fitted(text: str, width: int) -> str:
    """A text that takes no more columns than `width`; what is cut off at its end leaves an ellipsis."""
    if columns(text) <= width:
        return text
    kept, left = "", width - 1
    for char in text:
        left -= _column(char)
        if left < 0:
            break
        kept += char
    return f"{kept.rstrip()}…"


def _column(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
