"""Words: the closed list of misspellings, and the words the house vouches for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from copydesk.desk.registers import Register

_DATA = Path(__file__).parents[1] / "data"
_LIST = _DATA / "misspellings.txt"
_VARIETIES = _DATA / "varieties.txt"
_PAIR = re.compile(r"^(\w+)([=<>])(\w+)$", re.M)
_HEADER = re.compile(rb"(?:#.*\n)*")
_MANY = 1000  # words that are looked up in the text; for more it is split
_WORD = re.compile(r"[^\W\d_]+")


class Misspellings(Mapping[str, str]):
    """Wrong word to its right forms, lower case, with ", " between several: the closed list and the house's own, less
    the words that are `accepted`.

    The list is long and sorted. A few words are looked up in its text, which costs less than to split it.
    """

    def __init__(self, house: dict, accepted: Callable[[], set[str]]):
        own = house.get("misspellings")
        self._own = {wrong.casefold(): str(right) for wrong, right in own.items()} if isinstance(own, dict) else {}
        self._accept = accepted
        self._looked_up = 0

    @property
    def in_full(self) -> bool:
        """Whether so many words were looked up that the list has been split."""
        return self._looked_up > _MANY

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Those of some words that are misspelt."""
        if self.in_full:
            return self._words & words
        return frozenset(word for word in words if word in self)

    def get(self, word: str, otherwise: Any = None) -> Any:
        """The right forms of a word, or something else for one that is not listed."""
        if self.in_full:
            return self._all.get(word, otherwise)
        self._looked_up += 1
        right = self._own.get(word, _looked_up(word))
        return otherwise if right is None or word in self._accepted else right

    def __contains__(self, word: object) -> bool:
        return self.get(str(word)) is not None

    def __getitem__(self, word: str) -> str:
        right = self.get(word)
        if right is None:
            raise KeyError(word)
        return right

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _accepted(self) -> set[str]:
        return self._accept()

    @cached_property
    def _all(self) -> dict[str, str]:
        """Every word: the lines of the list are split all at once."""
        forms = _list().decode().rstrip("\n").replace("->", "\n").split("\n")
        words = dict(zip(forms[0::2], forms[1::2], strict=True)) | self._own
        for word in self._accepted:
            words.pop(word, None)
        return words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._all)


def _looked_up(word: str) -> str | None:
    """The right forms of a word in the closed list; None where it is not there."""
    text, wanted = _list(), word.encode("utf-8", "surrogatepass")
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", 0, (low + high) // 2) + 1
        end = text.find(b"\n", start)
        found, _, right = text[start:end].partition(b"->")
        if found == wanted:
            return right.decode()
        low, high = (end + 1, high) if found < wanted else (low, start)
    return None


@cache
def _list() -> bytes:
    """The lines of the closed list, `wrong->right`, in the order of the wrong words."""
    text = _LIST.read_bytes().replace(b"\r\n", b"\n")
    return text[_HEADER.match(text).end() :]


def load_varieties(accepted: set[str]) -> dict[str, dict[str, str]]:
    """For British (`GB`) and for American copy (`US`) the words, lower case, of the other side, each with the
    house's own form; less `accepted`."""
    british: dict[str, str] = {}
    american: dict[str, str] = {}
    for left, sign, right in _PAIR.findall(_VARIETIES.read_text(encoding="utf-8")):
        if sign != ">" and right not in accepted:
            british[right] = left
        if sign != "<" and left not in accepted:
            american[left] = right
    return {"GB": british, "US": american}


def accepted_words(house: dict, registers: list[Register]) -> set[str]:
    """Lower-case words that are never misspelt: those the house accepts and those of its names."""
    own = house.get("accept")
    accepted = {str(word).casefold() for word in (own if isinstance(own, list) else [])}
    for register in registers:
        for entry in register.entries.values():
            for text in (entry.code, entry.name, entry.text("short"), *entry.texts("variants")):
                accepted.update(word.casefold() for word in _WORD.findall(text))
    return accepted


def surnames(names: Iterable[str]) -> frozenset[str]:
    """The words of the last names of full names: of "Jan Nowak-Jeziorański" they are two."""
    last = (name.split()[-1] for name in names if name.split())
    return frozenset(word for name in last for word in _WORD.findall(name) if len(word) > 2)
