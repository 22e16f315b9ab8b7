"""The newsroom's settings: `[tool.copydesk]` in pyproject.toml, or copydesk.toml where there is none.

Every setting has a type, a default and a sentence of help; the table in the README and the errors are
made from them.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from copydesk.desk.error import DeskError
from copydesk.desk.levels import Override, faults_of_overrides, faults_of_rules, overrides_of
from copydesk.desk.nearest import did_you_mean
from copydesk.desk.toml_place import key_place, own_part, override_part, wrong_at
from copydesk.text import Source

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_RULES_URL = re.compile(r"https?://(?:[A-Za-z0-9._~:/?#@!$&'*+,;=%-]|\{anchor\}|\{rule\})+")
MARKERS = ("copydesk.toml", "pyproject.toml")


class Headline(NamedTuple):
    min_characters: Annotated[int, "A headline shorter than this is warned of."] = 15
    max_characters: Annotated[int, "A headline longer than this is warned of."] = 90
    quotes: Annotated[str, "The quotation marks of headlines: single, double or any."] = "single"


class Lead(NamedTuple):
    min_characters: Annotated[int, "A lead shorter than this is warned of."] = 40
    max_characters: Annotated[int, "A lead longer than this is warned of."] = 300


class Rights(NamedTuple):
    holder: Annotated[
        str, "Who holds the copyright, where an article does not say. Default: the publisher."
    ] = ""
    notice: Annotated[str, "The copyright notice, where an article does not say."] = ""
    terms: Annotated[str, "The terms of use, where an article does not say."] = ""


class Photos(NamedTuple):
    widths: Annotated[
        tuple[int, ...], "The widths in pixels in which a photo is exported; none is made larger than it is."
    ] = (480, 960, 1600)
    formats: Annotated[tuple[str, ...], "The formats in which a photo is exported: webp, jpeg."] = ("webp", "jpeg")
    quality: Annotated[int, "How much of a photo its exported files keep: 1 to 95."] = 80


class Feeds(NamedTuple):
    items: Annotated[int, "How many of the newest articles a feed holds."] = 50


class Bundle(NamedTuple):
    names: Annotated[bool, "Whether a bundle names who wrote and who approved what is out, as Git has it."] = True


class Limits(NamedTuple):
    article_bytes: Annotated[int, "A larger article is not read."] = 400_000
    photo_bytes: Annotated[int, "A larger photo is not exported."] = 20_000_000
    photo_pixels: Annotated[int, "A photo with more pixels is not exported."] = 120_000_000


class Settings(NamedTuple):
    """Everything that `[tool.copydesk]` may say; what has no help is a table of its own."""

    publisher: Annotated[str, "The publisher's name as readers know it."] = "Newsroom"
    domain: Annotated[str, "A domain of the publisher's, for the addresses of articles (RFC 4151)."] = "example.org"
    domain_since: Annotated[int, "A year in which the publisher had that domain; never change it."] = 2025
    language: Annotated[str, "The language of articles that do not name theirs (BCP 47)."] = "en-GB"
    time_zone: Annotated[str, "The newsroom's time zone, by its IANA name."] = "UTC"
    articles: Annotated[str, "The folder of the articles."] = "articles"
    schema: Annotated[str, "The folder of the schemas, registers and words."] = "schema"
    rules_url: Annotated[
        str, "Where the rules' pages are on the web, for links in reports: \"https://example.org/rules#{anchor}\"."
        " {anchor} is the rule's name without its slash, {rule} the name as it is."
    ] = ""
    headline: Headline = Headline()
    lead: Lead = Lead()
    rights: Rights = Rights()
    photos: Photos = Photos()
    feeds: Feeds = Feeds()
    bundle: Bundle = Bundle()
    limits: Limits = Limits()
    preview: Annotated[bool, "Whether the rules that are on trial speak, as with --preview."] = False
    rules: Annotated[
        dict[str, str], 'Rules ("copy/doubled-word"), topics ("number/*") or all ("*") at another level: '
        "off, error, warning or advice."
    ] = {}
    override: Annotated[
        tuple[Override, ...],
        "Rules at another level at some paths or in some sections. The last one that fits an article decides."
    ] = ()

    @property
    def zone(self) -> "ZoneInfo":
        from zoneinfo import ZoneInfo

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
            if file.is_file() and (name == "copydesk.toml" or "[tool.copydesk" in read_text(file)):
                return folder, file
    for folder in folders:
        if (folder / ".git").exists():
            return folder, None
    return folders[0], None


def load_settings(file: Path | None) -> Settings:
    """The settings of a file; DeskError names the file and line of the first that is wrong."""
    if file is None:
        return Settings()
    text = read_text(file)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f"{file.name}:{where[1]}:{where[2]}" if where else file.name
        raise DeskError(f"{place}: this is not valid TOML: {error}") from None
    if file.name == "pyproject.toml":
        table = table.get("tool", {}).get("copydesk", {})
    source = Source(file.name, text)
    settings = _build(Settings, table, "", source)
    for name, message in _faults(settings):
        raise _wrong(source, name, message)
    return settings


def described(kind: type = Settings, prefix: str = "") -> Iterator[tuple[str, str, Any, str]]:
    """Every setting as (name, type, default, help), for documentation."""
    for key, default in kind._field_defaults.items():
        name = prefix + key.replace("_", "-")
        help = _help(kind, key)
        if help:
            yield name, _type_name(default), default, help
        else:
            yield from described(type(default), name + ".")


def _help(kind: type, key: str) -> str:
    """The sentence on a setting; none for a table of settings."""
    return next(iter(getattr(kind.__annotations__[key], "__metadata__", ())), "")


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")  # as in article.schema.json
_MOST_BYTES = 10**12
_MOST_PIXELS = 178_000_000  # what Pillow, which draws the renditions, does not take for an attack
_WIDEST = 16_383  # of a WebP
_MOST_WIDTHS = 12
_MOST_IN_A_FEED = 1000
_TYPE_NAMES = {str: "text", int: "whole number", bool: "true or false", dict: "table", tuple: "list of tables"}
_LISTS = {str: "list of texts", int: "list of whole numbers"}


def _type_name(default: Any) -> str:
    """What a setting is, by its default, in words."""
    if isinstance(default, tuple) and default:
        return _LISTS[type(default[0])]
    return _TYPE_NAMES[type(default)]


def _is_like(value: Any, default: Any) -> bool:
    """Whether a value of TOML is of the type of a default."""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(_is_like(one, default[0]) for one in value)
    return isinstance(value, type(default)) and isinstance(value, bool) == isinstance(default, bool)


def _build(kind: type, table: Any, prefix: str, source: Source) -> Any:
    known = {key.replace("_", "-"): key for key in kind._fields}
    values = {}
    for name, value in table.items():
        if name not in known:
            message = f"there is no setting {prefix}{name}.{did_you_mean(name, known)}"
            raise _wrong(source, name, message + f" Settings here: {', '.join(known)}.")
        key = known[name]
        default = kind._field_defaults[key]
        if not _help(kind, key):
            if not isinstance(value, dict):
                raise _wrong(source, name, f"{prefix}{name} is a table; write [{_own_table(source)}{name}].")
            values[key] = _build(type(default), value, f"{prefix}{name}.", source)
        elif key in ("rules", "override"):
            values[key] = _levels(key, value, source)
        else:
            if not _is_like(value, default):
                found = f"{prefix}{name} is {value!r}; it must be a {_type_name(default)}"
                raise _wrong(source, name, f"{found}, such as {_toml(default)}.")
            values[key] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


def _levels(name: str, value: Any, source: Source) -> Any:
    """The setting `rules` or `override`. Raises DeskError at the first fault."""
    for fault in faults_of_rules(value) if name == "rules" else faults_of_overrides(value):
        part = own_part(source) if fault.override is None else override_part(source, fault.override)
        raise wrong_at(source, key_place(source, fault.key, part), fault.message)
    return value if name == "rules" else overrides_of(value)


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
    if not settings.publisher.strip():
        yield "publisher", "publisher is empty; write the name that readers know."
    if not _LANGUAGE.fullmatch(settings.language):
        yield "language", f"{settings.language!r} is no language tag; write it like \"en-GB\" or \"pl\"."
    if not 1985 <= settings.domain_since <= 9999:
        yield "domain-since", f"domain-since is {settings.domain_since}; write a year in which you had the domain."
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", settings.domain):
        yield "domain", f"{settings.domain!r} is no domain; write it like \"example.org\"."
    for name in ("articles", "schema"):
        folder = Path(getattr(settings, name))
        if folder.is_absolute() or ".." in folder.parts or not folder.parts:
            yield name, f"{name} must be a folder inside the newsroom's, not {str(folder)!r}."
    if settings.rules_url and not _RULES_URL.fullmatch(settings.rules_url):
        yield "rules-url", f"{settings.rules_url!r} is no address of pages; write it like " \
            "\"https://example.org/rules#{anchor}\" or \"https://example.org/{rule}\"."
    for name in ("headline", "lead"):
        limits = getattr(settings, name)
        if limits.min_characters < 0:
            yield "min-characters", f"{name}.min-characters can't be below 0."
        if limits.min_characters > limits.max_characters:
            yield "min-characters", f"{name}.min-characters is more than {name}.max-characters."
    if settings.headline.quotes not in ("single", "double", "any"):
        yield "quotes", f"headline.quotes is {settings.headline.quotes!r}; write \"single\", \"double\" or \"any\"."
    yield from _faults_of_photos(settings.photos)
    if not 1 <= settings.feeds.items <= _MOST_IN_A_FEED:
        yield "items", f"feeds.items is {settings.feeds.items}; write a number from 1 to {_MOST_IN_A_FEED:,}, such as 50."
    for name, most in (("article_bytes", _MOST_BYTES), ("photo_bytes", _MOST_BYTES), ("photo_pixels", _MOST_PIXELS)):
        if not 0 < getattr(settings.limits, name) <= most:
            yield name.replace("_", "-"), f"limits.{name.replace('_', '-')} must be above 0 and at most {most:,}."


def _faults_of_photos(photos: Photos) -> Iterator[tuple[str, str]]:
    widths = photos.widths
    if not 0 < len(widths) <= _MOST_WIDTHS or list(widths) != sorted(set(widths)):
        yield "widths", f"photos.widths must be 1 to {_MOST_WIDTHS} different widths, the smallest first."
    elif not 1 <= widths[0] <= widths[-1] <= _WIDEST:
        yield "widths", f"photos.widths must be pixels, from 1 to {_WIDEST:,}."
    if not photos.formats or not set(photos.formats) <= {"webp", "jpeg"}:
        yield "formats", f"photos.formats is {list(photos.formats)!r}; write [\"webp\", \"jpeg\"] or one of the two."
    elif len(set(photos.formats)) < len(photos.formats):
        yield "formats", "photos.formats names a format twice."
    if not 1 <= photos.quality <= 95:
        yield "quality", f"photos.quality is {photos.quality}; write a number from 1 to 95, such as 80."


def _own_table(source: Source) -> str:
    """What stands before the name of a table of ours: nothing in copydesk.toml."""
    return "" if source.path.endswith("copydesk.toml") else "tool.copydesk."


def _wrong(source: Source, name: str, message: str) -> DeskError:
    """A DeskError at the line of a key."""
    return wrong_at(source, key_place(source, name, own_part(source)), message)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def read_text(file: Path) -> str:
    """The text of a settings file. Raises DeskError."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DeskError(f"{file.name}: this file is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise DeskError(f"{file.name}: it can't be read: {error.strerror}.") from None
