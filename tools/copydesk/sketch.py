"""The sketch of a text: a few numbers by which two texts that share most of their sentences are known.

Of the numbers that its sentences hash to, a text keeps the smallest: two texts have of these about the same
share in common as of their sentences (the bottom-k sketch of Broder). What a short sentence says is said by
many, so only longer ones count.
"""

from collections.abc import Iterable
from math import ceil
from zlib import crc32

SIZE = 8
FEWEST = 4  # numbers that a sketch must have to say anything
SHARE = 0.7  # of their numbers, that two sketches of one text have in common
FEWEST_SHARED = ceil(SHARE * FEWEST)
TOO_COMMON = 12  # a number in more sketches than this is that of a formula
_SHORTEST = 35


def sketch_of(paragraphs: Iterable[str]) -> tuple[int, ...]:
    """The sketch of a text, from its paragraphs: at most `SIZE` numbers of 32 bits, the smallest first."""
    text = ". ".join(paragraphs).replace("“", '"').replace("”", '"').replace("\n", " ").replace('." ', ". ")
    sentences = [said.strip(b' .?!"') for said in text.encode("utf-8", "replace").lower().split(b". ")]
    return tuple(sorted({crc32(said) for said in sentences if len(said) >= _SHORTEST})[:SIZE])
