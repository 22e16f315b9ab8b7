"""A link leads to a program or a file and not to a page: `javascript:`, `data:`, `file:`.

Such a link runs in the reader's browser with the rights of our page, or leads to a disk that only its writer
has.

Bad:
    Read [the statement](javascript:alert(1)).
Bad:
    Read [the statement](file:///C:/Users/mp/statement.pdf).
Good:
    Read [the statement](https://www.gov.pl/statement), written in JavaScript: a language.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern

severity = Severity.ERROR
suppressible = False
needs = frozenset({"links"})

_HIDDEN = Pattern(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_REFUSED = Pattern(
    r"(?:view-source:)?(javascript|vbscript|livescript|data|file|blob|filesystem|jar|mhtml):", re.I
)


def check_article(article, desk):
    for link in article.body.links:
        if ":" not in link.target:
            continue
        match = _REFUSED.match(_HIDDEN.sub("", link.target[:200]))
        if match:
            yield Remark(
                link.span,
                f"{match[1].lower()}: leads to no page that readers can open. Link to an https:// address, "
                "or take the link out and keep its text.",
            )
