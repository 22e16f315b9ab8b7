"""The settings that say how much a rule weighs: `[rules]` and `[[override]]`.

    [rules]
    "copy/doubled-word" = "warning"
    "number/*" = "off"

    [[override]]
    paths = ["articles/2019/**"]
    sections = ["opinion"]
    rules = { "date/relative-word" = "off" }

Here only their shape is seen to; which rules there are is known further up.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from copydesk.desk.nearest import did_you_mean

LEVELS = ("off", "error", "warning", "advice")
_FIELDS = ("paths", "sections", "rules")


class Override(NamedTuple):
    """Levels for some articles: those at the paths, of the sections, or both where both are given."""

    paths: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    rules: dict[str, str] = {}


class Fault(NamedTuple):
    """What is wrong with such settings: the key at fault, what to say, and the override it is in, if any."""

    key: str
    message: str
    override: int | None = None


def faults_of_rules(value: Any, where: str = "rules") -> Iterator[Fault]:
    """What is wrong with the shape of a table of levels."""
    if not isinstance(value, dict):
        yield Fault(
            "rules", f'{where} is a table of rules and levels, such as "copy/doubled-word" = "warning".'
        )
        return
    for rule, level in value.items():
        if not isinstance(level, str) or level not in LEVELS:
            guess = did_you_mean(level, LEVELS) if isinstance(level, str) else ""
            yield Fault(rule, f"{rule} is {level!r}.{guess} It is one of: {', '.join(LEVELS)}.")


def faults_of_overrides(value: Any) -> Iterator[Fault]:
    """What is wrong with the shape of the overrides."""
    if not isinstance(value, list):
        yield Fault(
            "override",
            "override is a list of tables; write [[override]], in pyproject.toml [[tool.copydesk.override]].",
        )
        return
    for index, table in enumerate(value):
        for fault in _faults_of_override(table):
            yield fault._replace(override=index)


def _faults_of_override(table: Any) -> Iterator[Fault]:
    if not isinstance(table, dict):
        yield Fault("override", f"an override is a table with {', '.join(_FIELDS)}.")
        return
    for name in table:
        if name not in _FIELDS:
            yield Fault(
                name, f"an override has no {name}.{did_you_mean(name, _FIELDS)} It has {', '.join(_FIELDS)}."
            )
    for name in ("paths", "sections"):
        texts = table.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
            yield Fault(name, f'{name} is a list of texts, such as ["{_EXAMPLES[name]}"].')
            return
    if not table.get("paths") and not table.get("sections"):
        yield Fault("override", "an override needs paths or sections, to say which articles it is for.")
    for path in table.get("paths", []):
        if "\\" in path or path.startswith("/") or ".." in PurePosixPath(path).parts:
            yield Fault(
                "paths",
                f"{path!r} is no path from the newsroom's folder; write it like {_EXAMPLES['paths']}.",
            )
    if not table.get("rules"):
        yield Fault("override", 'an override needs rules, such as rules = { "copy/doubled-word" = "off" }.')
    else:
        yield from faults_of_rules(table["rules"], "rules of an override")


_EXAMPLES = {"paths": "articles/2019/**", "sections": "opinion"}


def overrides_of(value: list[dict]) -> tuple[Override, ...]:
    """Overrides in which nothing is wrong."""
    return tuple(
        Override(tuple(table.get("paths", ())), tuple(table.get("sections", ())), table["rules"])
        for table in value
    )
