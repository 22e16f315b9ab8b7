"""A new article, or a field of one, as text: as an editor would type it.

Quotes stand only where YAML needs them, short lists stand on one line, long text is folded. What is written
here reads back, by `copydesk.article.yaml`, to the same values. A field's value is text, a mapping, or a
list of texts and mappings; the order is the one given.
"""

import re
from collections.abc import Mapping
from typing import Any

from copydesk.article.document import plain_value
from copydesk.pattern import Pattern

WIDTH = 110

_START = tuple("-?:,[]{}#&*!|>'\"%@`.=~<“”„‟‘’‚«» ")
_OTHER_READERS = {"y", "n", "yes", "no", "on", "off"}
_UNPRINTABLE = Pattern(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}
_NUMBER = Pattern(r"[+\d][\d_,.:eE+xo-]*\Z", re.A)
_TIME = Pattern(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?\Z", re.A)


def article_text(fields: Mapping[str, Any], body: str, comments: Mapping[str, str] | None = None) -> str:
    """The whole file. `comments` are sentences to put above a field, by its name."""
    lines = ["---"]
    for name, value in fields.items():
        if comments and name in comments:
            from textwrap import wrap

            lines += wrap(
                comments[name],
                WIDTH - 10,
                initial_indent="# ",
                subsequent_indent="# ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        lines += field_lines(name, value)
    lines.append("---")
    return "\n".join(lines) + "\n" + (f"\n{body.strip(chr(10))}\n" if body.strip("\n") else "")


def field_lines(name: str, value: Any, indent: str = "") -> list[str]:
    """The lines of `name: value`, each behind `indent`."""
    head = f"{indent}{scalar(name)}:"
    if isinstance(value, str):
        return _text(head, value, indent)
    if not value:
        return [f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"]
    if isinstance(value, Mapping):
        return [head, *(line for key, item in value.items() for line in field_lines(key, item, indent + "  "))]
    if all(isinstance(item, str) for item in value):
        line = f"{head} [{', '.join(scalar(item, in_list=True) for item in value)}]"
        if len(line) <= WIDTH:
            return [line]
    return [head, *(line for item in value for line in item_lines(item, indent + "  "))]


def item_lines(item: Any, indent: str) -> list[str]:
    """The lines of one entry of a list that takes a line or more for each; `indent` stands before its dash."""
    if isinstance(item, str):
        return _text(f"{indent}-", item, indent)
    lines = [line for key, value in item.items() for line in field_lines(key, value, indent + "  ")]
    return [f"{indent}- {lines[0][len(indent) + 2 :]}", *lines[1:]] if lines else [f"{indent}- {{}}"]


def _text(head: str, value: str, indent: str) -> list[str]:
    line = f"{head} {scalar(value)}"
    if len(line) <= WIDTH or not _folds(value):
        return [line]
    room = max(WIDTH - len(indent) - 2, 40)
    return [f"{head} >-", *(f"{indent}  {part}" for part in _wrapped(value, room))]


def _folds(value: str) -> bool:
    """Whether text comes back the same from a folded block. One with a # is kept on its line, in quotes."""
    words = value.split(" ")  # one that begins with another kind of space can't begin a line
    return all(word and not word[0].isspace() for word in words) and "#" not in value and not _UNPRINTABLE.search(value)


def _wrapped(value: str, room: int) -> list[str]:
    """Text in lines of at most `room` characters where its spaces allow it."""
    lines, line = [], ""
    for word in value.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def in_braces(item: Any) -> str:
    """One entry of a list that stands between square brackets: text, or a mapping of texts."""
    if isinstance(item, str):
        return scalar(item, in_list=True)
    return "{" + ", ".join(f"{name}: {scalar(value, in_list=True)}" for name, value in item.items()) + "}"


def scalar(value: str, in_list: bool = False) -> str:
    """Text as a YAML scalar on one line; `in_list` for one between square brackets."""
    if _is_plain(value) and not (in_list and re.search(r"[,\[\]{}:?]", value)):
        return value
    if _UNPRINTABLE.search(value):
        return quoted(value, '"')
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quoted(value: str, quote: str) -> str:
    """Text between quotes of the kind that is given, ' or "; where it needs the others, between those."""
    if quote == "'" and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_escaped(char) for char in value) + '"'


def _is_plain(value: str) -> bool:
    if not value or value.startswith(_START) or value != value.strip() or value.endswith(":"):
        return False
    if ": " in value or " #" in value or _UNPRINTABLE.search(value) or value.lower() in _OTHER_READERS:
        return False
    return bool(_TIME.match(value)) or (plain_value(value) == value and not _NUMBER.match(value))


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _UNPRINTABLE.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
