"""Letters were garbled on the way here: text in one encoding was read as another.

"â€™" was an apostrophe, "Ã³" an ó and "Å‚" an ł; "�" is a letter that is lost. The whole file is looked
through, quotations, credits and names as well.

Bad:
    The ministerâ€™s visit to KrakÃ³w was short.
Bad (fields):
    photos:
      - id: one
        file: one.jpg
        caption: The table.
        alt: A table.
        credit: PAP/Rafał GÅ‚owacki
Bad:
    The Zelensky visit cost 5 � in all.
Good:
    The minister’s visit to Kraków was short, in French it was « bientôt », in Icelandic það and “SMÅ”.
"""

import re

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR

# What garbled letters begin with: the first bytes of UTF-8 in the encodings they are mistaken for.
_FIRST = "ÂÃÄÅÐÑÎÏâðïĂĹ"
_LOST = "\ufffd"
_PLAUSIBLE = Pattern(
    "[\u00a0-\u017f\u0218-\u021b\u0390-\u03ce\u0400-\u045f\u0490-\u0491\u1e00-\u1eff\u2010-\u2044\u20ac\u2116"
    "\u2122\u2190-\u21ff\u2200-\u22ff\ufb00-\ufb04\ufeff\ufffd\U0001f300-\U0001faff]+\\Z"
)


def _bytes_of(codec: str) -> dict[str, int]:
    """What byte each character beyond ASCII stands for; a byte without one is taken as Latin-1 has it."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    table |= {bytes([byte]).decode(codec, "ignore"): byte for byte in range(0x80, 0x100)}
    table.pop("", None)
    return table


def _letters(table: dict[str, int]) -> Pattern:
    """Runs of letters as UTF-8 spells them, in the characters of another encoding."""
    def of(first: int, last: int) -> str:
        return "[" + "".join(re.escape(char) for char, byte in table.items() if first <= byte <= last) + "]"

    more = of(0x80, 0xBF)
    letter = f"{of(0xC2, 0xDF)}{more}|{of(0xE0, 0xEF)}{more}{{2}}|{of(0xF0, 0xF4)}{more}{{3}}"
    return Pattern(f"(?:{letter})+")


_TABLES = [(table, _letters(table)) for table in map(_bytes_of, ("cp1252", "cp1250"))]


def check_article(article, desk):
    text = article.source.text
    unusual = article.source.unusual
    if not unusual.isdisjoint(_FIRST):
        end = 0
        for start, length, right in sorted(_garbled(text)):
            span = Span(start, start - length)
            if span.start >= end and _is_copy(article, span.start):
                yield _remark(text[span.start : span.end], right, span)
                end = span.end
    if _LOST in unusual and article.source.invalid is None:
        for match in re.finditer(f"{_LOST}+", text):
            if _is_copy(article, match.start()):
                says = "A letter was lost here and � put in its place. Look up what it was."
                yield Remark(Span(*match.span()), says)


def _garbled(text: str):
    """Where letters were garbled: start, length (below zero: the longest sorts first) and what they were."""
    for table, letters in _TABLES:
        for match in letters.finditer(text):
            right = _right(match.group(), table, letters)
            if right and _PLAUSIBLE.match(right) and not _is_capitals(text, match):
                yield match.start(), match.start() - match.end(), right


def _right(typed: str, table: dict[str, int], letters: Pattern) -> str | None:
    """The letters that were garbled, once or more often; None where this is no UTF-8."""
    try:
        right = bytes(table[char] for char in typed).decode()
    except ValueError:
        return None
    again = _right(right, table, letters) if letters.fullmatch(right) else None
    return again if again and _PLAUSIBLE.match(again) else right


def _is_capitals(text: str, match: re.Match) -> bool:
    """Whether a capital and the mark behind it only look garbled: “SMÅ”, «MANHÃ»."""
    typed, before, after = match.group(), text[match.start() - 1], text[match.end() : match.end() + 1]
    mark_behind = len(typed) == 2 and typed[0].isupper() and not typed[1].isalnum() and not after.islower()
    return mark_behind and (before.isupper() or before in "“‘„«\"'")


def _is_copy(article, at: int) -> bool:
    """Whether something stands in the fields or in the prose of the body, not in code or an address."""
    return at < article.front.body_start or article.copy.text[at] != "\0"


def _remark(typed: str, right: str, span: Span) -> Remark:
    if _LOST in right:
        return Remark(span, f'"{typed}" was garbled on the way here. Look up what it was.')
    shown = {"\u00a0": "a no-break space", "\ufeff": "nothing"}.get(right, f'"{right}"')
    fix = Fix((Edit(span, right.replace("\ufeff", "")),), safe=False)
    return Remark(span, f'"{typed}" was garbled on the way here: it was {shown}.', fix=fix)
