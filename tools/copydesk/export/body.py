"""The text of an article as safe HTML, and as plain text.

Only what Markdown itself can say comes through: raw HTML is shown as text, a link that is not https, http,
mailto or to an article that is out becomes its own words, and a photo is handed out for the format to draw.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from copydesk.export.item import Image
from copydesk.export.stretches import Plain, stretches_of

_PARSER = MarkdownIt("commonmark", {"html": False})
_PARSER.validateLink = lambda url: True  # `_href` decides, and keeps a refused link's words
_WEB = re.compile(r"https?://[^/]|mailto:", re.IGNORECASE)


class Body(NamedTuple):
    """`parts` in order: HTML, and the photos that stand between; `text` is plain, with blank lines between.

    `unlinked` counts the links to articles that are not out.
    """

    parts: tuple[str | Image, ...]
    text: str
    unlinked: int

    def moved(self, old: str, new: str) -> "Body":
        """The same with other addresses: of links that begin with `old`, which no other does, it becomes `new`."""
        was, now = f' href="{escape(old)}', f' href="{escape(new)}'  # in a text a quotation mark is escaped
        parts = (part.replace(was, now) if isinstance(part, str) else part for part in self.parts)
        return self._replace(parts=tuple(parts))

    @property
    def images(self) -> tuple[Image, ...]:
        """The photos that the text places."""
        return tuple(part for part in self.parts if isinstance(part, Image))


def render(
    markdown: str,
    images: Mapping[str, Image],
    article: Callable[[str], str | None],
    tells: Callable[[str], bool] = lambda url: False,
) -> Body:
    """Render Markdown. `images` are those it may place, by id; `article(id)` is an address or None; `tells(url)`
    says of an address whether it names what is not out."""
    renderer = _Renderer(images, article, tells)
    for stretch in stretches_of(markdown):
        if isinstance(stretch, Plain):
            renderer.add_plain(stretch)
        else:
            for token in _PARSER.parse(stretch):
                renderer.add(token)
    return renderer.body()


class _Renderer:
    def __init__(self, images: Mapping[str, Image], article: Callable[[str], str | None], tells):
        self.images, self.article, self.tells = images, article, tells
        self.tokens: list[Token | Image | str] = []  # a string is HTML
        self.waiting: list[Image] = []  # photos to stand behind the block in hand
        self.blank = False  # whether the block in hand has no words of its own
        self.blocks: list[str] = []
        self.markers: list[str] = []
        self.unlinked = 0

    def add(self, token: Token) -> None:
        if token.tag == "h1":  # the page has its own
            token.tag = "h2"
        if token.type == "inline":
            token.children = self._inline(token.children or [])
            self.blank = not token.children
            if self.blank:
                self.tokens.pop()
            else:
                self.tokens.append(token)
                self._say(_words(token.children))
        elif self.blank and token.nesting < 0:  # the close of a block that is gone
            self.blank = False
        else:
            self.tokens.append(token)
            if token.type in ("fence", "code_block"):
                self._say(token.content.rstrip("\n"))
            elif token.type == "list_item_open":
                self.markers.append(f"{token.info}. " if token.info else "- ")
            elif token.type == "list_item_close" and self.markers:
                self.markers.pop()
        if token.nesting < 0 or token.type == "inline" and self.blank:
            self.tokens += self.waiting
            self.waiting = []

    def add_plain(self, plain: Plain) -> None:
        """The same for a whole block that is plain."""
        tag = f"h{max(plain.level, 2)}" if plain.level else "p"
        self.tokens.append(f"<{tag}>{escapeHtml(plain.words)}</{tag}>\n")
        self.blocks.append(plain.words.replace("\n", " "))

    def body(self) -> Body:
        parts: list[str | Image] = []
        for is_image, run in groupby(self.tokens, lambda token: isinstance(token, Image)):
            if is_image:
                parts += run
            elif (html := _html(run)).strip():
                parts.append(html)
        return Body(tuple(parts), "\n\n".join(self.blocks), self.unlinked)

    def _say(self, text: str) -> None:
        if text.strip():
            marker = self.markers[-1] if self.markers else ""
            if marker:
                self.markers[-1] = " " * len(marker)
            self.blocks.append(marker + text)

    def _inline(self, children: list[Token]) -> list[Token]:
        """The inline tokens that are kept; photos go to `waiting`."""
        kept: list[Token] = []
        links: list[bool] = []
        for token in children:
            if token.type == "image":
                image = self.images.get(str(token.attrGet("src") or "").removeprefix("photo:"))
                self.waiting += [image] if image else []
            elif token.type == "link_open":
                href = self._href(str(token.attrGet("href") or ""))
                links.append(href is not None)
                if href is not None:
                    token.attrSet("href", href)
                    if _WEB.match(href) and not href.lower().startswith("mailto:"):
                        token.attrSet("rel", "noopener")
                    kept.append(token)
            elif token.type == "link_close":
                if links.pop():
                    if kept[-1].type == "link_open":  # nothing but a photo stood in it
                        kept.pop()
                    else:
                        kept.append(token)
            else:
                kept.append(token)
        return _trimmed(kept)

    def _href(self, target: str) -> str | None:
        if target.startswith("article:"):
            href = self.article(target.removeprefix("article:"))
            self.unlinked += href is None
            return href
        if self.tells(target):
            self.unlinked += 1
            return None
        return target if _WEB.match(target) else None


def _html(run: Iterable[Token | str]) -> str:
    """What tokens are as HTML, and strings are already."""
    html = []
    for is_ready, some in groupby(run, lambda token: isinstance(token, str)):
        html += some if is_ready else [_PARSER.renderer.render(list(some), _PARSER.options, {})]
    return "".join(html)


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the line breaks and blanks at both ends, such as stood beside a photo."""
    blank = [
        token.type in ("softbreak", "hardbreak") or token.type == "text" and not token.content.strip()
        for token in tokens
    ]
    while blank and blank[-1]:
        blank.pop()
    start = next((i for i, is_blank in enumerate(blank) if not is_blank), len(blank))
    return tokens[start : len(blank)]


def _words(tokens: list[Token]) -> str:
    return "".join(
        token.content
        if token.type in ("text", "code_inline")
        else " "
        if token.type == "softbreak"
        else "\n"
        if token.type == "hardbreak"
        else ""
        for token in tokens
    )
