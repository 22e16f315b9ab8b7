"""XML, written out as it is made: no text breaks out of its place, and nothing that XML forbids gets in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

# XML 1.0, production 2 (Char), without the controls that it allows and advises against (0x7F to 0x9F)
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Xml:
    """A document in the making. Names are ours, prefixes and all; texts and attributes may be anybody's:
    a forbidden character becomes U+FFFD. An attribute that is None is not written."""

    def __init__(self, out: BinaryIO):
        self._out = out
        self._write('<?xml version="1.0" encoding="UTF-8"?>\n')

    @contextmanager
    def element(self, name: str, /, **attributes: str | None) -> Iterator[None]:
        """An element for as long as the `with` lasts."""
        self._write(f"<{name}{_written(attributes)}>\n")
        yield
        self._write(f"</{name}>\n")

    def leaf(self, name: str, text: str | None = None, /, **attributes: str | None) -> None:
        """An element with a text, or with none."""
        content = f">{escape(_clean(text))}</{name}>" if text else "/>"
        self._write(f"<{name}{_written(attributes)}{content}\n")

    def markup(self, markup: str) -> None:
        """Markup that is well-formed already, as `body.py` makes it."""
        self._write(_clean(markup))

    def _write(self, markup: str) -> None:
        self._out.write(markup.encode())


def _written(attributes: dict[str, str | None]) -> str:
    given = ((name, value) for name, value in attributes.items() if value is not None)
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in given)


def _clean(text: str) -> str:
    return _NOT_TEXT.sub("\ufffd", text)
