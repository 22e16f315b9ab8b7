"""A fix does what its finding says: with it the finding is gone and nothing new is wrong."""

import pytest
from conftest import ROOT
from test_cases import CASES, expected

from copydesk.article.model import read_article
from copydesk.checking.check import check_text
from copydesk.finding import Fix
from copydesk.rules.example import article_text
from copydesk.rules.mending import added_to_list, in_text, line_after, replaced, retyped, without_lines
from copydesk.rules.yaml._lines import in_quotes
from copydesk.text import Span, decode


def mended(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def article(fields: str = "", body: str = "The talks lasted for two hours."):
    return read_article(decode("articles/2025/09/18/talks.md", article_text(fields, body).encode()))


def changed(found, edit) -> str:
    return mended(found.source.text, Fix((edit,)))


@pytest.mark.parametrize(
    "file", CASES, ids=lambda file: file.relative_to(ROOT / "tests" / "cases").as_posix()
)
def test_every_fix_of_the_cases_mends_its_finding(file, desk):
    path, _ = expected(file)
    text = decode(path, file.read_bytes()).text
    findings = check_text(path, text.encode(), desk).findings
    for finding in findings:
        if not finding.fix or not finding.fix.edits:
            continue
        edits = sorted(edit.span for edit in finding.fix.edits)
        assert all(before.end <= after.start for before, after in zip(edits, edits[1:]))
        left = check_text(path, mended(text, finding.fix).encode(), desk).findings
        same = [other for other in findings if (other.rule, other.message) == (finding.rule, finding.message)]
        same_left = [
            other for other in left if (other.rule, other.message) == (finding.rule, finding.message)
        ]
        assert len(same_left) < len(same)
        if finding.fix.safe:
            could_be_read = not any(other.rule.startswith("yaml/") for other in findings)
            new = {other.rule for other in left} - {other.rule for other in findings}
            assert not new or not could_be_read


@pytest.mark.parametrize(
    "typed, start, end, new, expect",
    [
        ("headline: UPDATE – Talks in Kyiv", 0, 9, "", "headline: Talks in Kyiv\n"),
        ('headline: "UPDATE: Talks in Kyiv"', 0, 8, "", 'headline: "Talks in Kyiv"\n'),
        ("headline: UPDATE – “Talks” in Kyiv", 0, 9, "", 'headline: "“Talks” in Kyiv"\n'),
        ("headline: UPDATE – 2025", 0, 9, "", 'headline: "2025"\n'),
        ("headline: Talks in Kyiv.", 13, 14, "", "headline: Talks in Kyiv\n"),
        ("headline: 'Kyiv''s talks.'", 12, 13, "", "headline: 'Kyiv''s talks'\n"),
        ("headline: >-\n  Talks\n  in Kyiv.", 13, 14, "", "headline: >-\n  Talks\n  in Kyiv\n"),
        ("headline: Talks", 0, 5, "Talks: a start", 'headline: "Talks: a start"\n'),
    ],
)
def test_part_of_a_value_is_retyped(typed, start, end, new, expect):
    found = article(typed)
    assert expect in changed(found, retyped(found, ("headline",), start, end, new))


@pytest.mark.parametrize(
    "typed, expect",
    [
        ("byline: [mp]", "byline: [mp, kd]\n"),
        ("byline: [ mp, ]", "byline: [ mp, kd, ]\n"),
        ("byline: []", "byline: [kd]\n"),
        (
            "byline:\n  - mp # writes\n  # and nobody else",
            "byline:\n  - mp # writes\n  - kd\n  # and nobody else\n",
        ),
        ("byline:\n- mp", "byline:\n- mp\n- kd\n"),
        ("byline:\n  - name: Anna\n    role: writer", "byline:\n  - name: Anna\n    role: writer\n  - kd\n"),
    ],
)
def test_an_item_is_added_to_a_list_as_it_is_written(typed, expect):
    found = article(typed)
    assert expect in changed(found, added_to_list(found, "byline", ["kd"]))


def test_a_list_that_is_missing_is_made_and_one_that_is_none_is_left_alone():
    found = article()
    assert 'related: [a-1, "2"]\n---\n' in changed(found, added_to_list(found, "related", ["a-1", "2"]))
    assert added_to_list(article("byline: mp"), "byline", ["kd"]) is None


def test_a_line_goes_below_its_field():
    found = article("headline: >-\n  Talks\n  in Kyiv\nlead: They met.")
    assert "  in Kyiv\nlabel: update\nlead: They met.\n" in changed(
        found, line_after(found, "headline", "label: update")
    )


def test_a_value_is_replaced_as_a_whole_unless_a_comment_stands_in_it():
    found = article("byline: >-\n  mp,\n  kd\nlabel: update")
    assert "byline: [mp, kd]\nlabel: update\n" in changed(found, replaced(found, ("byline",), "[mp, kd]"))
    assert replaced(article("byline: >- # who\n  mp,\n  kd"), ("byline",), "[mp, kd]") is None


@pytest.mark.parametrize(
    "typed, expect",
    [
        ("'They dont know of Kyiv'", "'They don''t know of Kyiv'"),
        ('"They dont know of Kyiv"', '"They don\'t know of Kyiv"'),
        ("They dont know of Kyiv", "They don't know of Kyiv"),
    ],
)
def test_a_word_is_typed_as_the_quotes_around_it_ask_for(typed, expect):
    found = article(f"headline: {typed}")
    start = found.source.text.index("dont")
    assert f"headline: {expect}\n" in changed(found, in_text(found, Span(start, start + 4), "don't"))
    found = article(f"headline: {typed}")
    assert in_text(found, Span(start, start + 4), 'a "b" \\c').text == {
        "'": 'a "b" \\c', '"': 'a \\"b\\" \\\\c', "T": 'a "b" \\c',
    }[typed[0]]  # fmt: skip


@pytest.mark.parametrize(
    "typed, expect",
    [
        ("Poland: the vote", '"Poland: the vote"'),
        ("'Poland's vote'", '"Poland\'s vote"'),
        ('"The "best" vote"', "'The \"best\" vote'"),
        ('"A" or "B"', "'\"A\" or \"B\"'"),
        ("'A' or 'B'", "\"'A' or 'B'\""),
        ("“Poland: the vote”", '"Poland: the vote"'),
        ("“A”: it is “B”", '"“A”: it is “B”"'),
        ("C:\\new: it's", "'C:\\new: it''s'"),
        ('"', "'\"'"),
        ('""', '""'),
    ],
)
def test_a_value_gets_quotes_that_keep_its_words(typed, expect):
    assert in_quotes(typed) == expect


@pytest.mark.parametrize(
    "body, typed, expect",
    [
        ("They met.\n\n(mp)", "(mp)", "They met.\n"),
        ("They met. (mp)", "(mp)", "They met.\n"),
        ("They met.\n\n(mp)\n\nThey left.", "(mp)", "They met.\n\nThey left.\n"),
        ("By Anna\n\nThey met.", "By Anna", "They met.\n"),
        ("By Anna\nThey met.", "By Anna", "They met.\n"),
        ("![](photo:a)\n\nBy Anna\nThey met.", "By Anna", "![](photo:a)\n\nThey met.\n"),
        ("They met.\n(mp)  \nThey left.", "(mp)", "They met.\nThey left.\n"),
    ],
)
def test_a_line_of_the_body_goes_with_the_blank_lines_around_it(body, typed, expect):
    found = article(body=body)
    start = found.source.text.index(typed, found.front.body_start)
    text = changed(found, without_lines(found, Span(start, start + len(typed))))
    assert text.endswith("---\n" + expect)
