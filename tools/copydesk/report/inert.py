"""Text from an article as Markdown that says it and does nothing: no markup, links, mentions, HTML or table."""

import re

from copydesk.report.look import visible

# What GitHub or GitLab would make a mention, a reference, a link, an emoji or a formula of.
ACTS = re.compile(r"[@#!$%&~]\w|://|:[\w+-]{1,40}:|www\.|\$`|\bGH-\d|\b(?=[a-f]{0,40}\d)[0-9a-f]{7,40}\b", re.I)
_WORD = re.compile(r"\S+")
_PROSE = {ord(char): f"&#{ord(char)};" for char in "&<>`*_~[]|\\{}^$"}
_CODE = _PROSE | {ord("@"): "&#64;<!-- -->"}
_LINK = re.compile(r"(?<=www)\.|:(?=//)", re.I)


def inert(text: str) -> str:
    """The text, on one line; what a code host would act on stands in code."""
    text = visible(text)
    if ACTS.search(text):
        return _WORD.sub(_word, text)
    return text.translate(_PROSE)


def code(text: str) -> str:
    """The text as code. Entities, unlike backticks, hold in a table whatever the text is."""
    text = _LINK.sub(lambda match: f"&#{ord(match.group())};", visible(text).translate(_CODE))
    return f"<code>{text}</code>"


def _word(match: re.Match) -> str:
    word = match.group()
    return code(word) if ACTS.search(word) else word.translate(_PROSE)
