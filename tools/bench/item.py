"""One article as a file: its front matter in the hand of several writers, and its body."""

import textwrap
from dataclasses import dataclass, field
from random import Random
from typing import Any

_NEEDS_QUOTES = (": ", " #", *"“”‘’\"'[]{},&*!|>%@`?")


@dataclass
class Item:
    """An article before it is written. `fields` are in the order in which they are written."""

    path: str
    fields: dict[str, Any] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Hand:
    """How a writer types: width of the lines (0: a paragraph is one line), lists, quotes."""

    width: int
    flow_lists: bool
    quote: str
    straight: bool


def some_hand(rng: Random) -> Hand:
    """A writer's habits."""
    return Hand(rng.choice((0, 88, 100, 110)), rng.random() < 0.5, rng.choice("'\""), rng.random() < 0.08)


def write(item: Item, hand: Hand, rng: Random) -> str:
    """The file's text."""
    lines = ["---"]
    for name, value in item.fields.items():
        lines += _field(name, value, hand, rng)
    body = "\n\n".join(_wrapped(block, hand) for block in item.blocks)
    return "\n".join([*lines, "---", "", body, ""])


def _field(name: str, value: Any, hand: Hand, rng: Random) -> list[str]:
    if isinstance(value, str):
        return _scalar(name, value, "", hand, rng)
    if isinstance(value, dict):
        return [f"{name}:", *_mapping(value, "  ", hand, rng)]
    if all(isinstance(entry, str) for entry in value):
        typed = [_inline(entry, hand) for entry in value]
        if hand.flow_lists and sum(map(len, typed)) < 80:
            return [f"{name}: [{', '.join(typed)}]"]
        return [f"{name}:", *(f"  - {entry}" for entry in typed)]
    lines = [f"{name}:{' # some spelt out' if rng.random() < 0.1 else ''}"]
    for entry in value:
        if isinstance(entry, str):
            lines.append(f"  - {_inline(entry, hand)}")
        else:
            first, *rest = _mapping(entry, "    ", hand, rng)
            lines += ["  - " + first.lstrip(), *rest]
    return lines


def _mapping(values: dict[str, str], indent: str, hand: Hand, rng: Random) -> list[str]:
    return [line for name, value in values.items() for line in _scalar(name, value, indent, hand, rng)]


def _scalar(name: str, value: str, indent: str, hand: Hand, rng: Random) -> list[str]:
    value = _straight(value) if hand.straight else value
    if len(value) > 60 and rng.random() < 0.6:
        folded = textwrap.wrap(value, 96 - len(indent), break_long_words=False, break_on_hyphens=False)
        return [f"{indent}{name}: >-", *(f"{indent}  {line}" for line in folded)]
    return [f"{indent}{name}: {_inline(value, hand)}"]


def _inline(value: str, hand: Hand) -> str:
    plain = value[0].isalpha() and not any(mark in value for mark in _NEEDS_QUOTES)
    time = value[:2] == "20" and len(value) > 9 and "-" in value
    if (plain or time or value.startswith("€")) and not value.endswith(":"):
        return value
    if hand.quote == '"':
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "'" + value.replace("'", "''") + "'"


def _wrapped(block: str, hand: Hand) -> str:
    block = _straight(block) if hand.straight else block
    if not hand.width or block.startswith(("- ", "#", "!")):
        return block
    first, rest = ("> ", "> ") if block.startswith("> ") else ("", "")
    return textwrap.fill(block.removeprefix("> "), hand.width, initial_indent=first, subsequent_indent=rest,
                         break_long_words=False, break_on_hyphens=False)


def _straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'")
