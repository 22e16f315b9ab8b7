"""A change of a file as a unified diff, from the newsroom's folder, which `git apply` takes."""

import difflib
from collections.abc import Iterator

from copydesk.report.look import Look, visible

_UNENDED = "\\ No newline at end of file\n"
_COLOURS = {"-": "error", "+": "good", "@": "dim"}
_SHORT = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"} | {
    char: f"\\{char}" for char in '"\\'
}


def head_lines(old: str, new: str, look: Look) -> Iterator[str]:
    """The lines that stand above the diff of a file where some are moved, this one or another."""
    moved = (f"rename from {_name(old)}", f"rename to {_name(new)}") if old != new else ()
    for line in (f"diff --git {_name(f'a/{old}')} {_name(f'b/{new}')}", *moved):
        yield look.paint(line, "bold") + "\n"


def diff_lines(old: str, new: str, before: bytes, after: bytes, look: Look, terminal: bool) -> Iterator[str]:
    """The lines of the diff of a file that was at the path `old` and is at `new`. At a `terminal` control
    characters are shown by their codes; elsewhere they are left, so that a program can apply the diff."""
    changed = difflib.unified_diff(_lines(before), _lines(after), _name(f"a/{old}"), _name(f"b/{new}"))
    for number, line in enumerate(changed):
        bare = line.removesuffix("\n")
        shown = visible(bare) if terminal else bare
        name = "bold" if number < 2 else _COLOURS.get(shown[:1], "")
        yield (look.paint(shown, name) if name else shown) + "\n"
        if bare == line:
            yield _UNENDED


def _name(path: str) -> str:
    """A file's name as Git writes it: between quotes, with codes, where there is something in it that can't be shown
    as it is (quote.c of Git)."""
    shown = "".join(map(_shown, path))
    return path if shown == path else f'"{shown}"'


def _shown(char: str) -> str:
    """A character as it is, or by the codes of its bytes."""
    if char in _SHORT:
        return _SHORT[char]
    if visible(char) == char:
        return char
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))


def _lines(data: bytes) -> list[str]:
    """The lines of a file, with their ends as they are."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
