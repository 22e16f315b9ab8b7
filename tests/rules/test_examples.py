"""Every rule's page is its test: each Bad example gives its finding, each Good one none."""

import dataclasses

import pytest

from copydesk.check import check_archive, check_desk, check_text, examine_entry
from copydesk.desk.registers import load_register
from copydesk.examine import examine
from copydesk.files import Entry
from copydesk.rules.book import all_rules
from copydesk.rules.example import CLEAN_PATH, article_text, example_file, example_files, examples_of

EXAMPLES = [(rule, example) for rule in all_rules() for example in examples_of(rule.doc)]


def found_rules(example, desk, tmp_path) -> list[str]:
    kind, _, argument = example.kind.partition(" ")
    if kind == "archive":
        facts = [examine(path, text.encode(), desk).facts for path, text in example_files(example).items()]
        return [finding.rule for finding in check_archive(facts, desk)]
    if kind == "trouble":
        entry = Entry(example.text.strip(), None, argument, reason="as in the example", size=10_000_000)
        return [finding.rule for finding in examine_entry(entry, desk).findings]
    if kind == "register":
        file = tmp_path / f"{argument}.yaml"
        file.write_text(example.text, encoding="utf-8")
        changed = dataclasses.replace(desk)
        changed.__dict__[argument] = load_register(argument, file, f"schema/registers/{argument}.yaml")
        return [finding.rule for finding in check_desk(changed)]
    return [finding.rule for finding in check_text(CLEAN_PATH, example_file(example).encode(), desk).findings]


@pytest.mark.parametrize("rule, example", EXAMPLES, ids=[f"{r.id}-{'good' if e.good else 'bad'}" for r, e in EXAMPLES])
def test_example(rule, example, desk, tmp_path):
    found = found_rules(example, desk, tmp_path)
    if example.good:
        assert rule.id not in found
    else:
        assert rule.id in found


def test_every_rule_has_both_kinds():
    for rule in all_rules():
        kinds = {example.good for example in examples_of(rule.doc)}
        assert kinds == {True, False}, rule.id


def test_the_clean_article_is_clean(desk):
    result = check_text(CLEAN_PATH, article_text("").encode(), desk)
    assert [finding.message for finding in result.findings] == []
