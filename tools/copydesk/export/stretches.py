"""The stretches of a text: plain paragraphs and subheads, of which news copy is mostly made, and all that lies between.

A plain one needs no parser: it has no sign that Markdown gives a meaning, and stands between blank lines. A property test
holds what is made of it to what markdown-it-py makes of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# What runs on over blank lines, may be meant for another stretch, or is white space of a kind that is rare
_FAR = ("```", "~~~", "<", "]:", "\t", "\0", "\r")
_LINE = r"(?!\d{1,9}[.)](?:\s|\Z))[^\s#>\-*+=_`~\[|\\&][^\n*_`\[\\&]*"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_SUBHEAD = re.compile(r"(#{1,6}) +([^\s#*_`\[\\&][^\n#*_`\[\\&]*)")


class Plain(NamedTuple):
    """A paragraph, or a subhead of a `level` from 1 to 6: its words as they are written."""

    words: str
    level: int = 0


def stretches_of(markdown: str) -> Iterator[Plain | str]:
    """The stretches of a text in order; what is no plain one is Markdown, and as long as can be."""
    if any(sign in markdown for sign in _FAR):
        yield markdown
        return
    others: list[str] = []
    for stretch in markdown.split("\n\n"):
        plain = _plain(stretch.strip("\n"))
        if plain is None:
            others.append(stretch)
            continue
        if others:
            yield "\n\n".join(others)
            others = []
        yield plain
    if others:
        yield "\n\n".join(others)


def _plain(stretch: str) -> Plain | None:
    if not stretch or stretch != stretch.strip() or " \n" in stretch:
        return None
    if _PARAGRAPH.fullmatch(stretch):
        return Plain(stretch)
    subhead = _SUBHEAD.fullmatch(stretch)
    return Plain(subhead[2], len(subhead[1])) if subhead else None
