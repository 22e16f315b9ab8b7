"""A written grammar: plain files of templates, in sections, with choices and slots.

A section begins with `== name`; each line below it is one template. `<this|that>` is a choice and
`{place}` a slot that the article fills; `{Place}` is the same with a capital letter. The section `desk`
holds settings, `key: value`; the section `words` slots with their choices, `thing: bridge | ferry`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "stories"
COMMON = "common"

_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_SLOT = re.compile(r"\{([\w.]+)\}")


@dataclass(frozen=True)
class Story:
    """One kind of story: templates by section."""

    name: str
    sections: dict[str, tuple[str, ...]]

    def table(self, section: str) -> dict[str, str]:
        """A section of `key: value` lines."""
        return dict(line.split(": ", 1) for line in self.sections.get(section, ()))


def read_stories() -> tuple[Story, dict[str, Story]]:
    """The common templates, and every kind of story by name, in a stable order."""
    stories = {file.stem: _read(file) for file in sorted(FOLDER.glob("*.txt"))}
    return stories.pop(COMMON), stories


def expand(template: str, rng: Random, slot: Callable[[str], str]) -> str:
    """A template with its choices made and its slots filled, from left to right."""
    chosen = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    return _SLOT.sub(lambda match: _fill(match[1], slot), chosen)


def _fill(name: str, slot: Callable[[str], str]) -> str:
    text = slot(name[0].lower() + name[1:])
    return text[:1].upper() + text[1:] if name[0].isupper() else text


def _read(file: Path) -> Story:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lines = sections.setdefault(line[3:], [])
        elif line.strip():
            lines.append(line)
    return Story(file.stem, {name: tuple(lines) for name, lines in sections.items()})
