"""The text as HTML: what Markdown can say and nothing more."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.export.body import render
from copydesk.export.item import Image

PHOTO = Image(
    "talks", "https://example.org/talks.jpg", "Caption", "Alt", "PAP/X", None, None, None, None, None
)


def html(markdown: str) -> str:
    body = render(markdown, {"talks": PHOTO}, {"20250918-aaaaa2": "../20250918-aaaaa2/article.html"}.get)
    return "".join(part if isinstance(part, str) else f"[{part.id}]\n" for part in body.parts)


def text(markdown: str) -> str:
    return render(markdown, {"talks": PHOTO}, lambda id: None).text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Some *copy* & more", "<p>Some <em>copy</em> &amp; more</p>\n"),
        ("## A subhead", "<h2>A subhead</h2>\n"),
        ("# Too high", "<h2>Too high</h2>\n"),
        ("Too high\n===", "<h2>Too high</h2>\n"),
        (
            "[a](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">a</a></p>\n',
        ),
        (
            "<https://example.org/>",
            '<p><a href="https://example.org/" rel="noopener">https://example.org/</a></p>\n',
        ),
        ("[a](mailto:desk@example.org)", '<p><a href="mailto:desk@example.org">a</a></p>\n'),
        ("[a](article:20250918-aaaaa2)", '<p><a href="../20250918-aaaaa2/article.html">a</a></p>\n'),
        ("[*a* b](article:20250918-nowhe2)", "<p><em>a</em> b</p>\n"),
        ("[a][1]\n\n[1]: article:20250918-nowhe2", "<p>a</p>\n"),
        ("> Quoted", "<blockquote>\n<p>Quoted</p>\n</blockquote>\n"),
    ],
)
def test_what_markdown_can_say(markdown, expected):
    assert html(markdown) == expected


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "/path",
        "page.html",
        "#x",
        "https:evil",
        "https:///evil",
        "photo:talks",
        "\\javascript:alert(1)",
        "ftp://example.org/",
        "article:../x",
    ],
)
def test_links_that_lead_elsewhere_are_their_words(target):
    for markdown in (f"[words]({target})", f"[words](<{target}>)", f"[words][1]\n\n[1]: <{target}>"):
        assert "href" not in html(markdown)
    assert "<a" not in html(f"<{target}>")


def test_raw_html_is_shown_not_run():
    assert html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert html('A <b onclick="x">b</b>') == "<p>A &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One\n\n![](photo:talks)\n\nTwo", "<p>One</p>\n[talks]\n<p>Two</p>\n"),
        ("One\n![](photo:talks)\nTwo", "<p>One\n\nTwo</p>\n[talks]\n"),
        ("One ![](photo:talks)", "<p>One </p>\n[talks]\n"),
        ("![](photo:talks) ![](photo:talks)", "[talks]\n[talks]\n"),
        ("[![](photo:talks)](https://example.org/)", "[talks]\n"),
        ("## ![](photo:talks)", "[talks]\n"),
        ("- ![](photo:talks)\n- b", "<ul>\n<li>\n[talks]\n</li>\n<li>b</li>\n</ul>\n"),
        ("![](photo:other)", ""),
        ("![alt](https://evil.example/pixel.gif)", ""),
        ("One ![](photo:other) two", "<p>One  two</p>\n"),
    ],
)
def test_photos_stand_between_blocks(markdown, expected):
    assert html(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## Head\n\nOne *two*\nthree `four`", "Head\n\nOne two three four"),
        ("- a\n- b\n  - c", "- a\n\n- b\n\n- c"),
        ("3. a\n4. b", "3. a\n\n4. b"),
        ("- a\n\n  more", "- a\n\n  more"),
        ("One ![Alt](photo:talks)", "One "),
        ("[words](https://example.org/)", "words"),
        ("> a  \n> b", "a\nb"),
        ("    code\n    more", "code\nmore"),
        ("", ""),
    ],
)
def test_plain_text(markdown, expected):
    assert text(markdown) == expected


TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "em",
    "strong",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "hr",
    "br",
}
ATTRIBUTES = {("a", "href"), ("a", "rel"), ("a", "title"), ("ol", "start"), ("code", "class")}


class Gate(HTMLParser):
    """Fails on any tag, attribute or address that a text may not have; every tag closes."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            assert (tag, name) in ATTRIBUTES
            if name == "href":
                assert value.lower().startswith(("https://", "http://", "mailto:", "../"))
        if tag not in ("hr", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


PIECES = st.sampled_from(
    [
        "![](photo:talks)",
        "[a](",
        ")",
        "](",
        "<script>",
        "</script>",
        "<img src=x onerror=y>",
        "javascript:",
        "https://e.example/",
        "article:20250918-aaaaa2",
        "- ",
        "1. ",
        "> ",
        "\n",
        "\n\n",
        "*",
        "_",
        "`",
        "```",
        "~~~",
        "# ",
        "&lt;",
        "&#x6a;",
        "\\",
        "\0",
        "[1]: ",
        "[1]",
        "<!--",
        "<a href=",
        '"',
        "'",
        "text",
        " ",
        "    ",
        "|",
        "\t",
        "—",
        "!",
        "[",
        "<",
        ">",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_else_comes_through(markdown):
    gate = Gate()
    gate.feed(html(markdown))
    gate.close()
    assert gate.open == []
