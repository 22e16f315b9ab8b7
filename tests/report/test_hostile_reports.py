"""Nothing that stands in an article, a path or a message becomes a command, markup, a link or a line of its own."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest
from a_result import RULES_URL, THREE, written
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.checking.result import Result
from copydesk.finding import Finding, Related, Severity
from copydesk.report import FORMATS
from copydesk.report.inert import inert
from copydesk.report.look import Look, visible
from copydesk.text import Position

HOSTILE = (
    "a\n::error::forged\r\n| x | <b>y</b> | `z` | </details>\n\n# h [l](https://evil.example) ![i](//e) <!-- c --> @user"
    " x@evil.example www.evil.example #1 !2 org/repo#3 :tada: $x$ ]]></failure><testcase/>\" onx='\x1b[31m%0A\u202e"
    "\u2028\u2029\x00\x85\ufffe\uffff\udcff\\| ``` &lt;i&gt; &#64;user *b* _e_ ~~s~~ \\"
)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def hostile(severity=Severity.WARNING, path=HOSTILE, message=HOSTILE):
    related = (Related(path, 1, 1, message),)
    return Finding(path, Position(1, 1), Position(1, 2), "field/unknown", severity, message, message, message, "f" * 20, related)


RESULT = Result(tuple(hostile(severity) for severity in Severity), 3)


@pytest.mark.parametrize("format", FORMATS)
def test_no_control_character_comes_out(format):
    out = written(format, RESULT)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", out)
    out.encode()


def lines_of(format, out):
    """The findings of a format that has one a line, read by a parser."""
    if format == "jsonl":
        return [json.loads(line) for line in out.splitlines()]
    document = json.loads(out)
    return {"json": lambda d: d["findings"], "gitlab": lambda d: d, "sarif": lambda d: d["runs"][0]["results"],
            "rdjson": lambda d: d["diagnostics"]}[format](document)  # fmt: skip


@pytest.mark.parametrize("format", ["json", "jsonl", "gitlab", "sarif", "rdjson"])
def test_json_holds_three_findings_and_no_more(format):
    out = written(format, RESULT)
    assert out.isascii()
    assert len(lines_of(format, out)) == 3


def test_junit_has_one_case_and_no_other_element():
    suites = ElementTree.fromstring(written("junit", RESULT))
    assert [element.tag for element in suites.iter()] == ["testsuites", "testsuite", "testcase", "failure", "system-out"]
    assert suites.get("failures") == "1"
    failure = next(suites.iter("failure"))
    assert failure.text and ']]></failure><testcase/>" onx=' in failure.text
    assert set(failure.attrib) == {"type", "message"}


@pytest.mark.parametrize("text", ["@user", "<img src=x>", "[a](https://b)", "`x`", "``` ```", "#1", "https://e.example"])
def test_reviewdog_gets_a_code_span_where_there_could_be_markup(text):
    message = lines_of("rdjson", written("rdjson", Result((hostile()._replace(message=f"x {text} y", related=()),), 1)))[0]["message"]
    [paragraph] = MARKDOWN.parse(message)[1:2]
    assert [(token.type, token.content) for token in paragraph.children] == [("code_inline", f"x {text} y")]


def test_reviewdog_gets_ordinary_words_as_they_are():
    assert '"message": "\\"cementary\\" is misspelt. Write cemetery."' in written("rdjson", THREE)


def table_of(out):
    """The cells of a Markdown report's table, as inline tokens; nothing else of the kind may be in it."""
    tokens = MARKDOWN.parse(out)
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
    assert kinds == ["heading_open", "paragraph_open", "table_open", "paragraph_open"], out
    rows, row = [], []
    for number, token in enumerate(tokens):
        if token.type == "td_open":
            row.append(tokens[number + 1])
        elif token.type == "tr_close":
            rows.append(row)
            row = []
    return rows[1:]


def said(cell):
    """What a reader sees in a cell, which has text and code and nothing that does anything."""
    text = ""
    for token in cell.children:
        if token.type == "html_inline":
            assert token.content in ("<code>", "</code>", "<!-- -->")
        else:
            assert token.type == "text", token
            text += token.content
    return text


def acts(cell):
    """Text outside of code that a code host would act on, or a link that it would make inside."""
    code, outside = 0, []
    for token in cell.children:
        if token.type == "html_inline" and token.content != "<!-- -->":
            code += 1 if token.content == "<code>" else -1
        elif not code:
            outside.append(token.content)
    return re.findall(r"@\w|#\d|://|www\.|:tada:|\$x|!\d", " ".join(outside))


def test_a_markdown_table_has_a_row_a_finding_and_says_what_was_found():
    rows = table_of(written("markdown", RESULT, Look(rules_url=RULES_URL)))
    assert [len(row) for row in rows] == [4, 4, 4]
    for where, severity, finding, rule in rows:
        assert said(where) == f"{visible(HOSTILE)}:1:1"
        assert said(finding) == f"{visible(HOSTILE)} See {visible(HOSTILE)}:1:1: {visible(HOSTILE)}"
        assert not acts(where) and not acts(finding)
        assert [token.type for token in rule.children] == ["link_open", "text", "link_close"]
    assert [said(row[1]) for row in rows] == ["error", "warning", "advice"]
    raw = written("markdown", RESULT)
    assert not re.search(r"www\.|[^`]://|@\w", raw)


@given(st.text(st.sampled_from("ab@#1|\\`<>!-[]()*_~$&;:/.w \n"), max_size=60) | st.text(max_size=60))
def test_any_text_is_inert_in_markdown(text):
    finding = hostile(message=text, path="articles/a.md")._replace(related=())
    [row] = table_of(written("markdown", Result((finding,), 1)))
    assert said(row[2]).strip() == visible(text).strip()
    assert not acts(row[2])


@given(st.text(max_size=60))
def test_any_text_is_text_in_xml(text):
    out = written("junit", Result((hostile(message=text, path=text),), 1))
    assert len(list(ElementTree.fromstring(out).iter())) == 4


def test_ordinary_words_are_left_alone():
    assert inert("At 17:17 on 18 September, Łódź’s “mayor” said (50%): go.") == (
        "At 17:17 on 18 September, Łódź’s “mayor” said (50%): go."
    )


def test_a_long_table_is_folded_and_complete():
    many = Result(tuple(hostile(path=f"articles/{n}.md", message=f"m{n}")._replace(related=()) for n in range(57)), 57)
    out = written("markdown", many)
    assert "<details>\n<summary>All 57 findings</summary>\n\n| where |" in out and "\n\n</details>\n" in out
    assert all(f"| m{n} |" in out for n in range(57))
    assert "<details>" not in written("markdown", Result(many.findings[:20], 20))


def test_a_table_that_a_code_host_would_not_show_says_what_is_left_out():
    many = Result((hostile(path="articles/a.md", message="m" * 300)._replace(related=()),) * 4000, 1)
    out = written("markdown", many)
    rows = out.count("| warning |")
    assert len(out.encode()) < 2**20 and 2000 < rows < 4000
    assert f"no room here for {4000 - rows:,} more" in out


def test_two_findings_of_one_fingerprint_are_two_to_gitlab():
    issues = json.loads(written("gitlab", Result((hostile(),) * 3, 1)))
    assert issues[0]["fingerprint"] == "f" * 20
    assert len({issue["fingerprint"] for issue in issues}) == 3
