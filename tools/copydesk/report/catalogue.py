"""Rows of the catalogue: as a table for people, as JSON, and as CSV for a spreadsheet.

JSON is a list of objects with `path`, `id`, `status`, `section`, `headline`, `published`, `embargo`, `place`,
`byline`, `sources`, `topics`, `words`, `updates` and `corrections`, as in the articles' fields; CSV has the same
columns, lists with "; " between. A cell that a spreadsheet would run as a formula begins with an apostrophe.
"""

import csv
from collections.abc import Sequence
from typing import NamedTuple, TextIO
from zoneinfo import ZoneInfo

from copydesk.catalogue import Row
from copydesk.report.listed import one_a_line
from copydesk.report.look import Look, columns, fitted, visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LEAST = 20  # columns that a headline needs
_GAP = "  "


def write_json(rows: Sequence[Row], out: TextIO) -> None:
    """Write the rows for programs."""
    out.write(one_a_line(row._asdict() for row in rows) + "\n")


def write_csv(rows: Sequence[Row], out: TextIO) -> None:
    """Write the rows for a spreadsheet, as RFC 4180 has it."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for row in rows:
        writer.writerow(map(_cell, row))


class _Column(NamedTuple):
    title: str
    texts: list[str]
    right: bool = False

    @property
    def width(self) -> int:
        return max(map(columns, (self.title, *self.texts)))


def write_table(rows: Sequence[Row], said: str, out: TextIO, look: Look, zone: ZoneInfo, width: int | None) -> None:
    """Write the rows for people, and below them what is `said` of them; `width` is the terminal's, in columns."""
    if rows:
        listed = _fitting(_columns(rows, look, zone), width)
        widths = [column.width for column in listed]
        _line([column.title for column in listed], listed, widths, out, look, "dim")
        for texts in zip(*(column.texts for column in listed)):
            _line(texts, listed, widths, out, look)
        out.write("\n")
    out.write(f"{said}\n")


def _columns(rows: Sequence[Row], look: Look, zone: ZoneInfo) -> list[_Column]:
    times = [row.out.astimezone(zone).strftime("%Y-%m-%d %H:%M") if row.out else visible(row.published) for row in rows]
    return [
        _Column("published", times),
        _Column("status", [visible(row.status) for row in rows]),
        _Column("section", [visible(row.section) for row in rows]),
        _Column("byline", [visible(", ".join(row.byline)) for row in rows]),
        _Column("words", [f"{row.words:,}" for row in rows], right=True),
        _Column("headline", [visible(row.headline) for row in rows]),
        _Column("path", [look.path(row.path) for row in rows]),
    ]


def _fitting(listed: list[_Column], width: int | None) -> list[_Column]:
    """The columns as they fit: first headlines are cut short, then columns are left out, the path never."""
    for unneeded in ("", "words", "byline", "section", "published", "status", "headline"):
        listed = [column for column in listed if column.title != unneeded]
        taken = sum(c.width for c in listed if c.title != "headline") + len(_GAP) * (len(listed) - 1)
        room = None if width is None else width - taken
        if room is None or room >= min(_LEAST, max((c.width for c in listed if c.title == "headline"), default=0)):
            break
    return [
        column._replace(texts=[fitted(text, room) for text in column.texts])
        if column.title == "headline" and room is not None
        else column
        for column in listed
    ]


def _line(
    texts: Sequence[str], listed: Sequence[_Column], widths: Sequence[int], out: TextIO, look: Look, name: str = ""
) -> None:
    cells = []
    for text, column, width in zip(texts, listed, widths):
        blank = " " * (width - columns(text))
        cells.append(blank + text if column.right else text + blank)
    line = _GAP.join(cells).rstrip()
    out.write((look.paint(line, name) if name else line) + "\n")


def _cell(value: str | int | tuple[str, ...]) -> str | int:
    if isinstance(value, int):
        return value
    text = visible("; ".join(value) if isinstance(value, tuple) else value)
    return f"'{text}" if text.startswith(_FORMULA) else text
