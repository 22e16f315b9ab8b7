"""A new newsroom: the files that `copydesk init` writes.

The templates stand beside this module, those for a CI system with its name; the schemas and registers are the
program's default ones.
"""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from copydesk import __version__
from copydesk.article.times import offset_text
from copydesk.desk.desk import default_schema
from copydesk.desk.settings import Settings, check_settings, find_root

_HERE = Path(__file__).parent
_COPYDESK = f"copydesk=={__version__}"
_SAMPLE_TIME = datetime(2025, 9, 18, 12, 0)
_FILES = {
    "copydesk.toml": "copydesk.toml",
    "README.md": "README.md",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "sample.md": "articles/2025/09/18/sample-article.md",
}
# Where each CI system looks for what it is to do.
CI = {
    "github": ".github/workflows/copydesk.yml",
    "forgejo": ".forgejo/workflows/copydesk.yml",
    "gitlab": ".gitlab-ci.yml",
}


def is_newsroom(folder: Path) -> bool:
    """Whether a newsroom's settings stand in a folder."""
    root, file = find_root(folder)
    return file is not None and root == folder.resolve()


def set_up_ci(folder: Path, systems: Iterable[str]) -> tuple[list[str], list[str]]:
    """Write what some CI systems are to do into a newsroom's folder; the paths written, and those left because they
    were there. Raises OSError when a file can't be written."""
    written: list[str] = []
    kept: list[str] = []
    for system in dict.fromkeys(systems):
        text = (_HERE / f"{system}.yml").read_text(encoding="utf-8")
        _write(folder, CI[system], filled(text, {"COPYDESK": _COPYDESK}).encode(), written, kept)
    return written, kept


def set_up(
    folder: Path, publisher: str, domain: str, language: str, time_zone: str, systems: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Write a newsroom into a folder, for some CI systems; the paths written, and those left because they were there.

    Raises DeskError on settings that can't be, OSError when a file can't be written.
    """
    settings = Settings(publisher=publisher, domain=domain, language=language, time_zone=time_zone)
    check_settings(settings)
    moment = _SAMPLE_TIME.replace(tzinfo=settings.zone)
    values = {
        "PUBLISHER": json.dumps(publisher, ensure_ascii=False),
        "PUBLISHER_TEXT": publisher,
        "DOMAIN": json.dumps(domain),
        "YEAR": str(settings.domain_since),
        "LANGUAGE": language,
        "ZONE": json.dumps(time_zone),
        "PUBLISHED": _SAMPLE_TIME.isoformat() + offset_text(moment),
    }
    written, kept = set_up_ci(folder, systems)
    for name, place in _FILES.items():
        own = {**values, "LANGUAGE": json.dumps(language)} if name == "copydesk.toml" else values
        _write(folder, place, filled((_HERE / name).read_text(encoding="utf-8"), own).encode(), written, kept)
    schema = default_schema()
    for file in sorted(schema.rglob("*")):
        if file.is_file():
            _write(folder, f"schema/{file.relative_to(schema).as_posix()}", file.read_bytes(), written, kept)
    return written, kept


def filled(template: str, values: dict[str, str]) -> str:
    """A template with each `@NAME@` replaced."""
    return re.sub(r"@([A-Z_]+)@", lambda match: values[match[1]], template)


def _write(folder: Path, place: str, data: bytes, written: list[str], kept: list[str]) -> None:
    file = folder / place
    if file.exists() or file.is_symlink():
        kept.append(place)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(data)
    beside.rename(file)
    written.append(place)
