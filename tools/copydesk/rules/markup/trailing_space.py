"""A line of the text ends in spaces.

Nobody sees them, and a change of them looks like a change of the copy. Two at the end of a line break it,
which the next editor takes away without noticing: a line is broken with a backslash. The safe fix does both.

Bad (file):
    ---
    id: 20250918-k7x4m2
    status: published
    section: defence
    headline: Ministers meet in Kyiv for talks on drones
    lead: The two defence ministers spoke about drones and signed three agreements.
    dateline: Kyiv
    byline: [mp]
    published: 2025-09-18T17:17:00+02:00
    topics: ["20000065"]
    sources: [MON]
    ---
    The talks lasted for two hours.\x20
    They went on.
Good:
    The talks lasted for two hours.\\
    They went on.
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.WARNING

_SPACES = Pattern(r"(?<=[^ \t\n])[ \t]+$", re.M)


def check_article(article, desk):
    text, start = article.source.text, article.front.body_start
    if text.find(" \n", start) < 0 and "\t" not in article.source.unusual and text[-1:] not in " \t":
        return
    ends = {part.end: block for block in article.body.blocks for part in block.parts}
    inside = [(block.text, block) for block in article.body.blocks]
    at = 0
    for match in _SPACES.finditer(text, start):
        while at < len(inside) and inside[at][0].end < match.start():
            at += 1
        block = ends.get(match.start()) or (inside[at][1] if at < len(inside) else None)
        if block is None or not block.text.start <= match.start() <= block.text.end:
            continue  # code, HTML, a rule: not prose
        yield _remark(text, match, breaks=_goes_on(text, match.end(), block) and match.group().endswith("  "))


def _goes_on(text: str, end: int, block) -> bool:
    """Whether the paragraph has more lines below."""
    return block.kind == "paragraph" and end < block.text.end and text[end : end + 1] == "\n"


def _remark(text: str, match: re.Match, breaks: bool) -> Remark:
    span = Span(*match.span())
    if breaks:
        return Remark(
            span,
            "Two spaces at the end break the line here, and nobody sees them. "
            "Write a backslash, or begin a new paragraph.",
            fix=Fix((Edit(span, "\\"),)),
        )
    return Remark(span, "This line ends in spaces. Take them out.", fix=Fix((Edit(span, ""),)))
