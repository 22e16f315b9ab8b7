"""Defects in what a newsroom has beside its articles, each planted into a newsroom of its own."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from bench.defects.defect import MARK, Planted
from copydesk.checking.examine import examine
from copydesk.text import Source

_SECTIONS, _STAFF, _SOURCES = (f"schema/registers/{name}.yaml" for name in ("sections", "staff", "sources"))
_STYLE = "schema/style/plain-words.yaml"
_SETTINGS = "copydesk.toml"
_BASELINE = (
    '{"format": "copydesk-baseline/1", "findings": [\n'
    '¦{"path": "articles/gone.md", "rule": "copy/doubled-word", "text": "of of", "count": 1, '
    f'"fingerprint": "{"0" * 20}"}}\n]}}\n'
)
_OVERRIDE = '\n[[override]]\n{} = [¦"{}"]\nrules = {{ "copy/doubled-word" = "off" }}\n'


@dataclass(frozen=True)
class DeskDefect:
    """One way to break a rule in a newsroom's folder: `plant` changes files and says what must be found.
    `preview`: the rule is on trial. `around` surrounds the check."""

    rule: str
    plant: Callable[[str, Path], Planted]
    preview: bool = False
    around: Callable[[], AbstractContextManager[None]] = nullcontext


def _edit(file: str, pattern: str, new: str) -> Callable[[str, Path], Planted]:
    """In a file, which may be a new one, the first match of a pattern becomes `new`, with the mark in it."""

    def plant(rule: str, newsroom: Path) -> Planted:
        target = newsroom / file
        old = target.read_text(encoding="utf-8") if target.exists() else ""
        text = re.sub(pattern, new, old, count=1, flags=re.M)
        before, mark, after = text.partition(MARK)
        if not mark:
            raise ValueError(f"{file} has no place for a defect that {rule} finds")
        target.write_bytes((before + after).encode())
        return Planted(file, rule, *Source(file, text).position(len(before)))

    return plant


def _link(target: str) -> Callable[[str, Path], Planted]:
    """A link that stands where an article is expected."""

    def plant(rule: str, newsroom: Path) -> Planted:
        os.symlink(target, newsroom / "articles" / "link.md")
        return Planted("articles/link.md", rule, 1, 1)

    return plant


def _an_empty_section(rule: str, newsroom: Path) -> Planted:
    """A new section, in a newsroom in which every other one is used."""
    sections = re.findall(r"^(\w+):$", (newsroom / _SECTIONS).read_text(encoding="utf-8"), re.M)
    for number, article in enumerate(sorted((newsroom / "articles").rglob("*.md"))):
        text = article.read_text(encoding="utf-8")
        used = f"section: {sections[number % len(sections)]}"
        article.write_bytes(re.sub(r"^section: .*$", used, text, count=1, flags=re.M).encode())
    return _edit(_SECTIONS, r"\Z", "¦gardening:\n  name: Gardening\n  description: Beds.\n")(rule, newsroom)


def _an_article(rule: str, newsroom: Path) -> Planted:
    """One that the program is going to fail on: see `_failing`."""
    (newsroom / "articles" / "fails.md").write_bytes(b"---\n---\n")
    return Planted("articles/fails.md", rule, 1, 1)


@contextmanager
def _failing() -> Iterator[None]:
    """A program with a defect of its own."""

    def fail(path: str, *arguments):
        if path.endswith("fails.md"):
            raise IndexError("a defect of the program")
        return examine(path, *arguments)

    with mock.patch("copydesk.checking.workers.examine", fail):
        yield


DESK = (
    DeskDefect("archive/register-entry-unused", _an_empty_section, preview=True),
    DeskDefect("baseline/stale", _edit(".copydesk-baseline.json", r"\Z", _BASELINE)),
    DeskDefect("file/not-checked", _an_article, around=_failing),
    DeskDefect("file/outside", _link(__file__)),
    DeskDefect("file/unreadable", _link("nothing.md")),
    DeskDefect("register/invalid", _edit(_STAFF, r"^  role: picture editor$", r"\g<0>\n  ¦desk: pictures")),
    DeskDefect("register/invalid", _edit(_SOURCES, r"\Z", "¦PAP:\n  name: PAP\n  kind: agency\n")),
    DeskDefect("settings/unused", _edit(_SETTINGS, r"\Z", _OVERRIDE.format("paths", "articles/1999/**"))),
    DeskDefect("settings/unused", _edit(_SETTINGS, r"\Z", _OVERRIDE.format("sections", "gardening"))),
    DeskDefect("style/invalid", _edit(_STYLE, r"^    severity:", "    ¦severty:")),
    DeskDefect("style/invalid", _edit(_STYLE, r"^  (\S+:\n(?:    .*\n)*?)    avoid: .*\n", r"  ¦\1")),
)
