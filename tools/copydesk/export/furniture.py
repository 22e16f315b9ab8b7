"""The furniture of pages and feeds: the words that are in none of the articles, in the language of each.

They stand in `schema/templates/words/`, in a file for each language (`pl.yaml`); what a newsroom's file
leaves out is the program's, and what that leaves out is English.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from copydesk.article.yaml import read_yaml
from copydesk.desk import Desk, DeskError
from copydesk.desk.desk import default_schema

FOLDER = "templates/words"
_ENGLISH = "en"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Furniture:
    """The words of one language, by their names; `language` is that of the words, not of what was asked for."""

    language: str
    words: Mapping[str, Any]

    def say(self, name: str, /, **values: object) -> str:
        """The words of a name, with values in their places: `Page 2 of 3`. Raises KeyError where there are
        none."""
        return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), self.words[name])

    def label(self, code: str) -> str:
        """A label of an article, such as `Update`."""
        return self.words["labels"].get(code) or code.capitalize()

    def day(self, moment: date) -> str:
        """`18 September 2025`; a datetime will do."""
        return self.say("day", day=moment.day, month=self.words["months"][moment.month - 1], year=moment.year)

    def weekday(self, moment: date) -> str:
        """`Thursday`; a datetime will do."""
        return self.words["weekdays"][moment.weekday()]

    def zone(self, time_zone: str) -> str:
        """A time zone as readers know it: `Warsaw time` for Europe/Warsaw, `UTC` for UTC."""
        region, slash, place = time_zone.rpartition("/")
        if not slash or region == "Etc":
            return place
        return self.words["zones"].get(time_zone) or self.say("zone", place=place.replace("_", " "))

    def listed(self, names: list[str]) -> str:
        """`Maria Próbna, Jan Example and Anna Inna`."""
        return f" {self.say('and')} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def clock(moment: datetime) -> str:
    """`17:05`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


class Furnishings:
    """The words of every language that a desk has. Raises DeskError where a file of words can't be used."""

    def __init__(self, desk: Desk):
        self._folders = [default_schema() / FOLDER, desk.schema_folder / FOLDER]
        self._known: dict[str, Furniture] = {}

    def of(self, language: str) -> Furniture:
        """The words for a text in a language (BCP 47): `pl` does for `pl-PL`, English for one without words."""
        if language not in self._known:
            self._known[language] = self._read(language.lower())
        return self._known[language]

    def _read(self, language: str) -> Furniture:
        words = self._words(_ENGLISH, {})
        for name in (language, language.split("-")[0]):
            if name == _ENGLISH or not name.isascii() or not name.replace("-", "").isalnum():
                continue
            more = self._words(name, words)
            if more:
                return Furniture(name, {**words, **more})
        return Furniture(_ENGLISH, words)

    def _words(self, language: str, english: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for folder in self._folders:
            file = folder / f"{language}.yaml"
            if file.is_file() and not file.is_symlink():
                found |= _read_file(file, english or found)
        return found


def _read_file(file: Path, known: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a file, each of the same kind as the `known` word of its name, where any are known."""
    name = f"{FOLDER}/{file.name}"
    try:
        document = read_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{name}: these words can't be read: {error}") from None
    if document.broken or document.problems or not isinstance(document.value, dict):
        raise DeskError(f"{name}: these words can't be read: see how en.yaml is written.")
    for key, value in document.value.items():
        if known and key not in known:
            raise DeskError(f"{name}: there is no word {key}: see en.yaml for those there are.")
        if known and not _is_like(value, known[key]):
            raise DeskError(f"{name}: {key} is not written as in en.yaml.")
    return document.value


def _is_like(value: Any, model: Any) -> bool:
    if isinstance(model, str):
        return isinstance(value, str)
    if isinstance(model, list):
        if not isinstance(value, list) or len(value) != len(model):
            return False
        return all(isinstance(one, str) for one in value)
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
