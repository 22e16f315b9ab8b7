"""The Desk and how it is loaded."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import copydesk
from copydesk.desk.error import DeskError
from copydesk.desk.settings import Settings, find_root, load_settings, read_text
from copydesk.text import Source

if TYPE_CHECKING:
    from copydesk.cache import Cache
    from copydesk.desk.names import KnownNames
    from copydesk.desk.registers import Register
    from copydesk.desk.schemas import Schemas
    from copydesk.desk.style import Style
    from copydesk.desk.words import Misspellings

_SAYING = (".json", ".yaml", ".html", ".css")


def default_schema() -> Path:
    """The schema folder that comes with the program: in the wheel, or at the top of its repository."""
    packed = Path(copydesk.__file__).parent / "schema"
    return packed if packed.is_dir() else Path(copydesk.__file__).parents[2] / "schema"


@dataclass(frozen=True, eq=False)
class Desk:
    """All that a rule may know beside the article. `root` is the newsroom's folder."""

    root: Path
    settings: Settings
    settings_file: Path | None
    schema_folder: Path

    def __reduce__(self) -> tuple:
        """To another process goes where the desk is, and not what has been loaded of it."""
        return Desk, (self.root, self.settings, self.settings_file, self.schema_folder)

    @cached_property
    def schemas(self) -> "Schemas":
        from copydesk.desk.schemas import Schemas

        return Schemas(self.schema_folder)

    @cached_property
    def sections(self) -> "Register":
        return self._register("sections")

    @cached_property
    def staff(self) -> "Register":
        return self._register("staff")

    @cached_property
    def agencies(self) -> "Register":
        return self._register("agencies")

    @cached_property
    def sources(self) -> "Register":
        return self._register("sources")

    @cached_property
    def places(self) -> "Register":
        return self._register("places")

    @cached_property
    def people(self) -> "Register":
        return self._register("people")

    @cached_property
    def topics(self) -> "Register":
        return self._register("topics")

    @property
    def registers(self) -> "tuple[Register, ...]":
        """All registers, in the order of their names in the documentation."""
        from copydesk.desk.registers import NAMES

        return tuple(getattr(self, name) for name in NAMES)

    @cached_property
    def topic_codes(self) -> dict[str, str]:
        """Lower-case name of a topic to its code; of two with one name the live one."""
        retired_first = sorted(self.topics.entries.values(), key=lambda entry: "retired" not in entry.data)
        return {entry.name.casefold(): entry.code for entry in retired_first}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of the people and the staff, each part of a double name by itself."""
        from copydesk.desk.words import surnames

        entries = [*self.people.entries.values(), *self.staff.entries.values()]
        return surnames(entry.text("short") or entry.name for entry in entries)

    @cached_property
    def names(self) -> "KnownNames":
        """The people, the staff and the places by name."""
        from copydesk.desk.names import known_names

        return known_names(self.people, self.staff, self.places)

    @cached_property
    def misspellings(self) -> "Misspellings":
        """Wrong word to its right forms, lower case, with ", " between several."""
        from copydesk.desk.words import Misspellings, accepted_words

        def names() -> "list[Register]":
            return [self.staff, self.agencies, self.sources, self.places, self.people]

        return Misspellings(self._words, lambda: accepted_words(self._words, names()))

    @cached_property
    def varieties(self) -> dict[str, dict[str, str]]:
        """For `GB` and for `US` the words that only the other side spells so, and the right form of each."""
        from copydesk.desk.words import accepted_words, load_varieties

        return load_varieties(accepted_words(self._words, []))

    def listed(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some words, lower case, that a list has: misspellings, varieties, or those by which the house
        style is looked up."""
        if self.misspellings.in_full:
            return self._all_listed & words
        return self._listed & words | self.misspellings.among(words)

    @cached_property
    def _all_listed(self) -> frozenset[str]:
        return self._listed.union(self.misspellings)

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset().union(*self.varieties.values(), self.style.words)

    @cached_property
    def style(self) -> "Style":
        """The house style: `style/*.yaml` of the schema folder."""
        from copydesk.desk.style import load_style

        return self.kept("style", lambda: load_style(self.schema_folder / "style", self._shown("style")))

    def names_with(self, text: str) -> tuple[str, ...]:
        """The official names in the registers of which a text is a part, in any case of letters."""
        text = text.casefold()
        if text not in self._names_with:
            self._names_with[text] = tuple(name for name in self._names if text in name.casefold() != text)
        return self._names_with[text]

    @cached_property
    def _names_with(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _names(self) -> frozenset[str]:
        """All names of the registers but the topics', and the titles of the people's offices."""
        names: set[str] = set()
        for register in (self.sections, self.staff, self.agencies, self.sources, self.places, self.people):
            for entry in register.entries.values():
                names.update((entry.code, entry.name, entry.text("short"), *entry.texts("variants")))
                roles = entry.data.get("roles")
                for role in roles if isinstance(roles, list) else ():
                    if isinstance(role, dict) and isinstance(role.get("role"), str):
                        names.add(role["role"])
        return frozenset(names)

    @cached_property
    def settings_source(self) -> Source:
        """The text of the settings file; empty where there is none."""
        if self.settings_file is None:
            return Source("copydesk.toml", "")
        return Source(self.settings_file.name, read_text(self.settings_file))

    def keep_in(self, cache: "Cache", name: str) -> None:
        """Have what is made of the desk's files kept in a cache; `name` stands for the desk and the program."""
        from copydesk.desk.kept import KeptDesk

        known = self.fingerprint
        self.__dict__["_kept"] = KeptDesk(cache, name + self._shown(""), lambda: replace(self).fingerprint == known)

    def kept(self, what: str, make: Callable[[], Any]) -> Any:
        """What `make` gives from the desk's files and nothing else, perhaps in an earlier run."""
        kept = self.__dict__.get("_kept")
        return kept.get(what, make) if kept else make()

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for this desk."""
        shared = self.__dict__.setdefault("_shared", {})
        if name not in shared:
            shared[name] = make()
        return shared[name]

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that decides what the desk says: program, settings, schemas, registers, words."""
        digest = hashlib.sha256(f"copydesk {copydesk.__version__}\n{self.settings!r}\n".encode())
        folder = str(self.schema_folder)
        for file in sorted(_saying(folder)):
            place = file.removeprefix(folder).replace(os.sep, "/")
            digest.update(f"{place}\0{_content(file)}\n".encode(errors="surrogateescape"))
        return digest.hexdigest()

    @cached_property
    def words(self) -> "Register":
        """The house's own words, `schema/words.yaml`: read like a register, and not needed."""
        return self._register("words", "words.yaml")

    @cached_property
    def approvals(self) -> "Register":
        """Which changes need whom, `schema/approvals.yaml`: read like a register, and not needed."""
        return self._register("approvals", "approvals.yaml")

    @cached_property
    def purged(self) -> "Register":
        """What was purged for good, a register that is not needed."""
        return self._register("purged")

    @property
    def _words(self) -> dict:
        value = self.words.value
        return value if isinstance(value, dict) else {}

    def _register(self, name: str, place: str = "") -> "Register":
        from copydesk.desk.registers import load_register

        place = place or f"registers/{name}.yaml"
        return self.kept(place, lambda: load_register(name, self.schema_folder / place, self._shown(place)))

    def _shown(self, place: str) -> str:
        """A place in the schema folder as findings name it."""
        file = self.schema_folder / place
        inside = file.is_relative_to(self.root)
        return file.relative_to(self.root).as_posix() if inside else f"copydesk/schema/{place}"


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


def _saying(folder: str, deeper: bool = True) -> Iterator[str]:
    """The files under a folder that say something; of a link to a folder those that lie in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if deeper:
                    yield from _saying(entry.path, not entry.is_symlink())
            elif entry.name.endswith(_SAYING) and entry.is_file():
                yield entry.path


def _content(file: str) -> str:
    """What stands for what is in a file. A link is another thing than a file with the same content."""
    with open(file, "rb") as data:
        digest = hashlib.sha256(data.read()).hexdigest()
    return f"link to {digest}" if os.path.islink(file) else digest
