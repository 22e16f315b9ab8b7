"""Words: the closed list of misspellings, and the words the house vouches for."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from copydesk.desk.registers import Register

_DATA = Path(__file__).parents[1] / "data"
_LIST = _DATA / "misspellings.txt"
_VARIETIES = _DATA / "varieties.txt"
_PAIR = re.compile(r"^(\w+)([=<>])(\w+)$", re.M)
_HEADER = re.compile(r"(?:#.*\n)*")
_WORD = re.compile(r"[^\W\d_]+")


def load_misspellings(house: dict, accepted: set[str]) -> dict[str, str]:
    """Wrong word to its right forms, lower case, with ", " between several: the closed list and the house's
    own, less `accepted`."""
    words = dict(_listed())
    own = house.get("misspellings")
    for wrong, right in (own if isinstance(own, dict) else {}).items():
        words[wrong.casefold()] = str(right)
    for word in accepted:
        words.pop(word, None)
    return words


@cache
def _listed() -> dict[str, str]:
    """The closed list. It is long and every run loads it, so its lines are split all at once, and only once for the
    two desks of a guard."""
    text = _LIST.read_text(encoding="utf-8")
    forms = text[_HEADER.match(text).end() :].rstrip("\n").replace("->", "\n").split("\n")
    return dict(zip(forms[0::2], forms[1::2], strict=True))


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
