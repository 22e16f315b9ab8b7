"""What a check gives."""

from typing import NamedTuple

from copydesk.finding import Finding


class Result(NamedTuple):
    """What a check gives: the findings that count, in order; how many articles were looked at; the findings
    that are suppressed, in order; and how many were known before and stand in the baseline."""

    findings: tuple[Finding, ...]
    articles: int
    suppressed: tuple[Finding, ...] = ()
    baselined: int = 0
