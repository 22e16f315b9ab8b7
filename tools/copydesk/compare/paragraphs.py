"""The bodies of two versions side by side, paragraph by paragraph: one that only moved is told in a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.change.align import runs
from copydesk.compare.model import COME, GONE, SAME, Part, Places, Stretch
from copydesk.compare.words import alike, one_line, stretches, tokens_of

_LINES = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_EDITED, _MOVED = 0.5, 0.7  # how alike two paragraphs are for one to be the other: in its place, or elsewhere
_MOST = 20_000  # pairs of paragraphs that are held side by side
_SHOWN = 60  # characters of a moved one that are shown


class _Paragraph(NamedTuple):
    number: int
    text: str
    start: int


@dataclass(eq=False)
class _Row:
    """A paragraph before and after, as far as there is one, and whether it stands elsewhere now."""

    old: _Paragraph | None
    new: _Paragraph | None
    moved: bool = False


def compared(before: Article, after: Article, gone: Places, come: Places) -> Iterator[Part]:
    """The paragraphs that differ, in the order of the new version; `gone` and `come` are what is of substance
    in the files before and after."""
    for row in _rows(list(_paragraphs(before)), list(_paragraphs(after))):
        yield _part(row, gone, come)


def _paragraphs(article: Article) -> Iterator[_Paragraph]:
    """What stands between blank lines of the body."""
    found = _LINES.finditer(article.source.text, article.front.body_start)
    for number, match in enumerate(found, 1):
        yield _Paragraph(number, match[0], match.start())


def _rows(old: list[_Paragraph], new: list[_Paragraph]) -> list[_Row]:
    """The paragraphs that differ: one that is gone stands before that which has come in its place."""
    rows: list[_Row] = []
    for run in runs([one_line(p.text) for p in old], [one_line(p.text) for p in new]):
        gone = [_Row(paragraph, None) for paragraph in old[run.old]]
        come = [_Row(None, paragraph) for paragraph in new[run.new]]
        _pair(gone, come, _EDITED, moved=False)
        rows += [row for row in gone if row.old] + come
    _pair([row for row in rows if not row.new], [row for row in rows if not row.old], _MOVED, moved=True)
    return [row for row in rows if row.old or row.new]


def _pair(gone: Sequence[_Row], come: Sequence[_Row], least: float, moved: bool) -> None:
    """Put paragraphs that are alike into one row, the most alike first; the row of the old one is left
    empty."""
    if len(gone) * len(come) > _MOST:
        return
    old, new = ([tokens_of((row.old or row.new).text) for row in side] for side in (gone, come))
    pairs = ((alike(one, other, least), i, j) for i, one in enumerate(old) for j, other in enumerate(new))
    for _, i, j in sorted((pair for pair in pairs if pair[0]), key=lambda pair: (-pair[0], pair[1:])):
        if gone[i].old and not come[j].old:
            come[j].old, come[j].moved = gone[i].old, moved
            gone[i].old = None


def _part(row: _Row, gone: Places, come: Places) -> Part:
    old, new = row.old, row.new
    if new is None:
        text = one_line(old.text)
        matters = gone.touch(old.start, old.start + len(old.text))
        return Part(f"paragraph {old.number}", "gone", (Stretch(GONE, text, matters),))
    name = f"paragraph {new.number}"
    if old is None:
        matters = come.touch(new.start, new.start + len(new.text))
        return Part(name, "new", (Stretch(COME, one_line(new.text), matters),))
    became = f"moved from paragraph {old.number}" if row.moved else ""
    if row.moved and one_line(old.text) == one_line(new.text):
        text = one_line(new.text)
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        return Part(name, became, (Stretch(SAME, short),))
    return Part(
        name,
        became,
        stretches(
            old.text,
            new.text,
            lambda start, end: gone.touch(old.start + start, old.start + end),
            lambda start, end: come.touch(new.start + start, new.start + end),
        ),
    )
