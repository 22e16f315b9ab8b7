"""The file is not plain UTF-8 with bare newlines and composed letters.

A byte-order mark, Windows line ends, bytes of another encoding and letters taken apart into a base and an
accent all look the same on the screen and differ to every program that reads the file.

Bad (file):
    \ufeff---
    id: 20250918-k7x4m2
    ---
    The ministers met.
Bad:
    The ministers met in Krako\u0301w.
Good:
    The ministers met in Kraków.
"""

import unicodedata

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR

_COMBINED = Pattern(r"\w[\u0300-\u036f]+")


def check_article(article, desk):
    source = article.source
    if source.invalid is not None:
        yield Remark(Span(source.invalid, source.invalid + 1), _not_utf8(source))
    if source.had_bom:
        yield Remark(
            Span(0, 0),
            "The file begins with an invisible byte-order mark. Save it as UTF-8 without BOM.",
            fix=Fix(()),
        )
    if source.carriage_return is not None:
        at = source.carriage_return
        yield Remark(
            Span(at, at),
            "From here on lines end the Windows way (CRLF). Save the file with line ends LF.",
            fix=Fix(()),
        )
    if any("\u0300" <= char <= "\u036f" for char in source.unusual) and not unicodedata.is_normalized("NFC", source.text):
        for match in _COMBINED.finditer(source.text):
            composed = unicodedata.normalize("NFC", match.group())
            if composed != match.group():
                span = Span(*match.span())
                yield Remark(
                    span,
                    f"The letter {composed} is made of two characters here. Type it again as one.",
                    fix=Fix((Edit(span, composed),)),
                )


def _not_utf8(source):
    """What to say of bytes that are not UTF-8."""
    if source.invalid == 0 and "\0" in source.text[:100]:
        return "The file is UTF-16. Save it again with the encoding UTF-8."
    return (
        "From here on the file is not UTF-8, but most likely Windows-1250 or ISO 8859. "
        "Save it again with the encoding UTF-8."
    )
