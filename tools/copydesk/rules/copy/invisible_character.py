"""A character stands in the file that nobody can see.

Zero-width spaces, soft hyphens and control characters come along when text is pasted from a web page or a
word processor, or as an escape or entity of it. They break searching and line ends for everybody who reads
the text after us. What an emoji or a script such as Persian or Hindi needs is left alone, and so are
non-breaking spaces.

Bad:
    The mini&#8203;sters met.
Bad (fields):
    headline: "Minis\\u00adters meet in Kyiv for talks on drones"
Good:
    The ministers met for 2&nbsp;hours and sent a 👩‍🚀 home.
"""

import unicodedata

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.copy._hidden import BIDI, hidden_characters, without
from copydesk.text import Span

severity = Severity.ERROR

_NAMES = {
    "\xad": "soft hyphen", "\u2060": "word joiner", "\ufeff": "byte-order mark", "\x85": "next line",
    "\x0b": "vertical tab", "\x0c": "form feed", "\x1b": "escape", "\x00": "null",
    "\ufffc": "stand-in for a pasted object",
}
_FLAG, _SELECTOR = "\U0001f3f4", "\ufe0f"


def check_article(article, desk):
    text = article.source.text
    for char, span in hidden_characters(article):
        if char not in BIDI and not _is_needed(char, text, span):
            fix = Fix((without(text, char, span),))
            name = f"{_name(char)}, U+{ord(char):04X}"
            yield Remark(span, f"An invisible character stands here ({name}). Delete it.", fix=fix)


def _name(char: str) -> str:
    return _NAMES.get(char) or unicodedata.name(char, "control character").lower()


def _is_needed(char: str, text: str, span: Span) -> bool:
    """Whether an emoji or a letter beside it would not be the same without it."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if char in "\u200c\u200d" and (_joins(before) or _joins(after)):
        return True
    if char == "\u200d":
        return _is_symbol(before) and _is_symbol(after)
    if "\U000e0020" <= char <= "\U000e007f":  # the flags of England, Scotland and Wales are spelt with these
        return _FLAG in text[max(0, span.start - 7) : span.start]
    return False


def _joins(letter: str) -> bool:
    """Whether a letter is of a script whose letters join: Arabic to Tibetan, Khmer, Mongolian."""
    return "\u0600" <= letter <= "\u109f" or "\u1780" <= letter <= "\u18af" or "\ua800" <= letter <= "\uabff"


def _is_symbol(char: str) -> bool:
    if not char:
        return False
    return char == _SELECTOR or "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.category(char) == "So"
