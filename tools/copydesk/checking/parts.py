"""Parts of a check: each of several machines examines some of the articles and writes what came of it to a file;
of all parts together comes what one check would have given.

A part is JSON, a line for an article, in the order of a check. Its first line says what it belongs to: the commit,
the desk, the program, which articles were asked for. A part may come from anywhere, so nothing in it is believed
that does not have its right form:

    {"format": "copydesk-part/1", "part": 2, "of": 5, "articles": 4000, "commit": "...", "desk": "...",
     "program": "...", "paths": ["articles"], "preview": false}
    ["articles/2025/09/18/ministers.md", {"findings": [...], "facts": [...], "waivers": [...]}]
"""

import json
import os
import re
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zlib import crc32

import msgspec

from copydesk.checking.engine import Engine
from copydesk.checking.examine import Examination
from copydesk.checking.workers import examined
from copydesk.desk import Desk, DeskError
from copydesk.files import File, find_articles, path_of, shown_path
from copydesk.finding import Finding
from copydesk.kept import Kept
from copydesk.pictures import PictureFolder
from copydesk.program import program
from copydesk.rules.book import get_rule
from copydesk.rules.in_force import in_force

_FORMAT = "copydesk-part/1"
_LONGEST = 1 << 26  # bytes of a line
_PRINT = re.compile(r"[0-9a-f]{20}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)?", re.A)


@dataclass(frozen=True)
class Head:
    """What a part belongs to. `articles` is how many are in it; `paths` are those that the check was asked for, from
    the newsroom's folder."""

    part: int
    of: int
    articles: int
    commit: str
    desk: str
    program: str
    paths: tuple[str, ...]
    preview: bool
    format: str = _FORMAT


def part_of(path: str, of: int) -> int:
    """The part that an article is in, from 1: the same on every machine."""
    return crc32(path.encode("utf-8", "surrogateescape")) % of + 1


def examine_part(
    paths: Iterable[Path], desk: Desk, part: int, of: int, engine: Engine, kept: Kept | None = None
) -> tuple[int, Iterator[tuple[str, Examination]]]:
    """How many articles under `paths` are in one of so many parts, and of each its path and what comes of it by
    itself. With `kept` what Git keeps is read from there. Raises DeskError where the settings name a rule that is
    none."""
    in_force(desk)
    files = [file for file in find_articles(paths) if part_of(shown_path(file, desk.root), of) == part]
    asked = kept.taken(files, desk.root) if kept else files
    batches = examined(asked, desk, engine, kept or PictureFolder(desk.root, desk.settings))
    done = (examination for batch in batches for examination in batch)
    return len(files), zip((shown_path(file, desk.root) for file in files), done)


def write_part(file: Path, head: Head, examined: Iterable[tuple[str, Examination]]) -> None:
    """Write a part: of each article its path and what came of it. Raises DeskError where it can't be written."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with open(beside, "xb") as out:
            out.write(_line(asdict(head)))
            for path, examination in examined:
                out.write(_line([path, msgspec.to_builtins(examination)]))
        os.replace(beside, file)
    except OSError as error:
        raise DeskError(f"{file} can't be written: {error.strerror or error}.") from None
    finally:
        beside.unlink(missing_ok=True)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


class Parts:
    """All parts of a check, as an engine: what has been examined is not examined again. It is used as a context,
    which raises DeskError where they do not belong together or one is missing."""

    def __init__(self, files: Iterable[Path]):
        self._files = list(files)

    def __enter__(self) -> "Parts":
        self._open = ExitStack()
        with self._open:
            self._parts = [_Part(file, self._open.enter_context(_opened(file))) for file in self._files]
            _refuse_strangers(self._parts)
            self._open = self._open.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def head(self) -> Head:
        """What they belong to, as the first one says it."""
        return self._parts[0].head

    def refuse_others(self, desk: Desk, commit: str) -> None:
        """Raise DeskError where the parts are not of this commit, desk and program."""
        head = self.head
        if head.commit != commit:
            raise DeskError(f"the parts are of the commit {head.commit[:40]}, and this is {commit}.")
        if head.program != program():
            raise DeskError(
                "the parts were made by another version of copydesk, of Python, or of the packages it needs."
            )
        if head.desk != desk.fingerprint:
            raise DeskError("the parts were made with other settings, schemas or registers than there are here.")

    def each(
        self, work: Any, batches: Iterable[list[File]], desk: Desk, pictures: Any
    ) -> Generator[list[Examination], None, None]:
        """The examinations of the files of each batch. Raises DeskError where one is missing, or not read well."""
        waiting = {part.path: part for part in self._parts if part.path is not None}
        for batch in batches:
            found = []
            for path in (path_of(file, desk.root) for file in batch):
                part = waiting.pop(path, None)
                if part is None:
                    raise DeskError(f"{path} is in none of the parts, or not in its place.")
                found.append(part.take())
                if part.path is not None:
                    waiting[part.path] = part
            yield found
        for path, part in waiting.items():
            raise DeskError(f"{part.name} has {path}, which is not one of the articles here.")


class _Part:
    """A part, read line by line: `path` is that of the next article, None at the end."""

    def __init__(self, file: Path, lines: BinaryIO):
        self.name, self._lines, self._number = str(file), lines, 0
        self.head = self._head()
        self._next()

    def take(self) -> Examination:
        """What came of the next article."""
        examination = self._examination
        self._next()
        return examination

    def _head(self) -> Head:
        value = self._value()
        if not isinstance(value, dict) or value.get("format") != _FORMAT:
            raise DeskError(f"{self.name} is no part of a check. `copydesk check --shard K/N --part FILE` writes one.")
        head = self._converted(value, Head)
        sound = 1 <= head.part <= head.of and head.articles >= 0
        if not sound or not head.paths or not all(map(_is_inside, head.paths)):
            raise self._wrong()
        return head

    def _next(self) -> None:
        if self._number > self.head.articles:
            if self._lines.read(1):
                raise self._wrong()
            self.path = None
            return
        self.path, self._examination = self._converted(self._value(), tuple[str, Examination])
        if not _is_sound(self.path, self._examination):
            raise self._wrong()

    def _value(self) -> Any:
        self._number += 1
        try:
            line = self._lines.readline(_LONGEST)
            if not line.endswith(b"\n"):
                raise DeskError(f"{self.name} ends too early. It was cut off on its way; fetch it again.")
            return json.loads(line)
        except OSError as error:
            raise DeskError(f"{self.name} can't be read: {error.strerror or error}.") from None
        except (ValueError, RecursionError):
            raise self._wrong() from None

    def _converted(self, value: Any, form: Any) -> Any:
        try:
            return msgspec.convert(value, form)
        except (msgspec.ValidationError, RecursionError, ValueError, OverflowError):
            raise self._wrong() from None

    def _wrong(self) -> DeskError:
        return DeskError(f"{self.name}:{self._number}: this is not as copydesk writes it.")


def _opened(file: Path) -> BinaryIO:
    try:
        return open(file, "rb")
    except (OSError, ValueError) as error:
        raise DeskError(f"{file} can't be read: {getattr(error, 'strerror', None) or error}.") from None


def _refuse_strangers(parts: list[_Part]) -> None:
    first = parts[0].head
    for part in parts[1:]:
        if _belongs(part.head) != _belongs(first):
            raise DeskError(f"{parts[0].name} and {part.name} are not of one check.")
    twice = [number for number, count in Counter(part.head.part for part in parts).items() if count > 1]
    if twice:
        raise DeskError(f"the part {twice[0]} of {first.of} is there twice.")
    missing = first.of - len(parts)
    if missing:
        there = {part.head.part for part in parts}
        number = next(number for number in range(1, first.of + 1) if number not in there)
        more = f", and {missing - 1:,} more," if missing > 1 else ""
        raise DeskError(f"the part {number} of {first.of}{more} is missing.")


def _belongs(head: Head) -> tuple:
    return head.of, head.commit, head.desk, head.program, head.paths, head.preview


def _is_inside(path: str) -> bool:
    """Whether a path can't lead out of the newsroom's folder."""
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts and "\0" not in path


def _is_sound(path: str, examination: Examination) -> bool:
    """Whether all of it speaks of the article at the path, by rules that there are."""
    facts, waivers = examination.facts, examination.waivers
    return (
        all(_is_sound_finding(path, finding) for finding in examination.findings)
        and (facts is None or facts.path == path)
        and all(waiver.path == path and _DAY.fullmatch(waiver.until) for waiver in waivers)
        and all(get_rule(rule) for waiver in waivers for rule in (*waiver.rules, *waiver.idle))
    )


def _is_sound_finding(path: str, finding: Finding) -> bool:
    return bool(
        finding.path == path
        and get_rule(finding.rule)
        and min(*finding.start, *finding.end) >= 1
        and _PRINT.fullmatch(finding.fingerprint)
        and _DAY.fullmatch(finding.until)
    )
