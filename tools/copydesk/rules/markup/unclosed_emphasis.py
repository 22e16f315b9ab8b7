"""Asterisks or underscores that should make bold or italic type stand in the text as they are.

One of the pair is missing, or a space stands between it and the words. Readers see the marks.

Bad:
    The talks were **useful, both sides said.
Bad:
    The talks were ** useful** to both sides.
Good:
    The talks were **useful**, both sides said. The hotel has **** and a price of 5 * 3 euros.*
"""


from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.WARNING

_MARKS = Pattern(
    r"(?<![\w*\\])\*\*(?=[^\W_])|(?<=[^\W_]{4})\*\*(?![\w*])|(?<![\w_\\])__(?=[^\W_])|(?<=[^\W_]{4})__(?![\w_])"
    r"|(?<=[ (“\"])\*(?=[^\W\d_]{2})"
)


def check_article(article, desk):
    text, start = article.copy.text, article.front.body_start
    if text.find("*", start) < 0 and text.find("_", start) < 0:
        return
    for match in _MARKS.finditer(text, start):
        kind = "bold" if len(match.group()) == 2 else "italic"
        opens = match.end() < len(text) and text[match.end()].isalnum()
        where = "after the last word" if opens else "before the first word"
        yield Remark(
            Span(*match.span()),
            f"{match.group()} makes no {kind} type here, and readers see it. Write {match.group()} "
            f"right {where} too, without a space between, or take it out.",
        )
