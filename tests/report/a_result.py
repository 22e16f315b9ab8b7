"""The findings that every format is shown with: a file as a whole, a fix in text that is not ASCII, a place in
another article, and one that is suppressed; with a path and a message that would do harm if they could."""

import io

from copydesk.checking.result import Result
from copydesk.finding import Edit, Finding, Fix, Place, Related, Severity
from copydesk.report import writer
from copydesk.report.look import Look
from copydesk.text import Position, Span

RULES_URL = "https://example.org/rules#{anchor}"

THREE = Result((
    Finding(
        "articles/2025/09/18/50%|<b>@desk.md", Position(1, 1), Position(1, 1), "file/not-checked", Severity.ERROR,
        "This file was not read: it is a link out of the folder.", fingerprint="0" * 20,
    ),
    Finding(
        "articles/2025/09/18/łódź.md", Position(2, 1), Position(3, 1), "archive/duplicate-id", Severity.ADVICE,
        "See [this](https://evil.example) | ![x](y) <img src=x> @desk #1 ]]> ::error::x", "id", "id: 20250918-k7x4m2",
        "1" * 20, related=(Related("articles/2025/09/18/ministers.md", 2, 1, "the other `one`"),),
    ),
    Finding(
        "articles/2025/09/18/łódź.md", Position(21, 14), Position(21, 23), "copy/misspelling", Severity.WARNING,
        '"cementary" is misspelt. Write cemetery.', excerpt="Łódź’s 😀 old cementary is open.", fingerprint="1" * 20,
        fix=Fix((Edit(Span(310, 319), "cemetery"),)), places=(Place(Position(21, 14), Position(21, 23), 22, 31),),
    ),
), 3, (
    Finding(
        "articles/2025/09/18/łódź.md", Position(22, 1), Position(22, 6), "copy/misspelling", Severity.WARNING,
        '"Kwick" is misspelt. Write Quick.', excerpt="Kwick is a shop.", fingerprint="2" * 20,
        suppressed="the name of the shop", until="2026-03-01",
    ),
))  # fmt: skip


def written(format: str, result: Result, look: Look = Look()) -> str:
    """What a format writes."""
    out = io.StringIO()
    writer(format)(result, out, look)
    return out.getvalue()
