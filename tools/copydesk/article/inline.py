"""Exact offsets for what markdown-it-py finds inside a paragraph.

markdown-it-py tells the lines of its blocks but no offsets within them. Here each of its inline rules
that matters is wrapped so that it notes from where to where it read. A paragraph with no markup but plain links
and images is read without it; a property test holds this short cut to the parser.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


class Mark(NamedTuple):
    """A piece of inline markup, in offsets of the paragraph's content.

    `kind` is link, image, autolink, code, html, escape, entity or emphasis. `label` is the visible text of
    a link or the alternative text of an image; `target` where it points.
    """

    kind: str
    span: Span
    label: Span | None = None
    target: str = ""


SIGNS = "\\`*_[<&"  # what markup begins with
_SPECIAL = re.compile(f"[{re.escape(SIGNS)}]")
_PLAIN_LINK = re.compile(r"!?\[([^\\`*_\[\]<&]*)\]\(([^\x00-\x20\x7f\\`()\[\]<>&]+)\)")
_KINDS = {"backticks": "code", "escape": "escape", "entity": "entity", "html_inline": "html"}


def markdown_parser() -> "MarkdownIt":
    """A CommonMark parser that leaves inline content to `marks` and link targets as they were typed."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True})
    parser.validateLink = lambda url: True
    parser.normalizeLink = lambda url: url
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler2.disable("fragments_join", ignoreInvalid=True)
    for rule in list(parser.inline.ruler.__rules__):
        if rule.name in _WRAPPERS:
            parser.inline.ruler.at(rule.name, _WRAPPERS[rule.name](rule.fn))
        elif rule.name in _KINDS:
            parser.inline.ruler.at(rule.name, _noting(rule.fn, _KINDS[rule.name]))
    return parser


def marks(parser: Callable[[], "MarkdownIt"], content: str, references: dict) -> list[Mark]:
    """The markup inside `content`, in order. `references` are the document's link definitions; `parser` gives the
    parser where it is needed."""
    if not _SPECIAL.search(content):
        return []
    if not _SPECIAL.search(_PLAIN_LINK.sub("", content)):
        return [_plain_link(match) for match in _PLAIN_LINK.finditer(content)]
    return _parsed(parser(), content, references)


def _parsed(parser: "MarkdownIt", content: str, references: dict) -> list[Mark]:
    """The markup as the parser reads it."""
    env = {"references": references, "marks": [], "delimiters": []}
    parser.inline.parse(content, parser, env, [])
    found = env["marks"]
    found += [
        Mark("emphasis", Span(at, at + 1))
        for token, at in env["delimiters"]
        if token.type != "text" or token.content == ""
    ]
    return sorted(found, key=lambda mark: mark.span)


def _plain_link(match: re.Match) -> Mark:
    kind = "image" if match[0][0] == "!" else "link"
    return Mark(kind, Span(*match.span()), Span(*match.span(1)), match[2])


def _noting(rule, kind: str):
    def noted(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        done = rule(state, silent)
        if done and not silent:
            state.env["marks"].append(Mark(kind, Span(start, state.pos)))
        return done

    return noted


def _link(rule):
    def noted(state: "StateInline", silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            label = Span(start + 1, state.md.helpers.parseLinkLabel(state, start, True))
            target = next(t for t in state.tokens[before:] if t.type == "link_open").attrGet("href")
            state.env["marks"].append(Mark("link", Span(start, state.pos), label, str(target or "")))
        return done

    return noted


def _image(rule):
    def noted(state: "StateInline", silent: bool) -> bool:
        start, env = state.pos, state.env
        marks_before, delimiters_before = len(env["marks"]), len(env["delimiters"])
        done = rule(state, silent)
        if done and not silent:  # what stands in the alternative text was read from another string
            del env["marks"][marks_before:], env["delimiters"][delimiters_before:]
            label = Span(start + 2, state.md.helpers.parseLinkLabel(state, start + 1, False))
            target = str(state.tokens[-1].attrGet("src") or "")
            env["marks"].append(Mark("image", Span(start, state.pos), label, target))
        return done

    return noted


def _autolink(rule):
    def noted(state: "StateInline", silent: bool) -> bool:
        start = state.pos
        done = rule(state, silent)
        if done and not silent:
            span = Span(start, state.pos)
            target = state.src[start + 1 : state.pos - 1]
            state.env["marks"].append(Mark("autolink", span, Span(span.start + 1, span.end - 1), target))
        return done

    return noted


def _emphasis(rule):
    def noted(state: "StateInline", silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        if done and not silent:
            count = state.pos - start
            tokens = state.tokens[-count:] if len(state.tokens) - before >= count else []
            state.env["delimiters"] += [(token, start + i) for i, token in enumerate(tokens)]
        return done

    return noted


_WRAPPERS = {"link": _link, "image": _image, "autolink": _autolink, "emphasis": _emphasis}
