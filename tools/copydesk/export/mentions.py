"""Leads readers from the first mention of a name to the note that says who it is."""

import re
from collections.abc import Sequence
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
    left = {escapeHtml(name): f"#who-{number}" for number, name in enumerate(names, 1) if name}
    names_in = re.compile(f"(?<![\\w&-])(?:{'|'.join(map(re.escape, sorted(left, key=len, reverse=True)))})(?![\\w-])")
    marked: list[str | Other] = []
    for part in parts:
        marked.append(_marked(part, left, names_in) if left and isinstance(part, str) else part)
    return marked


def _marked(html: str, left: dict[str, str], names_in: re.Pattern[str]) -> str:
    """`left` loses the names that are found."""
    pieces = _TAG.split(html)
    depth = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            name = _NAME.match(piece)
            if name and name[1] in _CLOSED:
                depth += -1 if piece.startswith("</") else 1
        elif piece and not depth and left:
            pieces[number] = names_in.sub(lambda match: _linked(match[0], left), piece)
    return "".join(pieces)


def _linked(name: str, left: dict[str, str]) -> str:
    target = left.pop(name, None)
    return f'<a class="who" href="{target}">{name}</a>' if target else name
