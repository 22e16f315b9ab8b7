"""What the fixes of the rules on copy and markup make of a text."""

import pytest

from copydesk.checking.check import check_text
from copydesk.rules.example import CLEAN_PATH, article_text


def mended(body, desk, fields="", unsafe=False):
    """The article with every fix made, and the rules that had one."""
    text = article_text(fields, body)
    findings = check_text(CLEAN_PATH, text.encode(), desk).findings
    findings = [f for f in findings if f.fix and (unsafe or f.fix.safe)]
    edits = [edit for f in findings for edit in f.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text, [f.rule for f in findings]


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("They spoke about the the war.", "They spoke about the war."),
        ("The the war went on.", "The war went on."),
        ("They spoke about the\nthe war.", "They spoke about\nthe war."),
        ("- spoke about the\n  the war", "- spoke about\n  the war"),
        ("They spoke of the the the war.", "They spoke of the war."),
        ("The mini\u200bsters met\u2028in Kyiv.", "The ministers met in Kyiv."),
        ("The mini&shy;sters met.", "The ministers met."),
        ("The file gpj\u202e.exe was sent.", "The file gpj.exe was sent."),
        ("# Drones\n\nThey came.", "## Drones\n\nThey came."),
    ],
)
def test_safe_fixes(wrong, right, desk):
    text, rules = mended(wrong, desk)
    assert text == article_text("", right)
    assert len(rules) >= 1 and mended(right, desk) == (text, [])


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("At the cementary. Goverment staff did’nt go.", "At the cemetery. Government staff didn’t go."),
        ("It came to an end.Next week it goes on.", "It came to an end. Next week it goes on."),
        ("With Rustem UmerovSecretary of the council.", "With Rustem Umerov Secretary of the council."),
        ("The “best day“ of his life.", "The “best day” of his life."),
        ("## A\n\n#### B\n\nText.", "## A\n\n### B\n\nText."),
    ],
)
def test_unsafe_fixes_are_made_only_when_asked_for(wrong, right, desk):
    assert mended(wrong, desk) == (article_text("", wrong), [])
    assert mended(wrong, desk, unsafe=True)[0] == article_text("", right)


def test_a_word_with_several_right_forms_has_no_fix(desk):
    findings = check_text(CLEAN_PATH, article_text("", "They felt aache.").encode(), desk).findings
    said = [(f.message, f.fix) for f in findings if " or " in f.message]
    assert said == [('"aache" is misspelt. Write cache or ache.', None)]


def test_in_a_quotation_a_misspelling_is_a_warning_and_in_a_draft_a_placeholder_advice(desk):
    body = "“At the cementary,” he wrote. It cost TK zlotys."
    found = check_text(CLEAN_PATH, article_text("status: draft", body).encode(), desk).findings
    assert [(f.rule, f.severity) for f in found if f.rule.startswith("copy/")] == [
        ("copy/misspelling", "warning"),
        ("copy/placeholder", "advice"),
    ]


def test_escapes_in_fields_are_mended_too(desk):
    headline = 'headline: "Ministers\\u200b meet in Kyiv for talks on drones"'
    text, rules = mended("Text.", desk, fields=headline)
    assert rules == ["copy/invisible-character"]
    assert 'headline: "Ministers meet in Kyiv' in text
