"""A control character turns the direction of the text around.

Such characters make a line read otherwise than it is stored: a name, a number or a link can be made to look like
another. A mark beside Arabic or Hebrew letters is left alone; overrides, embeddings and isolates never are.

Bad:
    The file is called invoice&#x202e;gpj.exe, the police said.
Bad (fields):
    headline: "Ministers meet in Kyiv \\u2066for talks on drones"
Good:
    In Hebrew it is שלום&rlm;! and in Arabic سلام.
"""

import re
import unicodedata

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.copy._hidden import hidden

severity = Severity.ERROR

_BIDI = re.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_MARKS = "\u061c\u200e\u200f"


def check_article(article, desk):
    text = article.source.text
    for char, span in hidden(article, _BIDI):
        before, after = text[max(0, span.start - 3) : span.start], text[span.end : span.end + 3]
        beside = any(unicodedata.bidirectional(other) in ("R", "AL") for other in before + after if other not in _MARKS)
        if char in _MARKS and beside:
            continue
        name = unicodedata.name(char).lower()
        yield Remark(span, f"An invisible character here changes the direction of the text ({name}, U+{ord(char):04X}). Delete it.",
                     fix=Fix((Edit(span, ""),), safe=not beside))
