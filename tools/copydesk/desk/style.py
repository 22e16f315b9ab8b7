"""The house style: what editors write into `schema/style/*.yaml`, ready to be looked up.

A file that can't be read, or an entry that makes no sense, is a `Fault`; the other entries work all the same.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.desk.one_pass import OnePass, one_pass
from copydesk.desk.phrase import (
    MAX_CHARACTERS,
    Phrase,
    PhraseError,
    anchors_of,
    needles_of,
    read_phrase,
    slots_of,
    typed_part,
    words_of,
)
from copydesk.finding import Route, Severity
from copydesk.text import Source, decode

if TYPE_CHECKING:
    from copydesk.article.document import Document

PLACES = ("headline", "lead", "caption", "alt", "note", "heading", "body", "quotation")
MAX_BYTES = 2_000_000
_MANY = 200  # articles; for fewer it costs more to make the one pass than it saves
_OWN_WORDS = tuple(place for place in PLACES if place != "quotation")


class Use(NamedTuple):
    """A form with what must be in a text that has it beside its anchor: these words, each of these and one of those
    in the row of its plain words (see plain.py), and this as it is typed."""

    entry: "StyleEntry"
    form: "Form"
    words: frozenset[str]
    needles: tuple[bytes, ...]
    either: tuple[bytes, ...]
    typed: str


class Form(NamedTuple):
    """One form to look for and what to write instead: nothing, one text, or several to choose from.

    `choice` tells forms of an `either` apart: those of one number go together.
    """

    text: str
    exact: bool
    write: tuple[str, ...]
    choice: int
    anchors: tuple[str, ...]

    @property
    def phrase(self) -> Phrase:
        """The form ready to be found; made when it is first wanted."""
        return read_phrase(self.text, self.exact)


@dataclass(frozen=True, slots=True, eq=False)
class StyleEntry:
    """One entry. `either` says that its forms are right by themselves and wrong side by side; `route` is
    where it stands in its file."""

    id: str
    route: Route
    why: str
    forms: tuple[Form, ...]
    either: bool
    severity: Severity
    language: str
    sections: frozenset[str]
    places: frozenset[str]
    except_: tuple[str, ...]
    exact: bool
    match: tuple[str, ...]
    avoid: tuple[str, ...]

    @property
    def exceptions(self) -> tuple[Phrase, ...]:
        """The longer phrases in which its forms are right."""
        return tuple(read_phrase(text, self.exact) for text in self.except_)


@dataclass(frozen=True)
class Fault:
    """What is wrong at a route of a style file."""

    route: Route
    message: str


@dataclass(frozen=True)
class StyleFile:
    """One file as read: `trouble` says why it could not be opened, `plain` that it is sound YAML."""

    path: str
    source: Source
    value: Any
    entries: tuple[StyleEntry, ...]
    faults: tuple[Fault, ...]
    trouble: str = ""
    plain: bool = True

    @cached_property
    def document(self) -> "Document":
        """The file with the place of everything in it, for those who have something to say about it."""
        from copydesk.article.document import Document
        from copydesk.article.yaml import read_yaml

        return Document(None, {}, (), True) if self.trouble else read_yaml(self.source.text)

    def line_of(self, route: Route) -> tuple[int, int]:
        """Line and column of a route."""
        place = self.document.places.get(route)
        span = (place.key or place.value) if place else None
        return self.source.position(span.start if span else 0)


@dataclass(frozen=True)
class Style:
    """The whole house style."""

    files: tuple[StyleFile, ...] = ()

    @cached_property
    def entries(self) -> tuple[StyleEntry, ...]:
        """The entries of all files; of two with one id the first."""
        entries: dict[str, StyleEntry] = {}
        for file in self.files:
            for entry in file.entries:
                entries.setdefault(entry.id, entry)
        return tuple(entries.values())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words by which forms are looked up."""
        return frozenset(anchor for anchor in self._lookup if anchor.isalpha())

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """The signs by which forms are looked up that have no word."""
        return tuple(anchor for anchor in self._lookup if not anchor.isalpha())

    def that_may_be_in(self, anchors: Set[str], row: bytes) -> Iterable[tuple[str, Use]]:
        """The forms that are looked up by some words and signs, each with its own. From many articles on those alone
        whose longest part is in the row of plain words (see plain.py)."""
        if next(self._articles) > _MANY and self._pass:
            return [(anchor, use) for anchor, use in self._pass.in_text(row) if anchor in anchors]
        return ((anchor, use) for anchor in anchors for use in self.uses(anchor))

    def uses(self, anchor: str) -> list[Use]:
        """The forms that are looked up by a word or sign."""
        uses = self._uses.get(anchor)
        if uses is None:
            uses = self._uses[anchor] = [_use(entry, form, anchor) for entry, form in self._lookup.get(anchor, ())]
        return uses

    @cached_property
    def _articles(self) -> Iterator[int]:
        return count(1)

    @cached_property
    def _pass(self) -> OnePass[tuple[str, Use]] | None:
        uses = ((anchor, use) for anchor in self._lookup for use in self.uses(anchor))
        return one_pass((use.either or use.needles[:1], (anchor, use)) for anchor, use in uses)

    @cached_property
    def _lookup(self) -> dict[str, list[tuple[StyleEntry, Form]]]:
        lookup: dict[str, list[tuple[StyleEntry, Form]]] = {}
        for entry in self.entries:
            for form in entry.forms:
                for anchor in form.anchors:
                    lookup.setdefault(anchor, []).append((entry, form))
        return lookup

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        return {}

    def entered_twice(self) -> Iterator[tuple[StyleFile, StyleEntry, StyleFile]]:
        """Each entry whose id an earlier file has already, with both files."""
        first: dict[str, StyleFile] = {}
        for file in self.files:
            for entry in file.entries:
                if first.setdefault(entry.id, file) is not file:
                    yield file, entry, first[entry.id]


def _use(entry: StyleEntry, form: Form, anchor: str) -> Use:
    words, (needles, either) = words_of(form.text) - {anchor}, needles_of(form.text, anchor)
    return Use(entry, form, words, needles, either, typed_part(form.text))


def load_style(folder: Path, shown: str) -> Style:
    """The style files of a folder, in the order of their names; `shown` is the folder as findings name it."""
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() and not folder.is_symlink() else []
    return Style(tuple(load_style_file(file, f"{shown}/{file.name}") for file in files))


def load_style_file(file: Path, shown: str) -> StyleFile:
    """Read one style file. Never raises on bad content."""
    from copydesk.article.values import NotPlain, read_values
    from copydesk.article.yaml import read_yaml

    data, trouble = _bytes(file)
    source = decode(shown, data)
    value, plain = None, True
    try:
        value = None if trouble else read_values(source.text)
    except NotPlain:
        value, plain = read_yaml(source.text).value, False
    faults: list[Fault] = []
    entries = tuple(_entries(value, faults)) if isinstance(value, dict) else ()
    return StyleFile(shown, source, value, entries, tuple(faults), trouble, plain)


def _bytes(file: Path) -> tuple[bytes, str]:
    """A file's bytes, or why there are none. A link is not followed: it could lead anywhere."""
    try:
        if file.is_symlink():
            return b"", "is a link, and was not read. Put the file itself here."
        if file.stat().st_size > MAX_BYTES:
            return b"", f"has more than {MAX_BYTES:,} bytes, and was not read."
        return file.read_bytes(), ""
    except OSError as error:
        return b"", f"can't be read: {error.strerror}."


def _entries(value: dict[str, Any], faults: list[Fault]) -> Iterator[StyleEntry]:
    entries = value.get("entries")
    for name, data in entries.items() if isinstance(entries, dict) else ():
        if not isinstance(data, dict):
            continue  # the schema says so
        route = ("entries", name)
        before = len(faults)
        either = "either" in data
        exact = data.get("case") == "exact"
        forms = tuple(_either(data, route, exact, faults) if either else _find(data, route, exact, faults))
        exceptions = tuple(_texts(data.get("except")))
        for text in exceptions:
            if "{" in text or len(text) > MAX_CHARACTERS:
                _anchors(text, (*route, "except"), faults)
        if len(faults) > before or not forms:
            continue
        settings = {
            key: data.get(key, value.get(key)) for key in ("severity", "language", "sections", "places")
        }
        severity = settings["severity"]
        yield StyleEntry(
            name,
            route,
            data["why"] if isinstance(data.get("why"), str) else "",
            forms,
            either,
            Severity(severity) if severity in tuple(Severity) else Severity.WARNING,
            settings["language"].lower() if isinstance(settings["language"], str) else "",
            frozenset(_texts(settings["sections"])),
            frozenset(_texts(settings["places"]) or _OWN_WORDS),
            exceptions,
            exact,
            tuple(_texts(data.get("match"))),
            tuple(_texts(data.get("avoid"))),
        )


def _find(data: dict, route: Route, exact: bool, faults: list[Fault]) -> Iterator[Form]:
    """The forms of `find`: one, a list of them, or a mapping from each to what to write."""
    find, route = data.get("find"), (*route, "find")
    if isinstance(find, dict):
        if "prefer" in data:
            faults.append(
                Fault(
                    (*route[:-1], "prefer"), "find says already what to write for each form. Delete prefer."
                )
            )
        for text, write in find.items():
            yield from _form(text, tuple(_texts(write)), (*route, text), exact, faults)
    else:
        write = tuple(_texts(data.get("prefer")))
        several = isinstance(find, list)
        for index, text in enumerate(_texts(find)):
            yield from _form(text, write, (*route, index) if several else route, exact, faults)


def _either(data: dict, route: Route, exact: bool, faults: list[Fault]) -> Iterator[Form]:
    """The forms of `either`: two or more choices, each a form or a list of forms of one length. A form may be
    replaced by the one that stands at its place in the choice used first."""
    for key in ("find", "prefer"):
        if key in data:
            faults.append(Fault((*route, key), f"An entry has find or either, not both. Delete {key}."))
    route, value = (*route, "either"), data.get("either")
    choices = [_texts(choice) for choice in value] if isinstance(value, list) else []
    for number, choice in enumerate(choices):
        if len(choice) != len(choices[0]):
            faults.append(
                Fault((*route, number), "Each choice of either has the same forms, in the same order.")
            )
            return
        for index, text in enumerate(choice):
            place = (*route, number, index) if isinstance(value[number], list) else (*route, number)
            others = tuple(choice[index] for choice in choices)
            yield from _form(text, others, place, exact, faults, number)


def _form(
    text: str, write: tuple[str, ...], route: Route, exact: bool, faults: list[Fault], choice: int = 0
) -> Iterator[Form]:
    anchors = _anchors(text, route, faults)
    if not anchors:
        return
    for right in write:
        left = slots_of(text) if "{" in right else []
        for slot in slots_of(right) if "{" in right else ():
            if slot not in left:
                faults.append(Fault(route, f'"{right}" has a slot {{{slot}}} that "{text}" has not.'))
                return
            left.remove(slot)
        if right == text and len(write) == 1:
            faults.append(Fault(route, f'"{text}" is to be replaced with itself. Write another form.'))
            return
    yield Form(text, exact, write, choice, anchors)


def _anchors(text: str, route: Route, faults: list[Fault]) -> tuple[str, ...]:
    try:
        return anchors_of(text)
    except PhraseError as error:
        faults.append(Fault(route, str(error)))
        return ()


def _texts(value: Any) -> list[str]:
    """A text, or the texts of a list."""
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
