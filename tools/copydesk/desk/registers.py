"""The registers: what the newsroom knows by name. One YAML file each, `code: entry`.

A register that can't be read, or an entry of the wrong shape, is a finding; the entries that can be read
are used all the same.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.text import Source, decode

if TYPE_CHECKING:
    from copydesk.article.document import Document

NAMES = ("sections", "staff", "agencies", "sources", "places", "people", "topics")
MAX_BYTES = 20_000_000
_MISSING = "is missing. `copydesk init` writes the default ones."


class Entry(NamedTuple):
    """One entry: its code and what the register says of it."""

    code: str
    data: dict[str, Any]

    @property
    def name(self) -> str:
        """The name readers see; of an entry without one, its code."""
        return _text(self.data.get("name")) or self.code

    def text(self, key: str) -> str:
        """A field as text, empty where there is none."""
        return _text(self.data.get(key))

    def texts(self, key: str) -> list[str]:
        """A list field's texts."""
        value = self.data.get(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


@dataclass(frozen=True)
class Register:
    """A register as read. `readable` is false where its file is missing or broken; `trouble` says why it
    could not be opened: missing, or a link, or its size, or the system's own words; `plain` that it is sound YAML."""

    name: str
    path: str
    source: Source
    value: Any
    entries: dict[str, Entry]
    trouble: str = ""
    plain: bool = True

    @property
    def readable(self) -> bool:
        """Whether there are entries to go by."""
        return isinstance(self.value, dict)

    @cached_property
    def document(self) -> "Document":
        """The file with the place of everything in it, for those who have something to say about it."""
        from copydesk.article.document import Document
        from copydesk.article.yaml import read_yaml

        return Document(None, {}, (), True) if self.trouble else read_yaml(self.source.text)

    @property
    def missing(self) -> bool:
        """Whether there is no such file."""
        return self.trouble == _MISSING

    @cached_property
    def by_form(self) -> dict[str, str]:
        """The code of an entry by its code, its name and the forms to avoid, in lower case; of two the first."""
        codes: dict[str, str] = {}
        for entry in self.entries.values():
            for form in (entry.code, entry.name, *entry.texts("avoid")):
                codes.setdefault(form.casefold(), entry.code)
        return codes

    def get(self, code: str | None) -> Entry | None:
        """The entry of a code, or None."""
        return self.entries.get(code) if code else None

    def __contains__(self, code: object) -> bool:
        return code in self.entries


def load_register(name: str, file: Path, shown: str) -> Register:
    """Read one register; `shown` is the path that findings name. Never raises on bad content."""
    from copydesk.article.values import NotPlain, read_values
    from copydesk.article.yaml import read_yaml

    data, trouble = _bytes(file)
    source = decode(shown, data)
    value, plain = None, True
    try:
        value = None if trouble else read_values(source.text)
    except NotPlain:
        value, plain = read_yaml(source.text).value, False
    entries = {
        code: Entry(code, {"name": data} if isinstance(data, str) else data)
        for code, data in (value.items() if isinstance(value, dict) else ())
        if isinstance(data, (str, dict))
    }
    return Register(name, shown, source, value, entries, trouble, plain)


def _bytes(file: Path) -> tuple[bytes, str]:
    """A register's bytes, or why there are none. A link is not followed: it could lead anywhere."""
    try:
        if file.is_symlink():
            return b"", "is a link, and was not read. Put the register itself here."
        if not file.exists():
            return b"", _MISSING
        if not file.is_file():
            return b"", "is no ordinary file, and was not read."
        if file.stat().st_size > MAX_BYTES:
            return b"", f"has more than {MAX_BYTES:,} bytes, and was not read."
        return file.read_bytes(), ""
    except OSError as error:
        return b"", f"can't be read: {error.strerror}."


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
