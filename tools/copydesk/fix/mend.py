"""Mending an article by the fixes of its findings, and proving each before it stays.

A fix stays when, with it, its finding is gone, no rule has a new error, and the article says the same outside
the edits (`edit/meaning.py`). Fixes that lie apart are tried together; what lies close together is settled one
after another, each time on the article read anew. So the result is one that a second run leaves as it is.
"""

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from copydesk.article.model import Article, read_article
from copydesk.checking.examine import Pictures, examine
from copydesk.checking.suppress import as_of
from copydesk.desk import Desk
from copydesk.edit.change import Change, Unfit, apply, change_of, plain
from copydesk.edit.meaning import difference
from copydesk.finding import Edit, Finding, Severity
from copydesk.text import Source, Span, decode

_APART = 40  # characters between two fixes of the body that are made together
_MOST_TRIES, _FEWEST_TRIES = 400, 25
_TRIED_BYTES = 2_000_000  # a long article is tried less often
_MOST_FINDINGS = 5_000  # of one rule

_UNREADABLE = ("yaml/syntax", "yaml/unquoted-colon", "yaml/limit", "yaml/tab")
_BEFORE_NAME = re.compile(r"[ \t]*(?:- +)*")


@dataclass(frozen=True)
class Refusal:
    """A fix that was not made, and why, as the end of a sentence."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class Mended:
    """An article's bytes after its fixes, the findings that were mended, and those whose fix was not made."""

    data: bytes
    fixed: tuple[Finding, ...]
    refused: tuple[Refusal, ...]


def wanted(finding: Finding, unsafe: bool = False) -> bool:
    """Whether a finding has a fix that is asked for."""
    return finding.fix is not None and (unsafe or finding.fix.safe) and not finding.suppressed


def mend(
    path: str,
    data: bytes,
    desk: Desk,
    unsafe: bool = False,
    pictures: Pictures | None = None,
    today: date | None = None,
    asked: Callable[[Finding], bool] | None = None,
) -> Mended:
    """Make the fixes of one article, of those findings only that are `asked` for if that is given. Without
    `pictures` the rules that look at the photos' files are silent; a suppression that was over before `today` is
    none.

    Any bytes will do. Where the fixes do not come to rest nothing is changed.
    """
    tries = min(_MOST_TRIES, max(_FEWEST_TRIES, _TRIED_BYTES // (len(data) + 1)))
    mender = _Mender(path, desk, pictures, today, tries)
    draft, fixed = mender.read(data), []
    while True:
        todo = [f for f in draft.findings if wanted(f, unsafe) and (asked is None or asked(f))]
        try:
            made, refused = mender.one_pass(draft, todo)
        except _NoRest:
            reason = "the fixes of this article do not come to rest; mend some of it by hand"
            return Mended(data, (), (Refusal(todo[0], reason),))
        if made is None:
            return Mended(draft.data, tuple(fixed), refused)
        draft = made.draft
        fixed += made.findings


class _NoRest(Exception):
    """There were too many tries."""


@dataclass(frozen=True)
class _Draft:
    """An article as it stands between two passes."""

    path: str
    data: bytes
    findings: tuple[Finding, ...]

    @cached_property
    def article(self) -> Article:
        return read_article(decode(self.path, self.data))

    @property
    def source(self) -> Source:
        return self.article.source

    @cached_property
    def errors(self) -> Counter:
        return Counter(f.rule for f in self.standing if f.severity is Severity.ERROR)

    @cached_property
    def rules(self) -> Counter:
        return Counter(f.rule for f in self.standing)

    @cached_property
    def weight(self) -> tuple[int, ...]:
        """How much is wrong: errors weigh more than warnings, warnings more than advice."""
        weights = Counter(f.severity for f in self.standing)
        return tuple(weights[severity] for severity in Severity)

    @cached_property
    def standing(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if not f.suppressed)

    @cached_property
    def fields(self) -> list[int]:
        """Where each field begins, in order."""
        return sorted(place.value.start if not place.key else place.key.start
                      for route, place in self.article.front.places.items() if len(route) == 1)

    @property
    def unread(self) -> bool:
        return self.article.front.broken


@dataclass(frozen=True)
class _Made:
    draft: _Draft
    findings: list[Finding]


class _Mender:
    def __init__(self, path: str, desk: Desk, pictures: Pictures | None, today: date | None, tries: int):
        self.path, self.desk, self.pictures, self.today, self.tries = path, desk, pictures, today, tries

    def read(self, data: bytes) -> _Draft:
        findings = examine(self.path, data, self.desk, self.pictures, _MOST_FINDINGS).findings
        return _Draft(self.path, data, tuple(as_of(findings, self.today)))

    def one_pass(self, draft: _Draft, todo: list[Finding]) -> tuple[_Made | None, tuple[Refusal, ...]]:
        """Make what can be made of this draft's fixes; where none can, say of each why."""
        if not todo:
            return None, ()
        if draft.source.invalid is not None:
            return None, tuple(Refusal(f, "the file is not UTF-8") for f in todo)
        refused: list[Refusal] = []
        for group in _groups(draft, todo):
            while group:
                together, group = _apart(draft, group)
                made = self._most(draft, together, _Made(draft, []), refused)
                if made.findings:
                    return made, ()
        return None, tuple(sorted(refused, key=lambda refusal: (refusal.finding.start, refusal.finding.rule)))

    def _most(self, draft: _Draft, todo: list[Finding], made: _Made, refused: list[Refusal]) -> _Made:
        """`made`, and as many more of these fixes as can be made of a draft, found by halves."""
        both = [*made.findings, *todo]
        tried = self._try(draft, both)
        if isinstance(tried, _Draft):
            return _Made(tried, both)
        if len(todo) == 1:
            refused.append(Refusal(todo[0], tried))
            return made
        middle = len(todo) // 2
        made = self._most(draft, todo[:middle], made, refused)
        return self._most(draft, todo[middle:], made, refused)

    def _try(self, draft: _Draft, findings: list[Finding]) -> _Draft | str:
        """The draft with the fixes of some findings made, or why not."""
        self.tries -= 1
        if self.tries < 0:
            raise _NoRest
        try:
            change = change_of(draft.source.text, (edit for f in findings for edit in _edits(f)))
            data = apply(draft.data, change) if change.edits else plain(draft.source)
        except Unfit as error:
            return str(error)
        after = self.read(data)
        return _why_not(draft, after, change, findings) or after


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _groups(draft: _Draft, todo: list[Finding]) -> Iterator[list[Finding]]:
    """Fixes by what comes first: how the file is saved, then what makes the front matter readable."""
    yield [f for f in todo if not _edits(f)]
    edited = [f for f in todo if _edits(f)]
    if draft.unread:
        at = draft.article.front.body_start
        yield [f for f in edited if min(edit.span.start for edit in _edits(f)) < at]
        edited = [f for f in edited if min(edit.span.start for edit in _edits(f)) >= at]
    yield edited


def _apart(draft: _Draft, findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings whose fixes may be tried together, the first of any that lie close, and the rest."""
    chosen, rest = [], []
    homes: set[int] = set()
    spans: list[Span] = []
    for finding in findings:
        found = {home for edit in _edits(finding) for home in _homes(draft, edit)}
        near = [Span(edit.span.start - _APART, edit.span.end + _APART) for edit in _edits(finding)]
        if found & homes or any(_meets(span, spans) for span in near):
            rest.append(finding)
            continue
        chosen.append(finding)
        homes |= found
        for edit in _edits(finding):
            insort(spans, edit.span)
    return chosen, rest


def _homes(draft: _Draft, edit: Edit) -> Iterator[int]:
    """The field that an edit of the front matter is made in, by its number; -1 for one that adds a line. Of
    what can't be read, the line."""
    front = draft.article.front
    if edit.span.start >= front.body_start:
        return
    if "\n" in edit.text:
        yield -1
    if draft.unread:
        yield draft.source.position(edit.span.start).line
    else:
        yield bisect_right(draft.fields, edit.span.start)


def _meets(span: Span, others: list[Span]) -> bool:
    """Whether a span has one of some others in it, which are in order and apart."""
    index = bisect_right(others, span)
    before = index > 0 and others[index - 1].end > span.start
    return before or (index < len(others) and others[index].start < span.end)


def _why_not(before: _Draft, after: _Draft, change: Change, findings: list[Finding]) -> str:
    """Why some fixes can't stay, or nothing."""
    if other := difference(before.article, after.article, change):
        return other
    of_front = any(span.start < before.article.front.body_start for span in change.old)
    if before.unread and after.unread and of_front and not _reads_on(before, after, change):
        return "the front matter still could not be read"
    mended = Counter(finding.rule for finding in findings)
    reads_on = before.unread and after.unread and of_front
    if reads_on:
        mended = Counter({rule: count for rule, count in mended.items() if rule not in _UNREADABLE})
    if any(after.rules[rule] > before.rules[rule] - count for rule, count in mended.items()):
        return "the finding would still be there"
    if reads_on or (before.unread and not after.unread):
        return ""  # what is found now was there before, unseen
    for rule, count in sorted(after.errors.items()):
        if count > before.errors[rule]:
            return f"there would be a new error ({rule})"
    return "" if after.weight < before.weight else "there would be as much to mend as before"


def _reads_on(before: _Draft, after: _Draft, change: Change) -> bool:
    """Whether the front matter can be read up to a field, or an entry, below the one that is mended."""
    if not before.article.front.fence.end:
        return after.article.front.fence.end > 0
    text, front = after.source.text, after.article.front
    stops = [problem.span.start for problem in front.problems if problem.kind in _UNREADABLE]
    edited = max(after.source.position(span.start).line for span in change.new if span.start < front.body_start)
    last = after.source.position(min(stops, default=0)).line
    column = _column(text[slice(*after.source.line_span(edited))])
    lines = (text[slice(*after.source.line_span(line))] for line in range(edited + 1, last + 1))
    return any(_column(line) <= column for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _column(line: str) -> int:
    """Where the name of a field on a line begins."""
    return _BEFORE_NAME.match(line).end()
