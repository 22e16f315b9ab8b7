"""XML, written out as it is made: no text breaks out of its place, and nothing that XML forbids gets in."""

import re
from xml.sax.saxutils import escape, quoteattr

# XML 1.0, production 2 (Char), without the controls that it allows and advises against (0x7F to 0x9F)
_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AS_IT_IS = re.compile("[ !#-%'-;=?-~]*")  # an attribute in which nothing has to be escaped


class Xml:
    """A document in the making. Names are ours, prefixes and all; texts and attributes may be anybody's:
    a forbidden character becomes U+FFFD. An attribute that is None is not written."""

    def __init__(self):
        self._parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']

    def element(self, name: str, /, **attributes: str | None) -> "_Element":
        """An element for as long as the `with` lasts."""
        return _Element(self._parts, f"<{name}{_written(attributes)}>\n", f"</{name}>\n")

    def leaf(self, name: str, text: str | None = None, /, **attributes: str | None) -> None:
        """An element with a text, or with none."""
        content = f">{escape(text)}</{name}>\n" if text else "/>\n"
        self._parts.append(f"<{name}{_written(attributes)}{content}" if attributes else f"<{name}{content}")

    def markup(self, markup: str) -> None:
        """Markup that is well-formed already, as `body.py` makes it."""
        self._parts.append(markup)

    def bytes(self) -> bytes:
        """What was written until now."""
        return _NOT_TEXT.sub("\ufffd", "".join(self._parts)).encode()


class _Element:
    """Writes its start and its end."""

    __slots__ = ("_end", "_parts", "_start")

    def __init__(self, parts: list[str], start: str, end: str):
        self._parts, self._start, self._end = parts, start, end

    def __enter__(self) -> None:
        self._parts.append(self._start)

    def __exit__(self, *_: object) -> None:
        self._parts.append(self._end)


def _written(attributes: dict[str, str | None]) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in attributes.items() if value is not None)


def _quoted(value: str) -> str:
    return f'"{value}"' if _AS_IT_IS.fullmatch(value) else quoteattr(_NOT_TEXT.sub("\ufffd", value))
