"""A control character turns the direction of the text around.

Such characters make a line read otherwise than it is stored: a name, a number or a link can be made to look
like another. A mark beside Arabic or Hebrew letters is left alone; overrides, embeddings and isolates never
are.

Bad:
    The file is called invoice&#x202e;gpj.exe, the police said.
Bad (fields):
    headline: "Ministers meet in Kyiv \\u2066for talks on drones"
Good:
    In Hebrew it is שלום&rlm;! and in Arabic سلام.
"""

import unicodedata

from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.copy._hidden import BIDI, hidden_characters, without

severity = Severity.ERROR

_MARKS = "\u061c\u200e\u200f"


def check_article(article, desk):
    text = article.source.text
    for char, span in hidden_characters(article):
        if char not in BIDI:
            continue
        beside = _is_right_to_left(text[max(0, span.start - 3) : span.start] + text[span.end : span.end + 3])
        if char in _MARKS and beside:
            continue
        name = f"{unicodedata.name(char).lower()}, U+{ord(char):04X}"
        message = f"An invisible character here changes the direction of the text ({name}). Delete it."
        yield Remark(span, message, fix=Fix((without(text, char, span),), safe=not beside))


def _is_right_to_left(letters: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters if letter not in _MARKS)
