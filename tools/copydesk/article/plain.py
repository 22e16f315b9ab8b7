"""The plain words of a text, for a first look: fast to make and fast to search.

They are in lower case, with the apostrophes and hyphens of a typewriter, and without what stands between them.
Each character counts by itself, so that a phrase which is in a text has its plain words in the text's.
"""

from collections.abc import Iterable

_TYPED_AS = (("’", "'"), ("‐", "-"), ("‑", "-"), *((mark, " ") for mark in "“”‘„«»–—…\u00a0"))
_LETTERS = bytes(range(ord("a"), ord("z") + 1))
_KEPT = _LETTERS + b"0123456789'-" + bytes(range(0x80, 0x100))
_TO_SMALL = bytes(
    code if code in _KEPT else code | 0x20 if code | 0x20 in _LETTERS else ord(" ") for code in range(0x100)
)
_FIGURES_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_ASCII = bytes(range(0x80))
_CONTINUED = bytes(range(0x80, 0xC0))  # a character's second byte in UTF-8, its third and its fourth
_SHAPES = (_LETTERS, b"a"), (_LETTERS.upper(), b"A"), (b"0123456789", b"0"), (b".,;!?", b"."), (range(0xC3, 0xE2), b"a")
_TO_SHAPE = bytes.maketrans(
    b"".join(map(bytes, (signs for signs, _ in _SHAPES))), b"".join(to * len(signs) for signs, to in _SHAPES)
)


def plain_words(text: str) -> list[str]:
    """The words and the figures in order. What is neither parts them, but for apostrophes and hyphens inside, as
    far as it is ASCII or one of the marks that copy is full of."""
    for mark, typed_as in _TYPED_AS:
        text = text.replace(mark, typed_as)
    data = b" " + text.encode("utf-8", "replace").translate(_TO_SMALL)
    plain, others = data.replace(b" '", b"  ").decode(), data.translate(None, _ASCII).decode()
    return (plain if others == others.lower() else plain.lower()).split()


def lower_of(text: str) -> str:
    """The text in lower case, at the same offsets."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def row_of(words: Iterable[str]) -> bytes:
    """Plain words in a row, as UTF-8, with a 0 for each figure: where a phrase leaves the figures open, too, what
    it has beside them can be looked for."""
    return " ".join(words).encode().translate(_FIGURES_ALIKE)


def shape_of(text: str) -> bytes:
    """A byte for each character, by which to look for what stands side by side: `A` for a capital of ASCII's, `a` for
    its small letters and for those beyond it (but for the rarest), `0` for a figure, `.` for `.,;!?`; other ASCII is
    itself, and what is neither (“, –, €, a no-break space) some byte beyond 0x80."""
    return text.encode("utf-8", "replace").translate(_TO_SHAPE, _CONTINUED)
