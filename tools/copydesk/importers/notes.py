"""What an import hands back: the article, and notes to the human who asked for it."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class CantImport(Exception):
    """This can't become an article; the message says why and what to do."""


class Note(NamedTuple):
    """One thing to know. `where` is a line of the page ("line 8") or a field, for which `line` is 0.

    `open` is true where something is unsure or left to do, false where it only says what was made of what.
    """

    line: int
    where: str
    text: str
    open: bool


@dataclass
class Notes:
    """The notes of one import, gathered as it goes."""

    found: list[Note] = field(default_factory=list)

    def made(self, line: int, text: str) -> None:
        """Say what was made of a line of the page."""
        self.found.append(Note(line, f"line {line}", text, False))

    def check(self, line: int, text: str) -> None:
        """Say that a human should look at a line of the page."""
        self.found.append(Note(line, f"line {line}", text, True))

    def field(self, name: str, text: str) -> None:
        """Say what a field still needs."""
        self.found.append(Note(0, name, text, True))

    def in_order(self) -> tuple[Note, ...]:
        """The notes in the order of the page, those on fields last."""
        return tuple(sorted(self.found, key=lambda note: note.line or float("inf")))


@dataclass(frozen=True)
class Imported:
    """An article ready to be filed: its path, fields, body and whole text, and the notes, by line."""

    path: str
    fields: dict[str, Any]
    body: str
    text: str
    notes: tuple[Note, ...]
