"""A placeholder was left in the copy: TK, XXX, "lorem ipsum", "[name]".

Each stands for something that somebody meant to write. In a draft that is as it should be, so there it is
advice; in anything else it is an error. A list of things to do in a table is left alone.

Bad:
    The centre has TK people and opened in 2025.
Bad:
    It cost XXX million zlotys. [insert quote here]
Good:
    Super Bowl XXX was shown at TK Maxx in sizes up to XXXL. “I told [the minister] so,” she said.
Good:
    | day | in the plan |
    |---|---|
    | one | TODO: book the hall |
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR

_WORDS = frozenset("todo fixme insert".split())
_SIGNS = ("TK", "orem ipsum")
_THINGS = (
    "name|names|first name|last name|full name|surname|title|role|age|date|day|year|time|place|city|town|"
    "country|number|figure|figures|amount|price|percentage|percent|quote|link|url|source|photo|caption|"
    "credit|headline|byline|dateline|company|organisation|organization|check|fill in|tbd|tbc|tba|tk|todo|"
    "xxx?|placeholder"
)
_PLACEHOLDER = Pattern(
    r"(?P<tk>(?<![\w-])TK(?:TK)*(?![\w-]))|(?P<note>\[TK[^\[\]\n]{0,80}\])"
    r"|(?P<roman>(?<![\w-])XXX(?![\w-]))|(?P<x>(?<![\w-])X{4,}(?![\w-]))"
    r"|(?P<todo>(?<![\w-])(?:TODO|FIXME)(?![\w-]))|(?P<marks>(?<![\w?!.…])\?{3,})"
    rf"|(?P<bracket>\[(?i:{_THINGS})(?i: (?:here|to come|to follow|needed|missing))?\])(?!\()"
    r"|(?P<lorem>[Ll]orem ipsum)|(?P<insert>\[[Ii]nsert [\w ]{1,40}\]|\b[Ii]nsert (?:(?:an?|the|your) )?"
    r"(?:quote|name|photo|picture|image|caption|link|text|date|number|headline|title) here\b)"
)
_ALSO_IN_QUOTATIONS = ("tk", "note", "x", "insert")
_NAME_BEFORE = Pattern(r"(?:[A-Z][\w’']{0,30}|[Ss]izes?|\d)[\s\0]{1,4}\Z")
_NAME_AFTER = Pattern(r"[\s\0]{1,4}(?:[A-Z]|\d{2})")


def check_article(article, desk):
    text = article.copy.text
    if not _may_have_one(article.copy):
        return
    weight = Severity.ADVICE if article.status == "draft" else None
    for match in _PLACEHOLDER.finditer(text):
        if _counts(match, article.copy) and not _is_in_a_table(match, article.source.text):
            message = f'"{match.group()}" was left in the copy. Write what it stands for, or take it out.'
            yield Remark(Span(*match.span()), message, severity=weight)


def _may_have_one(copy) -> bool:
    """A cheap look that lets most articles pass."""
    text = copy.text
    if "[" in text or ("?" in text and "???" in text) or ("X" in text and "XXX" in text):
        return True
    return not _WORDS.isdisjoint(copy.vocabulary) or any(sign in text for sign in _SIGNS)


def _counts(match: re.Match, copy) -> bool:
    """Whether it is none of: quoted, TK Maxx, flight TK 1234, Super Bowl XXX, the XXX Olympiad."""
    kind, text, start = match.lastgroup, copy.text, match.start()
    if copy.is_quoted(start) and kind not in _ALSO_IN_QUOTATIONS:
        return False
    if kind in ("tk", "roman") and _NAME_AFTER.match(text, match.end()):
        return False
    return not (kind == "roman" and _NAME_BEFORE.search(text[max(0, start - 40) : start]))


def _is_in_a_table(match: re.Match, text: str) -> bool:
    """Whether it is an item of a list of things to do that is shown as a table."""
    if match.lastgroup != "todo" or text[match.end() : match.end() + 1] != ":":
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return line.lstrip().startswith("|")
