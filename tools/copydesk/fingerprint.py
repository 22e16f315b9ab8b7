"""By what a finding is known again: the rule, the file, the field and the text around it, never line
numbers."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from copydesk.finding import Finding

_LENGTH = 20


def fingerprint(rule: str, path: str, route: str, excerpt: str) -> str:
    """What findings of one rule on the same text of a file have in common. White space counts for nothing."""
    return _digest(rule, path, route, " ".join(excerpt.split()))


def common_fingerprint(finding: Finding) -> str:
    """The fingerprint of a finding, and of its equals."""
    return fingerprint(finding.rule, finding.path, finding.route, finding.excerpt)


def told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same findings; of equals, the second and later ones, in their order, get fingerprints of their
    own."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        if number > 1:
            finding = finding._replace(fingerprint=_digest(finding.fingerprint, str(number)))
        yield finding


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:_LENGTH]
