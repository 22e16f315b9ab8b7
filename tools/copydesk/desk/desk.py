"""The Desk and how it is loaded."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import copydesk
from copydesk.desk.error import DeskError
from copydesk.desk.registers import NAMES, Register, load_register
from copydesk.desk.schemas import Schemas
from copydesk.desk.settings import Settings, find_root, load_settings
from copydesk.desk.words import accepted_words, load_misspellings, surnames


def default_schema() -> Path:
    """The schema folder that comes with the program: in the wheel, or at the top of its repository."""
    packed = Path(copydesk.__file__).parent / "schema"
    return packed if packed.is_dir() else Path(copydesk.__file__).parents[2] / "schema"


@dataclass(frozen=True)
class Desk:
    """All that a rule may know beside the article. `root` is the newsroom's folder."""

    root: Path
    settings: Settings
    settings_file: Path | None
    schema_folder: Path

    @cached_property
    def schemas(self) -> Schemas:
        return Schemas(self.schema_folder)

    @cached_property
    def sections(self) -> Register:
        return self._register("sections")

    @cached_property
    def staff(self) -> Register:
        return self._register("staff")

    @cached_property
    def agencies(self) -> Register:
        return self._register("agencies")

    @cached_property
    def sources(self) -> Register:
        return self._register("sources")

    @cached_property
    def places(self) -> Register:
        return self._register("places")

    @cached_property
    def people(self) -> Register:
        return self._register("people")

    @cached_property
    def topics(self) -> Register:
        return self._register("topics")

    @property
    def registers(self) -> tuple[Register, ...]:
        """All registers, in the order of their names in the documentation."""
        return tuple(getattr(self, name) for name in NAMES)

    @cached_property
    def topic_codes(self) -> dict[str, str]:
        """Lower-case name of a topic to its code; of two with one name the live one."""
        retired_first = sorted(self.topics.entries.values(), key=lambda entry: "retired" not in entry.data)
        return {entry.name.casefold(): entry.code for entry in retired_first}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of the people and the staff, each part of a double name by itself."""
        entries = [*self.people.entries.values(), *self.staff.entries.values()]
        return surnames(entry.text("short") or entry.name for entry in entries)

    @cached_property
    def misspellings(self) -> dict[str, str]:
        """Wrong word to its right forms, lower case, with ", " between several."""
        names = [self.staff, self.agencies, self.sources, self.places, self.people]
        return load_misspellings(self._words, accepted_words(self._words, names))

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that decides what the desk says: program, settings, schemas, registers, words."""
        digest = hashlib.sha256(f"copydesk {copydesk.__version__}\n{self.settings!r}\n".encode())
        for file in sorted(self.schema_folder.rglob("*")):
            if file.is_file() and file.suffix in (".json", ".yaml", ".html", ".css"):
                name = file.relative_to(self.schema_folder).as_posix()
                digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()

    @cached_property
    def words(self) -> Register:
        """The house's own words, `schema/words.yaml`: read like a register, and not needed."""
        return self._register("words", "words.yaml")

    @property
    def _words(self) -> dict:
        value = self.words.document.value
        return value if isinstance(value, dict) else {}

    def _register(self, name: str, place: str = "") -> Register:
        place = place or f"registers/{name}.yaml"
        file = self.schema_folder / place
        inside = file.is_relative_to(self.root)
        shown = file.relative_to(self.root).as_posix() if inside else f"copydesk/schema/{place}"
        return load_register(name, file, shown)


def load_desk(start: Path) -> Desk:
    """The desk of the newsroom that a file or folder belongs to. Raises DeskError."""
    root, file = find_root(start)
    settings = load_settings(file)
    folder = root / settings.schema
    for place in (root / settings.articles, folder, folder / "registers", folder / "templates"):
        if not os.path.realpath(place).startswith(os.path.join(os.path.realpath(root), "")) and place != root:
            raise DeskError(f"{place.relative_to(root).as_posix()} is a link out of {root}, and was not followed.")
    if not folder.is_dir():
        if file and settings.schema != Settings().schema:
            raise DeskError(f"{file.name}: schema is {settings.schema!r}, and there is no such folder in {root}.")
        folder = default_schema()
    return Desk(root, settings, file, folder)
