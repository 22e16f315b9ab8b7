"""The fields of two versions side by side. Photos go by their ids, people by their names, wherever in the
list."""

from collections.abc import Iterator
from typing import Any

from copydesk.article.model import Article
from copydesk.compare.model import COME, GONE, Part, Stretch
from copydesk.compare.words import one_line, stretches
from copydesk.finding import Route

_LABELS = ("id", "name", "rule")


def compared(before: Article, after: Article, routes: tuple[set[Route], set[Route]]) -> Iterator[Part]:
    """The fields that differ, in the order of the new version, then those that are gone; `routes` are those
    of substance before and after."""
    old, new = (dict(_leaves(article.front.values)) for article in (before, after))
    for name in {**new, **old}:
        was, now = (side.get(name, ("", ())) for side in (old, new))
        if one_line(was[0]) == one_line(now[0]):
            continue
        matters = _is_in(was[1], routes[0]) or _is_in(now[1], routes[1])
        if name not in old or not was[0]:
            yield Part(name, "new", (Stretch(COME, one_line(now[0]), matters),))
        elif name not in new or not now[0]:
            yield Part(name, "gone", (Stretch(GONE, one_line(was[0]), matters),))
        else:
            yield Part(name, "", stretches(*(was[0], now[0]), *(lambda *_: matters,) * 2))


def _is_in(route: Route, routes: set[Route]) -> bool:
    """Whether a field, one that it is part of, or a part of it, is among those of substance."""
    shorter = {route[:length] for length in range(1, len(route) + 1)}
    return not shorter.isdisjoint(routes) or any(other[: len(route)] == route for other in routes if route)


def _leaves(fields: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Route]]]:
    """Every text of the fields by its name in words, with its route."""
    for field, value in fields.items():
        if isinstance(value, list) and any(isinstance(item, (list, dict)) for item in value):
            seen: set[str] = set()
            for index, item in enumerate(value):
                label = _label(item)
                label = label if label and label not in seen else str(index + 1)
                seen.add(label)
                for name, found in _texts("", item, (field, index)):
                    yield _of_photo(name, label) if field == "photos" else f"{field} {label}{name}", found
        else:
            yield from _texts(field, value, (field,))


def _of_photo(name: str, id: str) -> str:
    """`caption of ministers`, as for readers of findings."""
    return f"{name.removeprefix(', ')} of {id}"


def _label(item: Any) -> str:
    """By what an item of a list is known, or nothing."""
    known = (item.get(key) for key in _LABELS) if isinstance(item, dict) else ()
    return next((label for label in known if isinstance(label, str)), "")


def _texts(name: str, value: Any, route: Route) -> Iterator[tuple[str, tuple[str, Route]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{name}, {key}", inner, (*route, key))
    else:
        yield name, (_text(value), route)


def _text(value: Any) -> str:
    if isinstance(value, (list, dict)):
        return ", ".join(map(_text, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
