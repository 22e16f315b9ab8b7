"""Every rule's page is its test: each Bad example gives its finding, each Good one none."""

import dataclasses
from datetime import date

import pytest

from copydesk.article.model import read_article
from copydesk.baseline import Baseline
from copydesk.baseline import Entry as Entry_
from copydesk.change import Change
from copydesk.change.approval import approvals_of
from copydesk.change.events import events_of
from copydesk.checking.asking import (
    check_approvals,
    check_archive,
    check_baseline,
    check_changes,
    check_day,
    check_desk,
    check_whole,
)
from copydesk.checking.check import check_text
from copydesk.checking.examine import examine
from copydesk.checking.workers import examine_entry
from copydesk.desk.registers import load_register
from copydesk.desk.settings import load_settings
from copydesk.draft_style import with_files
from copydesk.files import Entry
from copydesk.fingerprint import fingerprint
from copydesk.git import Commit
from copydesk.library import Library
from copydesk.pictures import KnownPictures
from copydesk.rules.book import all_rules
from copydesk.rules.example import (
    CLEAN_DAY,
    CLEAN_MOMENT,
    CLEAN_PATH,
    article_text,
    example_change,
    example_file,
    example_files,
    example_part,
    example_photo_files,
    example_pictures,
    examples_of,
)
from copydesk.text import decode

CLEAN = article_text("").encode()
EXAMPLES = [(rule, example) for rule in all_rules() for example in examples_of(rule.doc)]


def found_rules(example, desk, tmp_path) -> list[str]:
    kind, _, argument = example.kind.partition(" ")
    if kind == "archive":
        facts = [examine(path, text.encode(), desk).facts for path, text in example_files(example).items()]
        return [finding.rule for finding in check_archive(Library(desk.settings.articles, facts), desk)]
    if kind == "whole":
        facts = [examine(path, text.encode(), desk).facts for path, text in example_files(example).items()]
        return [finding.rule for finding in check_whole(Library(desk.settings.articles, facts), example_photo_files(example), desk)]
    if kind == "day":
        facts = examine(CLEAN_PATH, example_file(example).encode(), desk).facts
        return [finding.rule for finding in check_day(facts, date.fromisoformat(argument), desk)]
    if kind == "pictures":
        text, pictures = example_pictures(example)
        return [finding.rule for finding in examine(CLEAN_PATH, text.encode(), desk, KnownPictures(pictures)).findings]
    if kind in ("change", "approval"):
        read = {
            name: read_article(decode(path, text.encode()))
            for name, (path, text) in example_change(example).items()
        }
        change = Change(read.get("before"), read.get("after"), CLEAN_MOMENT)
        if kind == "approval":
            return with_approvals(change, example, desk, tmp_path)
        return [finding.rule for finding in check_changes([change], desk)]
    if kind == "trouble":
        entry = Entry(example.text.strip(), None, argument, reason="as in the example", size=10_000_000)
        return [finding.rule for finding in examine_entry(entry, desk).findings]
    if kind == "register":
        file = tmp_path / f"{argument}.yaml"
        file.write_text(example.text, encoding="utf-8")
        changed = dataclasses.replace(desk)
        changed.__dict__[argument] = load_register(argument, file, f"schema/registers/{argument}.yaml")
        return [finding.rule for finding in check_desk(changed)]
    if kind == "style":
        file = tmp_path / "draft.yaml"
        file.write_text(example.text, encoding="utf-8")
        return [finding.rule for finding in check_desk(with_files(desk, [file]))]
    if kind == "settings":
        return with_settings(example.text, desk, tmp_path)
    if kind == "baseline":
        return with_baseline(example.text, desk, tmp_path)
    text = example_file(example).encode()
    return [finding.rule for finding in check_text(CLEAN_PATH, text, desk, CLEAN_DAY).findings]


def with_approvals(change, example, desk, tmp_path) -> list[str]:
    file = tmp_path / "approvals.yaml"
    file.write_text(example_part(example, "approvals"), encoding="utf-8")
    changed = dataclasses.replace(desk)
    changed.__dict__["approvals"] = load_register("approvals", file, "schema/approvals.yaml")
    pairs = (line.split(": ", 1) for line in example_part(example, "commit").splitlines())
    commit = Commit("1" * 40, "Anna", "a@example.org", CLEAN_MOMENT, "Correct it", tuple(map(tuple, pairs)))
    approvals = approvals_of(changed, [commit], {}, CLEAN_DAY)
    return [finding.rule for finding in check_approvals(events_of(change), approvals, desk)]


def with_settings(text, desk, tmp_path) -> list[str]:
    file = tmp_path / "copydesk.toml"
    file.write_text(text, encoding="utf-8")
    changed = dataclasses.replace(desk, settings=load_settings(file), settings_file=file)
    archive = Library(desk.settings.articles, [examine(CLEAN_PATH, CLEAN, desk).facts])
    return [finding.rule for finding in check_whole(archive, [], changed)]


def with_baseline(text, desk, tmp_path) -> list[str]:
    lines, _, body = text.partition("---\n")
    entries = []
    for line in lines.splitlines():
        path, rule, words = line.split(" ", 2)
        entries.append(Entry_(path, rule, words, fingerprint(rule, path, "", words), 1))
    baseline = Baseline(tmp_path)
    baseline.write(entries)
    baseline.open()
    baseline.new(list(check_text(CLEAN_PATH, article_text("", body).encode(), desk).findings))
    return [finding.rule for finding in check_baseline(baseline, desk)]


@pytest.mark.parametrize("rule, example", EXAMPLES, ids=[f"{r.id}-{'good' if e.good else 'bad'}" for r, e in EXAMPLES])
def test_example(rule, example, desk, tmp_path):
    if rule.preview:
        desk = dataclasses.replace(desk, settings=desk.settings._replace(preview=True))
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
