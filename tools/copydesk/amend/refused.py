"""A step that is not taken."""

from collections.abc import Iterable

from copydesk.finding import Finding


class Refused(Exception):
    """The message says why, as a sentence, and what to do; `findings` are what would be wrong after it."""

    def __init__(self, reason: str, findings: Iterable[Finding] = ()):
        super().__init__(reason)
        self.findings = tuple(findings)
