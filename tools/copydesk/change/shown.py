"""The body as readers see it: the prose, and with it code, handles, hashtags and what an entity stands for.

The copy of an article leaves these out, because no rule on prose has to do with them; but a number is no less
told in a code span. Addresses and the targets of links are no words, and stay out.
"""

import re
from html import unescape

from copydesk.article.copy import MASK
from copydesk.article.model import Article
from copydesk.text import Span

JOINED = "\u2060"  # stands for what readers don't see, so that a word goes on behind it

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), JOINED)
_WEB = re.compile(r"https?://[^\s<>\"“”)\]]{1,2000}|\bwww\.[^\s<>\"“”)\]]{1,2000}")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,999}\]:")
_CODE = re.compile(r"```|~~~|\n    |\n *\t")
_LETTER = re.compile(r"[^\W_]")


def shown_text(text: str) -> str:
    """A text with JOINED for each character that has no width."""
    return text.translate(_UNSEEN)


def shown_body(article: Article) -> str:
    """A text as long as the file, with what the body shows where it stands, JOINED for what parts no word (the
    marks of emphasis, the rest of an entity), and spaces elsewhere."""
    return article.once("shown body", lambda: _shown_body(article))


def shown_parts(article: Article) -> list[Span]:
    """Where the paragraphs, headings and stretches of code stand, in order."""
    pieces = [piece.span for piece in article.copy.pieces if not piece.route]
    return sorted([*pieces, *_code_blocks(article)])


def _shown_body(article: Article) -> str:
    text, source = list(article.copy.text.replace(MASK, " ")), article.source.text
    body = article.body
    for piece in article.copy.pieces:
        if not piece.route and MASK in article.copy.text[slice(*piece.span)]:
            _put_back_addresses(text, source, piece.span, article)
    for mark in body.markup:
        typed = source[slice(*mark)]
        if typed.startswith("&"):
            meant = unescape(typed)
            text[slice(*mark)] = (meant + JOINED * len(typed))[: len(typed)]
        elif typed.startswith("`"):
            text[slice(*mark)] = typed.replace("`", " ")
        elif not typed.strip("*_\\") or len(typed) == 2 and typed[0] == "\\":
            text[slice(*mark)] = JOINED + typed[1:] if typed[0] == "\\" else JOINED * len(typed)
    for block in _code_blocks(article):
        text[slice(*block)] = source[slice(*block)].replace("`", " ").replace("~", " ")
    shown = _WEB.sub(lambda match: " " * len(match.group()), "".join(text))
    return shown_text(shown)


def _put_back_addresses(text: list[str], source: str, span: Span, article: Article) -> None:
    """Handles, hashtags and e-mail addresses, which the copy leaves out as well as markup."""
    own = [mark for mark in article.body.markup if mark.start < span.end and mark.end > span.start]
    inside = [part for block in article.body.blocks if block.text == span for part in block.parts]
    for part in inside:
        text[slice(*part)] = source[slice(*part)]
    for mark in own:
        text[slice(*mark)] = " " * (mark.end - mark.start)


def _code_blocks(article: Article) -> list[Span]:
    """The stretches of the body between its paragraphs that have words in them: blocks of code."""
    return article.once("code blocks", lambda: list(_between_blocks(article)))


def _between_blocks(article: Article):
    source, at = article.source.text, article.body.span.start
    if not _CODE.search(source, at):
        return
    known = sorted([*(block.text for block in article.body.blocks), *article.body.html])
    for start, end in [*known, (len(source), len(source))]:
        for line in source[at : max(at, start)].splitlines(keepends=True):
            whole = line.endswith("\n") or at + len(line) == len(source)  # and no mark before a paragraph
            if whole and _LETTER.search(line) and not _DEFINITION.match(line):
                yield Span(at, at + len(line.rstrip()))
            at += len(line)
        at = max(at, end)
