"""The front matter of an article: the YAML between its two `---` lines.

`read_frontmatter(source)` gives values, a span for every key and value, and what is wrong with the
writing of it. It never raises.
"""

import re
from dataclasses import dataclass
from typing import Any

from copydesk.article.document import Place, Problem
from copydesk.article.yaml import read_yaml
from copydesk.finding import Route
from copydesk.text import Source, Span

_OPEN = re.compile(r"---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"\s*[A-Za-z_]\w*:\s")
_CLOSE = re.compile(r"---[ \t]*$", re.M)
_INDENT_TAB = re.compile(r"^ *(\t+)", re.M)
_NO_BREAK_SPACE = re.compile(r"^ *(\u00a0+)|^ *(?:- )?[\w-]+:(\u00a0+)", re.M)


@dataclass(frozen=True)
class FrontMatter:
    """Values and places of an article's fields.

    `span` runs from the first character of the YAML to its last; `fence` is the closing `---`;
    `body_start` is where the text of the article begins. `broken` means that the YAML could not be
    read to its end: then `values` is empty and nothing can be said about the fields.
    """

    values: dict[str, Any]
    places: dict[Route, Place]
    problems: tuple[Problem, ...]
    span: Span
    fence: Span
    body_start: int
    broken: bool

    def span_of(self, route: Route) -> Span:
        """The value's span; of a collection its first line. Falls back to the nearest parent."""
        place = self.places.get(route)
        if place is None:
            return self.span_of(route[:-1]) if route else self.fence
        return place.value

    def value(self, route: Route) -> Any:
        """What a route leads to, or None where it leads nowhere."""
        found: Any = self.values
        for step in route:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def key_span(self, route: Route) -> Span:
        """The key's span, or where there is none, the value's."""
        place = self.places.get(route)
        return place.key if place and place.key else self.span_of(route)


def read_frontmatter(source: Source) -> FrontMatter:
    """Read the front matter at the head of a file."""
    text = source.text
    opening = _OPEN.match(text)
    if not opening:
        closing = _closing(text, 0) if _FIELD.match(text) else None  # only the first --- may be missing
        body_start = min(closing.end() + 1, len(text)) if closing else 0
        return _none(Problem("yaml/no-front-matter", _first_line(text, Span(0, len(text)))), body_start)
    closing = _closing(text, opening.end())
    if not closing:
        return _none(Problem("yaml/no-front-matter", Span(0, 3), "unclosed"), len(text))
    span = Span(opening.end(), max(opening.end(), closing.start()))
    fence = Span(closing.start(), closing.start() + 3)
    document = read_yaml(text, *span)
    problems = list(document.problems)
    broken, value = document.broken, document.value
    blanks = _blanks(text, span, broken)
    if blanks and broken:  # they are the cause; the parser's own words would only confuse
        problems = [p for p in problems if p.kind not in ("yaml/syntax", "yaml/unquoted-colon")]
    problems += blanks
    if value is None:
        value = {}
    elif not isinstance(value, dict):
        problems.append(Problem("yaml/syntax", _first_line(text, span), "not a mapping"))
        broken, value = True, {}
    body_start = min(closing.end() + 1, len(text))
    return FrontMatter(value, document.places, tuple(problems), span, fence, body_start, broken)


def _closing(text: str, start: int) -> re.Match | None:
    """The closing fence, from the line at `start` on."""
    while not (fence := _CLOSE.match(text, start)):
        start = text.find("\n---", start) + 1
        if not start:
            break
    return fence


def _blanks(text: str, span: Span, broken: bool) -> list[Problem]:
    """Tabs, where the YAML is broken, and no-break spaces that stand where YAML wants spaces."""
    found = [Span(*tab.span(1)) for tab in _INDENT_TAB.finditer(text, *span)] if broken else []
    if text.find("\u00a0", *span) >= 0:
        found += [Span(*space.span(space.lastindex or 0)) for space in _NO_BREAK_SPACE.finditer(text, *span)]
    return [Problem("yaml/tab", blank, text[blank.start]) for blank in found[:20]]


def _none(problem: Problem, body_start: int = 0) -> FrontMatter:
    return FrontMatter({}, {}, (problem,), Span(0, 0), Span(0, 0), body_start, True)


def _first_line(text: str, span: Span) -> Span:
    end = text.find("\n", span.start, span.end)
    return Span(span.start, end if end >= 0 else span.end)
