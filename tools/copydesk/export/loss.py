"""The loss report: what each format could not carry of which article, and what was left out of all of them.

    {"formats": {"ninjs": {"fields": {"sources.kind": {"why": "There is no field for it.", "items": "all"}}},
                 "markdown": {"not_written": ["20250918-k7x4m2"]}},
     "left_out": {"20250918-k7x4m2": {"links": 2}}}

A field is named by its route in the front matter. `items` is "all" where every article has it. `links` to
articles that are not out became plain text, `photos` were left out because the rights have run out, and of
`stills` only the first picture of several is shown. Which articles and photos is not said: it would tell.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from copydesk.export.catalogue import Format
from copydesk.export.item import Item
from copydesk.export.jsontext import json_bytes

PATH = "report/loss.json"

# What a register adds to a short form, such as initials in `byline`
_BEHIND_A_CODE: dict[str, Callable[[Item], bool]] = {
    "byline.role": lambda item: any(author.role for author in item.authors),
    "byline.uri": lambda item: any(author.url for author in item.authors),
    "sources.url": lambda item: any(source.url for source in item.sources),
}


class Left(NamedTuple):
    """What was left out of an article, as numbers: naming it would tell what is not out. `stills` are pictures
    that moved, of which only the first frame is left; `markdown` is 1 where the file stays at home."""

    links: int = 0
    markdown: int = 0
    photos: int = 0
    stills: int = 0


def lossy_fields(item: Item, fields: dict[str, Any], formats: Iterable[Format]) -> tuple[str, ...]:
    """The routes of those fields of an article, from its front matter, that some format can't carry."""
    routes = sorted({route for format in formats for route in format.lost})
    return tuple(
        route
        for route in routes
        if (_BEHIND_A_CODE[route](item) if route in _BEHIND_A_CODE else _has(fields, route.split(".")))
    )


class Losses:
    """Keeps count, one article after the other; `left` is the sum of what was left out."""

    def __init__(self, formats: tuple[Format, ...]):
        self.left = Left()
        self._formats = formats
        self._items: list[str] = []
        self._with: dict[str, list[str]] = {route: [] for format in formats for route in format.lost}
        self._not_written: dict[str, list[str]] = {format.name: [] for format in formats}
        self._left_out: dict[str, dict[str, int]] = {}

    def add(self, id: str, lossy: Iterable[str], left: Left, not_written: Iterable[str]) -> None:
        """Take in an article: its fields that some format can't carry, what was left out, and the formats that have
        nothing of it."""
        self._items.append(id)
        for route in lossy:
            self._with[route].append(id)
        for name in not_written:
            self._not_written[name].append(id)
        numbers = {name: number for name, number in left._asdict().items() if number and name != "markdown"}
        if numbers:
            self._left_out[id] = numbers
        self.left = Left(*(so_far + more for so_far, more in zip(self.left, left, strict=True)))

    def write(self) -> bytes:
        """The report as JSON."""
        report = {
            "formats": {format.name: self._of(format) for format in self._formats},
            "left_out": self._left_out,
        }
        return json_bytes(report, 1)

    def _of(self, format: Format) -> dict[str, Any]:
        fields = {
            route: {"why": why, "items": "all" if self._with[route] == self._items else self._with[route]}
            for route, why in sorted(format.lost.items())
            if self._with[route]
        }
        missing = self._not_written[format.name]
        return {**({"fields": fields} if fields else {}), **({"not_written": missing} if missing else {})}


def _has(value: Any, route: list[str]) -> bool:
    """Whether something is written at a route, in any of the entries of a list."""
    if isinstance(value, list):
        return any(_has(entry, route) for entry in value)
    if not route:
        return value not in (None, "", {})
    return isinstance(value, dict) and _has(value.get(route[0]), route[1:])
