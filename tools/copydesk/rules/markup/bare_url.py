"""A web address stands bare in the text.

Readers see a row of letters and strokes, can't click on it everywhere, and have it spelt out to them where the
page is read aloud. A link of words says where it leads.

Bad:
    The ministry published it at https://www.gov.pl/web/national-defence on Thursday.
Good:
    The [ministry](https://www.gov.pl/web/national-defence) published it on Thursday, at <https://www.gov.pl/>.
"""

import re
from bisect import bisect_right

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.WARNING

_ADDRESS = Pattern(r"(?<![\w/])(?:https?://|www\.[a-z0-9-]{1,63}\.)[^\s<>\"“”)\]]{1,2000}", re.I)
_AFTER = ".,;:!?*_'’"


def check_article(article, desk):
    text, start = article.source.text, article.front.body_start
    linked = text.count("](http", start)
    if text.count("://", start) <= linked and text.count("www.", start) <= text.count("://www.", start):
        return
    taken = sorted([*article.body.markup, *(link.span for link in article.body.links), *article.body.html])
    for block in article.body.blocks:
        for part in block.parts:
            for match in _ADDRESS.finditer(text, *part):
                before = bisect_right(taken, (match.start(), len(text))) - 1
                if any(span.end > match.start() for span in taken[max(0, before - 3) : before + 1]):
                    continue
                end = match.start() + len(match.group().rstrip(_AFTER))
                yield Remark(
                    Span(match.start(), end),
                    "This address stands bare in the text. Make words a link to it: [words](address)",
                )
