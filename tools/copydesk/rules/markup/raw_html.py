"""HTML stands in the body.

The body is Markdown: what it says goes to many outputs, and HTML would be lost in some of them and do harm
in others. A comment is allowed only as a word to the desk: `<!-- copydesk: ... -->`.

Bad:
    The ministers <b>agreed</b> on three points.
Bad:
    <div class="box">

    Three points

    </div>
Good:
    <!-- copydesk: ignore copy/house-style: the brand writes itself so -->

    The ministers **agreed** on three points: 1 < 2, `<b>`.
"""

import re

from copydesk.finding import Remark, Severity
from copydesk.pattern import Pattern
from copydesk.text import Span

severity = Severity.ERROR
needs = frozenset({"HTML"})

_TAG = Pattern(r"</?([A-Za-z][A-Za-z0-9-]{0,40})")
_FOR_THE_DESK = Pattern(r"(?:<!--\s*copydesk:.*?-->\s*)+", re.S)
_INSTEAD = {
    "Write **bold**": "b strong",
    "Write *italic*": "i em cite",
    "Write a link: [text](https://...)": "a",
    "Declare the photo in the fields and place it: ![](photo:ID)": "img figure figcaption picture",
    "Leave an empty line for a new paragraph, or end the line with a \\ to break it": "br",
    "Leave an empty line for a new paragraph": "p",
    "Write a heading: ## Heading": "h1 h2 h3 h4 h5 h6",
    "Put > before each line of the quotation": "blockquote q",
    "Write a list: each item on a line that begins with -": "ul ol li dl dt dd",
    "Write --- on a line of its own": "hr",
    "Put `backticks` around code": "code pre kbd samp tt",
    "Link to it instead: [text](https://...)": "iframe embed object video audio script",
    "Say it in a sentence or a list": "table tr td th thead tbody",
}
_BY_TAG = {tag: advice for advice, tags in _INSTEAD.items() for tag in tags.split()}


def check_article(article, desk):
    opened: list[str] = []
    for span in article.body.html:
        text = article.source.text[span.start : span.end]
        allowed = _FOR_THE_DESK.match(text)
        if allowed and (beside := text[allowed.end() :].split("\n", 1)[0]) and not beside.startswith("<"):
            yield Remark(Span(span.start + allowed.end(), span.start + allowed.end() + len(beside)),
                         "Text on the line that a comment begins is HTML to Markdown. Begin it on a line of its own.")
            continue
        if allowed:
            span, text = Span(span.start + allowed.end(), span.end), text[allowed.end() :]
        tag = _TAG.match(text)
        name = tag[1].lower() if tag else ""
        if text.startswith("</") and name in opened:
            opened.remove(name)  # it was spoken of where it opens
        elif tag:
            opened.append(name)
            advice = _BY_TAG.get(name, "Take it out and keep its text")
            yield Remark(span, f"{tag.group()}> is HTML. {advice}.")
        elif text.startswith("<!--") and "copydesk" in text[:30].lower():
            yield Remark(span, "If this is for the desk, write <!-- copydesk: ignore RULE: the reason -->")
        elif text.startswith("<!--"):
            yield Remark(span, "This comment would be published. Say it in the pull request, "
                         "or behind a # in the fields.")
        elif text:
            yield Remark(span, "HTML stands here. Take it out.")
