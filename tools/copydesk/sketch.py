"""The sketch of a text: a few numbers by which two texts that share most of their sentences are known.

Of the numbers that its sentences hash to, a text keeps the smallest: two texts have of these about the same
share in common as of their sentences (the bottom-k sketch of Broder). What a short sentence says is said by
many, so only longer ones count.
"""

from collections.abc import Iterable
from zlib import crc32

SIZE = 8
_SHORTEST = 35


def sketch_of(paragraphs: Iterable[str]) -> tuple[int, ...]:
    """The sketch of a text, from its paragraphs: at most `SIZE` numbers of 32 bits, the smallest first."""
    text = ". ".join(paragraphs).lower().replace("\n", " ").replace(".” ", ". ").replace('." ', ". ")
    sentences = (sentence.strip(" .?!“”\"") for sentence in text.split(". "))
    return tuple(sorted({crc32(s.encode("utf-8", "replace")) for s in sentences if len(s) >= _SHORTEST})[:SIZE])
