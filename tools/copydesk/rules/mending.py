"""The edits that fixes are made of: a value retyped, a line added to the fields, a line taken from the body.

Each gives an `Edit`, or None where the change can't be made without guessing.
"""

import re
from collections.abc import Iterable

from copydesk.article.model import Article
from copydesk.article.write import scalar
from copydesk.finding import Edit, Route
from copydesk.pattern import Pattern
from copydesk.text import Span

_LINE_END = Pattern(r"[ \t]*\n")
_TEXT = Pattern(r"[ \t]*\S")
_BLANK_LINES = Pattern(r"(?:[ \t]*\n)+")


def retyped(article: Article, route: Route, start: int, end: int, new: str) -> Edit | None:
    """Characters `start` to `end` of a field's text become `new`; it gets quotes if it needs them now."""
    place, value = article.front.places.get(route), article.front.value(route)
    if place is None or not isinstance(value, str) or "\n" in value.rstrip("\n"):
        return None
    whole = value[:start] + new + value[end:]
    in_list = any(_is_flow(article, route[:depth]) for depth in range(1, len(route)))
    span = article.value_span(route, start, end)
    if article.source.text[span.start : span.end] == value[start:end]:
        fits = scalar(whole, in_list) == whole if not place.style else not set(new) & set("\"'\\")
        if fits or place.style in ("|", ">"):
            return Edit(span, new)
    return replaced(article, route, scalar(whole.strip(), in_list))


def replaced(article: Article, route: Route, typed: str) -> Edit | None:
    """A field's whole value becomes `typed`, as YAML has it. None where a comment stands within the value."""
    span = _trimmed(article, article.front.span_of(route))
    head = article.source.text[slice(*span)].partition("\n")[0]
    place = article.front.places.get(route)
    return None if place and place.style in ("|", ">") and "#" in head else Edit(span, typed)


def in_text(article: Article, span: Span, new: str) -> Edit:
    """`new` in the place of a word or more of the copy, with the escapes that a field's quotes ask for."""
    if span.start < article.front.body_start and set(new) & set("\"'\\"):
        for place in article.front.places.values():
            if place.value.start < span.start < place.value.end:
                if place.style == "'":
                    return Edit(span, new.replace("'", "''"))
                if place.style == '"':
                    return Edit(span, re.sub(r'(["\\])', r"\\\1", new))
    return Edit(span, new)


def line_after(article: Article, name: str, line: str) -> Edit | None:
    """`line` as a field of its own below the field `name`."""
    place, text = article.front.places.get((name,)), article.source.text
    if place is None or place.key is None:
        return None
    start = text.rfind("\n", 0, place.key.start) + 1
    if text[start : place.key.start].strip():
        return None  # fields written in braces, on one line
    end = text.find("\n", _trimmed(article, place.value).end)
    return Edit(Span(end, end), f"\n{text[start : place.key.start]}{line}")


def added_to_list(article: Article, name: str, items: Iterable[str]) -> Edit | None:
    """`items` at the end of a list field, which is made where it is missing."""
    front, text, items = article.front, article.source.text, list(items)
    place, value = front.places.get((name,)), front.values.get(name)
    in_line = ", ".join(scalar(item, in_list=True) for item in items)
    if front.broken or not items:
        return None
    if place is None:
        return Edit(Span(front.fence.start, front.fence.start), f"{name}: [{in_line}]\n")
    if not isinstance(value, list):
        return None
    if not value:
        return Edit(Span(place.value.start + 1, place.value.start + 1), in_line)
    last = _trimmed(article, front.places[(name, len(value) - 1)].value).end
    if _is_flow(article, (name,)):
        return Edit(Span(last, last), f", {in_line}")
    indent = text[text.rfind("\n", 0, place.value.start) + 1 : place.value.start]
    if indent.strip():
        return None
    end = text.find("\n", last)
    return Edit(Span(end, end), "".join(f"\n{indent}- {scalar(item)}" for item in items))


def without_lines(article: Article, span: Span) -> Edit:
    """Lines of the body, or the end of one, taken out together with the blank lines that set them apart."""
    text, first = article.source.text, article.front.body_start
    before = span.start
    while before > first and text[before - 1].isspace():
        before -= 1
    if _goes_on(text, span.end) and "\n" in text[before : span.start]:
        return Edit(Span(text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end) + 1), "")
    if before > first:
        return Edit(Span(before, span.end), "")
    blank = _BLANK_LINES.match(text, span.end)
    return Edit(Span(span.start, blank.end() if blank else span.end), "")


def _goes_on(text: str, at: int) -> bool:
    """Whether the line at an offset ends there and has another of its paragraph below it."""
    end = _LINE_END.match(text, at)
    return end is not None and _TEXT.match(text, end.end()) is not None


def _trimmed(article: Article, span: Span) -> Span:
    return Span(span.start, span.start + len(article.source.text[span.start : span.end].rstrip()))


def _is_flow(article: Article, route: Route) -> bool:
    place = article.front.places.get(route)
    return place is not None and article.source.text[place.value.start : place.value.start + 1] in ("[", "{")
