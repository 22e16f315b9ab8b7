"""The baseline: findings that were there when a newsroom began to check, and are known.

They stand in one file, an entry a line, sorted: the rule, the file, the text (for people), the fingerprint
of the text and how many times the rule speaks on it. No line numbers, so that an edit elsewhere changes
nothing. A file of a million entries is read line by line, and where there is no file nothing is done.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from copydesk.error import DeskError
from copydesk.fingerprint import common_fingerprint
from copydesk.finding import Finding, Spot
from copydesk.text import Position

NAME = ".copydesk-baseline.json"

_HEAD = b'{"format": "copydesk-baseline/1", "findings": ['
_TAIL = b"]}"
_START = b'{"path": "'
_AFTER_PATH = b'", "rule": "'
_LONGEST = 20_000
_TEXT = 100


class Entry(NamedTuple):
    """What the baseline says of one text: `count` findings of a rule stand on it."""

    path: str
    rule: str
    text: str
    fingerprint: str
    count: int


class Left(NamedTuple):
    """An entry of which `left` findings have not been met, and its line in the baseline."""

    entry: Entry
    left: int
    spot: Spot


class Baseline:
    """The baseline of a newsroom's folder. `open` it, ask what is `new`, and at the end what is `left`."""

    def __init__(self, root: Path):
        self.path = NAME
        self._file = root / NAME
        self._left: dict[str, int] = {}

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return os.path.lexists(self._file)

    @property
    def digest(self) -> str:
        """A digest of the file; nothing where there is none or it can't be read."""
        try:
            return hashlib.sha256(self._file.read_bytes()).hexdigest()
        except OSError:
            return ""

    def open(self, only: Iterable[str] | None = None, folder: str = "") -> None:
        """Read the entries; of those for files in `folder` `only` the ones for some paths, where they are
        given. Raises DeskError."""
        if not self.exists:
            return
        wanted = None if only is None else {_quoted(path) for path in only}
        inside = _quoted(f"{folder}/")
        for number, line in _lines(self._file):
            if wanted is not None:
                path = line[len(_START) : line.find(_AFTER_PATH)]
                if path not in wanted and path.startswith(inside):
                    continue
            entry = _entry(number, line)
            self._left[entry.fingerprint] = max(self._left.get(entry.fingerprint, 0), entry.count)

    def new(self, findings: list[Finding]) -> list[Finding]:
        """Those of the findings that the baseline does not know. What it knows is used up by being met."""
        if not self._left:
            return findings
        found = []
        for finding in findings:
            print_ = common_fingerprint(finding)
            left = self._left.get(print_, 0)
            if left:
                self._left[print_] = left - 1
            else:
                found.append(finding)
        return found

    def left(self) -> Iterator[Left]:
        """The entries of which not all has been met."""
        if any(self._left.values()):
            for number, line in _lines(self._file):
                entry = _entry(number, line)
                left = self._left.pop(entry.fingerprint, 0)
                if left:
                    text = line.decode("utf-8", "replace")
                    spot = Spot(Position(number, 1), Position(number, len(text) + 1), text[:400])
                    yield Left(entry, left, spot)

    def entries(self) -> dict[str, Entry]:
        """All entries by fingerprint. Raises DeskError."""
        found = (_entry(number, line) for number, line in _lines(self._file)) if self.exists else ()
        return {entry.fingerprint: entry for entry in found}

    def write(self, entries: Iterable[Entry]) -> None:
        """Put these entries in the place of the file's. Raises DeskError."""
        lines = b",\n".join(_line(entry) for entry in sorted(entries))
        spare = self._file.with_name(f"{NAME}.{os.getpid()}.new")
        try:
            with open(spare, "xb") as out:
                out.write(_HEAD + b"\n" + lines + (b"\n" if lines else b"") + _TAIL + b"\n")
            os.replace(spare, self._file)
        except OSError as error:
            spare.unlink(missing_ok=True)
            raise DeskError(f"{NAME}: it can't be written: {error.strerror}.") from None


class Ledger(Baseline):
    """Takes down every finding for a baseline that is to be written; to it all findings are known."""

    def __init__(self, root: Path):
        super().__init__(root)
        self.found: dict[str, Entry] = {}

    def open(self, only: Iterable[str] | None = None, folder: str = "") -> None:
        """There is nothing to read."""

    def new(self, findings: list[Finding]) -> list[Finding]:
        """None; they are in `found`."""
        for finding in findings:
            print_ = common_fingerprint(finding)
            known = self.found.get(print_)
            if known:
                self.found[print_] = known._replace(count=known.count + 1)
            else:
                self.found[print_] = Entry(finding.path, finding.rule, _text(finding.excerpt), print_, 1)
        return []


def _text(excerpt: str) -> str:
    """What a person knows the place by."""
    text = "".join(char if char.isprintable() else " " for char in excerpt[: 4 * _TEXT])
    text = " ".join(text.split())
    return text if len(text) <= _TEXT else text[: _TEXT - 1] + "…"


def _line(entry: Entry) -> bytes:
    path, rule, text, print_, count = entry
    values = {"path": path, "rule": rule, "text": text, "count": count, "fingerprint": print_}
    return _encoded(json.dumps(values, ensure_ascii=False))


def _quoted(text: str) -> bytes:
    """A text as it stands in the file, without its quotation marks."""
    return _encoded(json.dumps(text, ensure_ascii=False)[1:-1])


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a file name that is not UTF-8 becomes an escape of JSON


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    """The entries' lines with their numbers. Raises DeskError where the file is none that this program
    wrote."""
    if file.is_symlink():
        raise DeskError(f"{NAME}: this is a link, and was not read. Put the file itself there.")
    try:
        with open(file, "rb") as lines:
            yield from _entry_lines(lines)
    except OSError as error:
        raise DeskError(f"{NAME}: it can't be read: {error.strerror}.") from None


def _entry_lines(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number, ended = 0, False
    while line := lines.readline(_LONGEST):
        number += 1
        line = line.strip()
        if number == 1:
            good = line == _HEAD
        elif ended:
            good = not line
        elif line == _TAIL:
            good = ended = True
        else:
            good = line.startswith(_START)
            if good:
                yield number, line.rstrip(b",")
        if not good:
            raise _wrong(number, line)
    if not ended:
        raise DeskError(f"{NAME}: it ends too early. Take the file from the repository's history.")


def _wrong(number: int, line: bytes) -> DeskError:
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>")):
        return DeskError(
            f"{NAME}:{number}: a merge left both sides here. Keep one of them, then run "
            "`copydesk baseline --shrink`."
        )
    return DeskError(
        f"{NAME}:{number}: this is no line of a baseline. Take the file from the repository's history."
    )


def _entry(number: int, line: bytes) -> Entry:
    try:
        value = json.loads(line)
        entry = Entry(*(value[name] for name in ("path", "rule", "text", "fingerprint", "count")))
        if all(isinstance(text, str) for text in entry[:4]) and type(entry.count) is int and entry.count > 0:
            return entry
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise _wrong(number, line)


class Comparison(NamedTuple):
    """The baseline with today's findings: what would stand in it if it grew and if it only shrank, how many
    findings are new, and how many are gone."""

    grown: list[Entry]
    shrunk: list[Entry]
    new: int
    gone: int


def compared(before: dict[str, Entry], today: dict[str, Entry], asked: Callable[[Entry], bool]) -> Comparison:
    """Compare the entries of the baseline with those of today, by fingerprint. What was not
    `asked` about stays as it is."""
    kept = {print_: entry for print_, entry in before.items() if not asked(entry)}
    counts = {print_: before[print_].count for print_ in before.keys() & today.keys() - kept.keys()}
    grown = {**kept, **today}
    shrunk = [
        entry._replace(count=min(entry.count, counts[print_]))
        for print_, entry in today.items()
        if print_ in counts
    ]
    new = sum(
        max(0, entry.count - counts.get(print_, 0)) for print_, entry in today.items() if print_ not in kept
    )
    gone = sum(
        entry.count - min(entry.count, today[print_].count if print_ in today else 0)
        for print_, entry in before.items()
        if print_ not in kept
    )
    return Comparison(list(grown.values()), [*kept.values(), *shrunk], new, gone)
