"""Rules that ask: a named editor's sign-off, and nothing else, lets what they find stand."""

import pytest

from copydesk.checking.check import check_text
from copydesk.desk.desk import Desk
from copydesk.rules.book import all_rules, get_rule
from copydesk.rules.example import CLEAN_PATH, article_text, example_file, examples_of
from copydesk.rules.signoff.unused import ASKING

SUICIDE = "The singer committed suicide in May."


def found(desk: Desk, signoff: str, body: str = SUICIDE) -> list[tuple[str, str]]:
    fields = f"signoff: {signoff}" if signoff else ""
    findings = check_text(CLEAN_PATH, article_text(fields, body).encode(), desk).findings
    return [(f.rule, f.message) for f in findings if f.rule.startswith(("ethics/", "signoff/"))]


def test_without_a_sign_off_the_finding_says_how_to_give_one(desk):
    [(rule, message)] = found(desk, "")
    assert rule == "ethics/suicide-language"
    assert "signoff: [{rule: ethics/suicide-language, by: initials}]" in message


@pytest.mark.parametrize(
    "signoff, rules",
    [
        ("[{rule: ethics/suicide-language, by: aw}]", []),
        ("[{rule: ethics/suicide-language, by: zz}, {rule: ethics/suicide-language, by: aw}]", []),
        ("[{rule: ethics/suicide-language, by: zz}]", ["ethics/suicide-language"]),
        ("[{rule: ethics/suicide-language}]", ["ethics/suicide-language"]),
        ("[{rule: ethics/personal-data, by: aw}]", ["signoff/unused", "ethics/suicide-language"]),
        ("[{rule: ethics/suicide, by: aw}]", ["signoff/unused", "ethics/suicide-language"]),
        ("[ethics/suicide-language]", ["ethics/suicide-language"]),
    ],
)
def test_only_an_editor_of_the_register_signs_off(desk, signoff, rules):
    assert [rule for rule, _ in found(desk, signoff)] == rules


def test_initials_that_are_not_in_the_register_are_said_so(desk):
    [(_, message)] = found(desk, "[{rule: ethics/suicide-language, by: zz}]")
    assert "The sign-off by zz does not count" in message


def test_every_rule_of_ethics_asks_and_can_be_signed_off_but_not_suppressed(desk):
    assert {rule.id for rule in all_rules() if rule.id.startswith("ethics/")} < set(ASKING)
    for rule_id in ASKING:
        rule = get_rule(rule_id)
        assert rule.severity == "error" and not rule.suppressible
        bad = next(example for example in examples_of(rule.doc) if not example.good)
        text = example_file(bad).replace("\n---\n", f"\nsignoff: [{{rule: {rule_id}, by: aw}}]\n---\n", 1)
        rules = {finding.rule for finding in check_text(CLEAN_PATH, text.encode(), desk).findings}
        assert rule_id not in rules and "signoff/unused" not in rules
