"""The newsroom's settings: `[tool.copydesk]` in pyproject.toml, or copydesk.toml where there is none.

Every setting has a type, a default and a sentence of help; the table in the README and the errors are
made from them.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from copydesk.desk.error import DeskError
from copydesk.desk.nearest import did_you_mean

MARKERS = ("copydesk.toml", "pyproject.toml")


def _setting(default: Any, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Headline:
    min_characters: int = _setting(15, "A headline shorter than this is warned of.")
    max_characters: int = _setting(90, "A headline longer than this is warned of.")


@dataclass(frozen=True)
class Rights:
    holder: str = _setting("", "Who holds the copyright, where an article does not say. Default: the publisher.")
    notice: str = _setting("", "The copyright notice, where an article does not say.")
    terms: str = _setting("", "The terms of use, where an article does not say.")


@dataclass(frozen=True)
class Limits:
    article_bytes: int = _setting(400_000, "A larger article is not read.")
    photo_bytes: int = _setting(20_000_000, "A larger photo is not exported.")


@dataclass(frozen=True)
class Settings:
    """Everything that `[tool.copydesk]` may say."""

    publisher: str = _setting("Newsroom", "The publisher's name as readers know it.")
    domain: str = _setting("example.org", "A domain of the publisher's, for the addresses of articles (RFC 4151).")
    domain_since: int = _setting(2025, "A year in which the publisher had that domain; never change it.")
    language: str = _setting("en-GB", "The language of articles that do not name theirs (BCP 47).")
    time_zone: str = _setting("UTC", "The newsroom's time zone, by its IANA name.")
    articles: str = _setting("articles", "The folder of the articles.")
    schema: str = _setting("schema", "The folder of the schemas, registers and words.")
    headline: Headline = field(default_factory=Headline)
    rights: Rights = field(default_factory=Rights)
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def find_root(start: Path) -> tuple[Path, Path | None]:
    """The newsroom's folder for a file or folder, and its settings file if it has one.

    The nearest folder above with settings; else the nearest with a `.git`; else `start` itself.
    """
    start = start.resolve()
    folders = [start, *start.parents] if start.is_dir() else list(start.parents)
    for folder in folders:
        for name in MARKERS:
            file = folder / name
            if file.is_file() and (name == "copydesk.toml" or "[tool.copydesk" in _read(file)):
                return folder, file
    for folder in folders:
        if (folder / ".git").exists():
            return folder, None
    return folders[0], None


def load_settings(file: Path | None) -> Settings:
    """The settings of a file; DeskError names the file and line of the first that is wrong."""
    if file is None:
        return Settings()
    text = _read(file)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f"{file.name}:{where[1]}:{where[2]}" if where else file.name
        raise DeskError(f"{place}: this is not valid TOML: {error}") from None
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("copydesk", {})
    settings = _build(Settings, table, "", file, text)
    for name, message in _faults(settings):
        raise _wrong(file, text, name, message)
    return settings


def described(kind: type = Settings, prefix: str = "") -> Iterator[tuple[str, str, Any, str]]:
    """Every setting as (name, type, default, help), for documentation."""
    for item in fields(kind):
        name = prefix + item.name.replace("_", "-")
        if item.default_factory is not MISSING:
            yield from described(item.default_factory, name + ".")
        else:
            yield name, _TYPE_NAMES[type(item.default)], item.default, item.metadata["help"]


_TYPE_NAMES = {str: "text", int: "whole number"}


def _build(kind: type, table: Any, prefix: str, file: Path, text: str) -> Any:
    known = {item.name.replace("_", "-"): item for item in fields(kind)}
    values = {}
    for name, value in table.items():
        if name not in known:
            message = f"there is no setting {prefix}{name}.{did_you_mean(name, known)}"
            raise _wrong(file, text, name, message + f" Settings here: {', '.join(known)}.")
        item = known[name]
        if item.default_factory is not MISSING:
            if not isinstance(value, dict):
                raise _wrong(file, text, name, f"{prefix}{name} is a table; write [tool.copydesk.{name}].")
            values[item.name] = _build(item.default_factory, value, f"{prefix}{name}.", file, text)
            continue
        wanted = type(item.default)
        if not isinstance(value, wanted) or isinstance(value, bool):
            found = f"{prefix}{name} is {value!r}; it must be a {_TYPE_NAMES[wanted]}"
            raise _wrong(file, text, name, f"{found}, such as {_toml(item.default)}.")
        values[item.name] = value
    return kind(**values)


def check_settings(settings: Settings) -> None:
    """Refuse values that have the right type and make no sense. Raises DeskError."""
    for name, message in _faults(settings):
        raise DeskError(f"{name}: {message}")


def _faults(settings: Settings) -> Iterator[tuple[str, str]]:
    """Each value that makes no sense: the setting's last name, and what to say."""
    try:
        settings.zone
    except (KeyError, ValueError, OSError):
        from zoneinfo import available_timezones

        zones = sorted(available_timezones())
        message = f"{settings.time_zone!r} is no time zone.{did_you_mean(settings.time_zone, zones)}"
        if not zones:
            message += " This machine has no time-zone data; pip install tzdata."
        yield "time-zone", message
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", settings.domain):
        yield "domain", f"{settings.domain!r} is no domain; write it like \"example.org\"."
    for name in ("articles", "schema"):
        folder = Path(getattr(settings, name))
        if folder.is_absolute() or ".." in folder.parts:
            yield name, f"{name} must be a folder inside the newsroom's, not {str(folder)!r}."
    if settings.headline.min_characters > settings.headline.max_characters:
        yield "min-characters", "headline.min-characters is more than headline.max-characters."
    for name in ("article_bytes", "photo_bytes"):
        if getattr(settings.limits, name) <= 0:
            yield name.replace("_", "-"), f"limits.{name.replace('_', '-')} must be above 0."


def _wrong(file: Path, text: str, name: str, message: str) -> DeskError:
    """A DeskError at the line of a key. TOML's own reader keeps no lines, so the key is looked for."""
    start = max(text.find("[tool.copydesk"), 0) if file.name == "pyproject.toml" else 0
    key = re.compile(rf"^[ \t]*(?:\[[\w.\"-]*)?(?P<key>[\"']?{re.escape(name)}\b)", re.M).search(text, start)
    at = key.start("key") if key else start
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return DeskError(f"{file.name}:{line}:{column}: {message}")


def _toml(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DeskError(f"{file.name}: this file is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise DeskError(f"{file.name}: it can't be read: {error.strerror}.") from None
