"""Leads readers from the first mention of a name to the note that says who it is."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from markdown_it.common.utils import escapeHtml

_TAG = re.compile(r"(<[^<>]*>)")
_CLOSED = ("a", "h2", "h3", "h4", "h5", "h6", "code", "pre")  # no link is set in these
_NAME = re.compile(r"</?([a-z0-9]+)")

Other = TypeVar("Other")


def with_mentions(parts: Sequence[str | Other], names: Sequence[str]) -> list[str | Other]:
    """The parts of a text with a link at the first mention of each name: to `#who-1` of the first of `names`.

    Strings are HTML as `body.py` renders it, in which `<` stands for nothing but a tag. A name that is not
    mentioned as it is written gets no link.
    """
    targets = {escapeHtml(name): f"#who-{number}" for number, name in enumerate(names, 1) if name}
    marker = _Marker(targets)
    return [marker.marked(part) if targets and isinstance(part, str) else part for part in parts]


class _Marker:
    """Sets the links; each name has one, and is known by its words alone from then on."""

    def __init__(self, targets: dict[str, str]):
        self._left = targets
        self._names = sorted(targets, key=len, reverse=True)

    def marked(self, html: str) -> str:
        """A part of the text with its links."""
        if not any(name in html for name in self._left):
            return html
        pieces = _TAG.split(html)
        depth = 0
        for number, piece in enumerate(pieces):
            if number % 2:
                tag = _NAME.match(piece)
                if tag and tag[1] in _CLOSED:
                    depth += -1 if piece.startswith("</") else 1
            elif piece and not depth and self._left:
                pieces[number] = "".join(self._linked(piece))
        return "".join(pieces)

    def _linked(self, text: str) -> Iterator[str]:
        """A text without tags, in pieces. Of names that begin at one place the longest counts."""
        at = 0
        places = {name: _place(name, text, 0) for name in self._names}
        while found := [name for name in self._names if places[name] >= 0]:
            name = min(found, key=places.__getitem__)
            target = self._left.pop(name, None)
            yield text[at : places[name]]
            yield f'<a class="who" href="{target}">{name}</a>' if target else name
            at = places[name] + len(name)
            places |= {name: _place(name, text, at) for name in found if places[name] < at}
        yield text[at:]


def _place(name: str, text: str, at: int) -> int:
    """Where a name stands next as a word of its own, from a place on; -1 where it does not."""
    while (at := text.find(name, at)) >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(name) : at + len(name) + 1]
        if not _belongs(before, "_-&") and not _belongs(after, "_-"):
            return at
        at += 1
    return -1


def _belongs(character: str, others: str) -> bool:
    return character.isalnum() or character != "" and character in others
