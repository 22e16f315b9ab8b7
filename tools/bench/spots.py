"""Where in an article a defect may be planted: the front matter, the text, or plain prose in it."""

import re

FILE, FRONT, TEXT, PROSE = "file", "front", "text", "prose"

_FENCE = re.compile(r"^---$", re.M)
_NO_PROSE = re.compile(
    r"^(?:#|- |> |!).*$|^[^\n]*:$"  # headings, lists, block quotes, photos, the line before a list
    r"|\[[^\]]*\]\([^)]*\)|“[^”]*(?:”|$)|\*[^*\n]*\*"  # links, quotations, emphasis
    r"|(?:^[^\n\"]+\n)*^[^\n\"]*\"[^\n]*(?:\n[^\n]+)*",  # a paragraph with straight quotation marks
    re.M,
)


def matches(text: str, where: str, pattern: re.Pattern) -> list[re.Match]:
    """The matches of a pattern that lie wholly in one part of an article."""
    end = _FENCE.search(text, 4).end()  # the front matter's last character
    if where == FILE:
        return list(pattern.finditer(text))
    if where == FRONT:
        return list(pattern.finditer(text, 0, end))
    found = list(pattern.finditer(text, end + 1))
    if where == PROSE:
        taken = [span.span() for span in _NO_PROSE.finditer(text, end + 1)]
        found = [m for m in found if all(m.end() <= start or m.start() >= stop for start, stop in taken)]
    return found
