"""How far a comment to the desk reaches: the lines of a field, or of a block of the body."""

import re
from bisect import bisect_left, bisect_right

from copydesk.article.model import Article
from copydesk.text import Span

OPENING = re.compile(r"<!--\s{0,20}copydesk:")


class FieldLines:
    """The lines of the front matter, and which field stands on each."""

    def __init__(self, article: Article):
        self.source, self.text, self.front = article.source, article.source.text, article.front
        self.written: list[Span] = []  # keys and single values
        self.by_line: dict[int, list[tuple[int, Span]]] = {}  # per line: how fitting, and the field's span
        self.below: dict[int, int] = {}  # per line that holds a comment alone: the next that does not
        for route, place in article.front.places.items():
            if not route:
                continue
            single = place.style not in ("{", "[")
            whole = Span(place.key.start if place.key else place.value.start, self._end(place.value))
            if place.key:
                self.written.append(place.key)
            if single:
                header = self.text.find("\n", *place.value) if place.style in ("|", ">") else -1
                self.written.append(Span(max(header, place.value.start), place.value.end))
            first, last = self._line(whole.start), self._line(whole.end)
            self.by_line.setdefault(first, []).append((0 if place.key else 2, whole))
            if last != first and (single or self.text[place.value.start] in "[{"):
                self.by_line.setdefault(last, []).append((1, whole))
        self.written.sort()

    def within_a_value(self, at: int) -> bool:
        """Whether a place is part of a key or a value and so no comment."""
        index = bisect_right(self.written, Span(at, len(self.text))) - 1
        return index >= 0 and at < self.written[index].end

    def area(self, at: int) -> Span | None:
        """The lines that a comment goes for."""
        line = self._line(at)
        own = self.source.line_span(line)
        if self.text[own.start : at].strip():
            return self._of_line(line)
        return self._of_line(self._below(line))

    def _below(self, line: int) -> int:
        """The next line that is neither blank nor a comment."""
        passed, fence = [], self._line(self.front.fence.start)
        found = self.below.get(line)
        while found is None:
            passed.append(line)
            line += 1
            words = self.text[slice(*self.source.line_span(line))].strip()
            found = line if line >= fence or words and not words.startswith("#") else self.below.get(line)
        self.below.update(dict.fromkeys(passed, found))
        return found

    def _of_line(self, line: int) -> Span:
        """The field of a line: the first that begins on it, else the one that ends there, else a list's
        item."""
        own = self.source.line_span(line)
        fields = sorted(
            self.by_line.get(line, ()), key=lambda field: (field[0], field[1].start, -field[1].end)
        )
        if not fields:
            return own
        span = fields[0][1]
        return Span(
            self.source.line_span(self._line(span.start)).start,
            max(own.end, self.source.line_span(self._line(span.end)).end),
        )

    def _line(self, at: int) -> int:
        return self.source.position(at).line

    def _end(self, value: Span) -> int:
        """The last character of a value; a block's span runs on to the next line."""
        return value.start + len(self.text[slice(*value)].rstrip())


class BlockLines:
    """The blocks of the body in whole lines; those of one list or one quotation know its end."""

    def __init__(self, article: Article):
        self.source, self.text = article.source, article.source.text
        self.blocks = [block.text for block in article.body.blocks]
        self.starts = [block.start for block in self.blocks]
        self.html = [span for span in article.body.html if self._around(span.start) is None]
        self.html_starts = [span.start for span in self.html]
        self.known: dict[int, Span | None] = {}
        self.run_ends = [block.end for block in self.blocks]
        inside = [(block.listed, block.quoted) for block in article.body.blocks]
        for index in range(len(inside) - 2, -1, -1):
            if inside[index] == inside[index + 1] != (False, False) and self._together(index):
                self.run_ends[index] = self.run_ends[index + 1]

    def area(self, comment: Span) -> Span | None:
        """The lines that a comment goes for."""
        around = self._around(comment.start)
        if around is not None:
            return self._lines(self.blocks[around])
        passed, found = [], None
        while comment.start not in self.known:
            passed.append(comment.start)
            start = self._next_line(comment.end)
            html = bisect_left(self.html_starts, start)
            if html < len(self.html) and self.html_starts[html] <= self._line(start).end:
                if OPENING.match(self.text, self.html_starts[html]):  # another suppression goes for the same
                    comment = self.html[html]
                    continue
                found = self._lines(self.html[html])
            elif start < len(self.text):
                found = self._of_block(comment, start)
            break
        found = self.known.get(comment.start, found)
        self.known.update(dict.fromkeys(passed, found))
        return found

    def _of_block(self, comment: Span, start: int) -> Span:
        """The lines of the block that begins on the line at `start`; of what is none, up to the next one."""
        index = bisect_left(self.starts, start)
        if index < len(self.starts) and self.starts[index] <= self._line(start).end:
            outermost = self._line(comment.start).start == comment.start
            return self._lines(Span(start, self.run_ends[index] if outermost else self.blocks[index].end))
        html = bisect_left(self.html_starts, start)
        following = min([*self.starts[index : index + 1], *self.html_starts[html : html + 1], len(self.text)])
        return self._lines(Span(start, max(start, self._line(following).start - 1)))

    def _around(self, at: int) -> int | None:
        """The block that a place lies in."""
        index = bisect_right(self.starts, at) - 1
        return index if index >= 0 and at < self.blocks[index].end else None

    def _together(self, index: int) -> bool:
        """Whether a block and the next belong to one list or quotation."""
        end, start = self.blocks[index].end, self.starts[index + 1]
        html = bisect_left(self.html_starts, end)
        if html < len(self.html) and self.html_starts[html] < start:
            return False
        between = self.text[end:start].split("\n")
        return "" not in between[1:-1] or not between[-1].lstrip().startswith(">")

    def _next_line(self, at: int) -> int:
        """Where the next line with words on it begins, or the end of the text."""
        at = self.text.find("\n", at)
        while 0 <= at < len(self.text) - 1:
            end = self.text.find("\n", at + 1)
            if self.text[at + 1 : end if end >= 0 else len(self.text)].strip():
                return at + 1
            at = end
        return len(self.text)

    def _lines(self, span: Span) -> Span:
        """The whole lines of a span."""
        return Span(self._line(span.start).start, self._line(max(span)).end)

    def _line(self, at: int) -> Span:
        return self.source.line_span(self.source.position(at).line)
