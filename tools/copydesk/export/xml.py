"""XML, written out as it is made: no text breaks out of its place, and nothing that XML forbids gets in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator

# XML 1.0, production 2 (Char), without the controls that it allows and advises against (0x7F to 0x9F)
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Xml:
    """A document in the making. Names are ours, prefixes and all; texts and attributes may be anybody's:
    a forbidden character becomes U+FFFD. An attribute that is None is not written."""

    def __init__(self, out: BinaryIO):
        self._out = XMLGenerator(out, "UTF-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def element(self, name: str, /, **attributes: str | None) -> Iterator[None]:
        """An element for as long as the `with` lasts."""
        self._out.startElement(name, _clean(attributes))
        self._out.characters("\n")
        yield
        self._end(name)

    def leaf(self, name: str, text: str | None = None, /, **attributes: str | None) -> None:
        """An element with a text, or with none."""
        self._out.startElement(name, _clean(attributes))
        if text:
            self._out.characters(_NOT_TEXT.sub("\ufffd", text))
        self._end(name)

    def markup(self, markup: str) -> None:
        """Markup that is well-formed already, as `body.py` makes it."""
        self._out.ignorableWhitespace(_NOT_TEXT.sub("\ufffd", markup))  # SAX's word for what is not escaped

    def _end(self, name: str) -> None:
        self._out.endElement(name)
        self._out.characters("\n")


def _clean(attributes: dict[str, str | None]) -> dict[str, str]:
    return {name: _NOT_TEXT.sub("\ufffd", value) for name, value in attributes.items() if value is not None}
