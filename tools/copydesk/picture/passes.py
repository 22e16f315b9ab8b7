"""In how many passes a JPEG is drawn.

Each goes over all its pixels, and a file of few bytes can ask for a hundred thousand.
"""

import re

_MARKER = re.compile(rb"\xff[^\0\xff\xd0-\xd7]")  # not one that stands within the pixels
_START, _END = 0xDA, 0xD9
_MOST_SEGMENTS = 20_000


def passes(data: bytes, most: int) -> int:
    """How many, counted up to one more than `most`.

    What follows the end of the picture, as the film of a telephone's moving photo does, is not looked at.
    """
    at, found = 2, 0
    for _ in range(_MOST_SEGMENTS):
        marker = _MARKER.search(data, at)
        if marker is None or data[marker.start() + 1] == _END:
            return found
        found += data[marker.start() + 1] == _START
        if found > most:
            return found
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    return most + 1
