"""What an article says outside some spans of its file, so that a change of those is seen to change nothing else.

`difference` compares an article before and after a change. What it looks at: the values of the fields, and of
the body its blocks, its links, pictures and HTML, and its words.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

from copydesk.article.document import Place
from copydesk.article.inline import markdown_parser
from copydesk.article.model import Article
from copydesk.article.scalar import value_parts
from copydesk.edit.change import Change
from copydesk.finding import Route
from copydesk.text import Span

_BLANKS = " \t"
_FIELD_LINE = re.compile(r"^[ ]*(?:- +)*([\w-]+):(?=[ \n])", re.M)


def difference(before: Article, after: Article, change: Change) -> str:
    """What a change changes outside its own spans, in a few words; nothing where it changes nothing else."""
    old, new = _Outside(change.before, change.old), _Outside(change.after, change.new)
    front, later = before.front, after.front
    if not front.broken and later.broken:
        return "the front matter could not be read any more"
    if front.fence.end and not later.fence.end:
        return "the front matter would not end any more"
    for what, part in (*(_FRONT if not front.broken else ()), *(_BODY if front.fence.end else ())):
        if not _same(list(part(before, old)), list(part(after, new))):
            return what
    if front.broken and not later.broken and not _all_fields_stand(after, new):
        return "a field would become part of the value above it"
    return ""


def _same(before: list["_Said"], after: list["_Said"]) -> bool:
    return len(before) == len(after) and all(
        old.what == new.what and (None in (old.exactly, new.exactly) or old.exactly == new.exactly)
        for old, new in zip(before, after)
    )


class _Said(NamedTuple):
    """Something that an article says, as far as it lies outside: `what` at any rate, and if all of it does,
    `exactly`."""

    what: Any
    exactly: Any = None


class _Outside:
    """What of a text lies outside some spans, which are in order, and outside the blanks beside them."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self.text = text
        self.spans = _merged(Span(_left(text, span.start), _right(text, span.end)) for span in spans)
        self.ends = [span.end for span in self.spans]

    def touched(self, span: Span) -> bool:
        """Whether one of the spans lies in this one or against it."""
        return any(True for _ in self._within(span))

    def _within(self, span: Span) -> Iterator[Span]:
        index = bisect_right(self.ends, span.start - 1)
        while index < len(self.spans) and self.spans[index].start <= span.end:
            yield self.spans[index]
            index += 1

    def a_mark(self, span: Span) -> bool:
        """Whether one of the spans in this one is the mark of a heading."""
        return any(set(self.text[slice(*cut)].strip(_BLANKS)) == {"#"} for cut in self._within(span))

    def stretches(self, span: Span) -> Iterator[Span]:
        """The parts of `span` that lie outside."""
        at = span.start
        for cut in self._within(span):
            yield Span(at, max(at, cut.start))
            at = max(at, cut.end)
        yield Span(at, max(at, span.end))

    def of(self, span: Span) -> str:
        """The text of `span` outside, without white space."""
        return "".join("".join(self.text[slice(*part)].split()) for part in self.stretches(span))


def _left(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in _BLANKS:
        at -= 1
    return at


def _right(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            span = Span(merged.pop().start, span.end)
        merged.append(span)
    return merged


def _fields(article: Article, outside: _Outside) -> Iterator[_Said]:
    """Every single value with its route."""
    front = article.front
    steps: dict[Route, tuple] = {(): ()}
    for route, place in sorted(front.places.items(), key=lambda item: (item[1].value.start, len(item[0]))):
        if route:
            renamed = place.key is not None and outside.touched(place.key)
            steps[route] = (*steps[route[:-1]], outside.of(place.key) if renamed else route[-1])
        value, touched = front.value(route), outside.touched(place.value)
        if isinstance(value, (list, dict)) and (value or touched):
            continue
        kept = _kept(article.source.text, place, value, outside)
        if kept or not touched:
            yield _Said((steps[route], kept), None if touched else (place.style, repr(value)))


def _kept(text: str, place: Place, value: Any, outside: _Outside) -> str:
    parts = value_parts(text, place, value) if isinstance(value, str) else [place.value]
    return "".join(outside.of(part) for part in parts)


def _words(article: Article, outside: _Outside) -> Iterator[_Said]:
    """The copy of the body, stretch by stretch, without white space."""
    copy, text = article.copy.text, article.source.text
    for start, end in outside.stretches(Span(article.front.body_start, len(copy))):
        yield _Said("".join(compress(copy[start:end], (not char.isspace() for char in text[start:end]))))


def _blocks(article: Article, outside: _Outside) -> Iterator[_Said]:
    """Every block of the body as the parser has it, but for those of which nothing lies outside."""
    text, start = article.source.text, article.front.body_start
    first = article.source.position(start).line - 1
    starts = [*article.source.line_starts()[first:], len(text)]
    starts[0] = start
    for token in _parser().parse(text[start:].replace("\0", "\ufffd"), {}):
        if token.nesting < 0 or not token.map:
            continue
        lines = Span(starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        inside = Span(lines.start, max(lines.start, lines.end - 1))
        touched = outside.touched(inside)
        if touched and not outside.of(inside):
            continue
        tag = "heading" if touched and token.type == "heading_open" and outside.a_mark(inside) else token.tag
        what = (token.type, tag, token.level, token.info, token.hidden, sorted(token.attrs.items()))
        yield _Said(what, None if touched else token.content)


def _links(article: Article, outside: _Outside) -> Iterator[_Said]:
    """Where links and pictures point, and the HTML."""
    text, body = article.source.text, article.body
    for kind, found in (("link", body.links), ("image", body.images)):
        for link in found:
            if outside.of(link.span):
                whole = text.startswith("<", link.span.start)
                aim = link.span if whole else Span(link.label.end + 1, link.span.end - 1)
                yield _Said(kind, None if outside.touched(aim) else link.target)
    for span in body.html:
        if outside.of(span):
            yield _Said("html", None if outside.touched(span) else text[slice(*span)])


def _all_fields_stand(article: Article, outside: _Outside) -> bool:
    """Whether every line that begins as a field does is one, where the fields could not be read before. What
    stands below a field that is there twice is not known."""
    front, places = article.front, article.front.places.values()
    keys = {place.key.start for place in places if place.key}
    blocks = _merged(sorted(place.value for place in places if place.style in ("|", ">")))
    ends = [block.end for block in blocks]
    doubled = [problem.span.start for problem in front.problems if problem.kind == "yaml/duplicate-key"]
    for line in _FIELD_LINE.finditer(article.source.text, front.span.start, min([front.span.end, *doubled])):
        index = bisect_right(ends, line.start(1))
        in_block = index < len(blocks) and blocks[index].start <= line.start(1)
        if line.start(1) not in keys and not in_block and not outside.touched(Span(*line.span())):
            return False
    return True


@cache
def _parser() -> MarkdownIt:
    return markdown_parser()


_Part = Callable[[Article, _Outside], Iterator[_Said]]
_FRONT: tuple[tuple[str, _Part], ...] = (("another field would change", _fields),)
_BODY: tuple[tuple[str, _Part], ...] = (
    ("a paragraph, heading or list would become something else", _blocks),
    ("a link or picture would change", _links),
    ("other words would change", _words),
)
