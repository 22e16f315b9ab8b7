"""The words that go into a picture before it leaves the newsroom."""

import re
from typing import NamedTuple

_MOST = 1_800  # characters of a text: seven of them, escaped, still fit the 64 KB of a part of a JPEG file
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Words(NamedTuple):
    """What a picture says of itself; a text that is "" is not written.

    `byline` is the photographer, `source` who supplied the picture, `terms` how it may be used, and
    `source_type` a term of IPTC's Digital Source Type vocabulary.
    """

    caption: str = ""
    alt: str = ""
    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    terms: str = ""
    source_type: str = ""


def one_line(text: str) -> str:
    """A text in one line, without what XML can't hold, and of a length that a picture can carry."""
    text = " ".join(_NOT_XML.sub("", text[: 2 * _MOST]).split())
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
