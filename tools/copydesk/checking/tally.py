"""What a check gives: the findings that count, and those that do not because they are suppressed or known
before."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from copydesk.checking.result import Result
from copydesk.checking.suppress import as_of
from copydesk.finding import Finding


class Known(Protocol):
    """The findings that were known before."""

    def new(self, findings: list[Finding]) -> list[Finding]:
        """Those of the findings that were not; all findings on one text of a file are asked about together.
        """


class Tally:
    """Sorts findings as they come in. On `today` the time of suppressions is judged; `known` takes some
    away."""

    def __init__(self, today: date | None, known: Known | None):
        self._today, self._known = today, known
        self._findings: list[Finding] = []
        self._suppressed: list[Finding] = []
        self._baselined = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in findings."""
        counting: list[Finding] = []
        for finding in as_of(findings, self._today):
            (self._suppressed if finding.suppressed else counting).append(finding)
        new = self._known.new(counting) if self._known else counting
        self._baselined += len(counting) - len(new)
        self._findings += new

    def result(self, articles: int) -> Result:
        """All of it, for so many articles."""
        return Result(
            tuple(sorted(self._findings)), articles, tuple(sorted(self._suppressed)), self._baselined
        )
