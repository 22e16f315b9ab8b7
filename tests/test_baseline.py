"""The baseline: what it takes down, what it hides, and how it shrinks."""

import json
import os
import shutil

import pytest
from conftest import ROOT

from copydesk.baseline import NAME, Baseline, Entry, Ledger, compared
from copydesk.checking.check import check_paths, check_text, check_unsaved
from copydesk.checking.workers import Processes
from copydesk.desk import DeskError, load_desk
from copydesk.fingerprint import common_fingerprint
from copydesk.rules.example import article_text

TWICE = "The film hours hours opens."


@pytest.fixture
def newsroom(tmp_path):
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    return tmp_path


def put(newsroom, name, body, fields=""):
    file = newsroom / "articles/2025/09/18" / name
    file.write_text(article_text(fields or f"id: {name[:-3]}-1", body), encoding="utf-8")
    return file


def check(newsroom, *paths, baseline=True, jobs=1):
    desk = load_desk(newsroom)
    known = Baseline(desk.root) if baseline else None
    return check_paths([newsroom / path for path in paths or ["articles"]], desk, engine=Processes(jobs), baseline=known)


def take_down(newsroom):
    ledger = Ledger(newsroom)
    desk = load_desk(newsroom)
    check_paths([newsroom / "articles"], desk, engine=Processes(1), baseline=ledger)
    Baseline(newsroom).write(ledger.found.values())
    return ledger.found


def found(result):
    return [(f.path.rpartition("/")[2], f.start.line, f.rule) for f in result.findings]


def test_what_was_taken_down_does_not_count_and_what_is_new_does(newsroom):
    file = put(newsroom, "a.md", TWICE)
    take_down(newsroom)
    result = check(newsroom)
    assert (result.findings, result.baselined) == ((), 1)
    file.write_text(file.read_text(encoding="utf-8") + "\nThe cementary.\n", encoding="utf-8")
    assert found(check(newsroom)) == [("a.md", 16, "copy/misspelling")]
    assert len(check(newsroom, baseline=False).findings) == 2


def test_moved_lines_and_other_white_space_change_nothing(newsroom):
    put(newsroom, "a.md", TWICE)
    take_down(newsroom)
    put(newsroom, "a.md", f"A new first paragraph.\n\n   {TWICE}", "id: a-1\nlabel: update")
    assert [rule for *_, rule in found(check(newsroom))] == []


def test_equals_are_counted(newsroom):
    put(newsroom, "a.md", f"{TWICE}\n\n{TWICE}")
    (entry,) = take_down(newsroom).values()
    assert (entry.count, entry.text, entry.rule) == (2, TWICE, "copy/doubled-word")
    put(newsroom, "a.md", f"{TWICE}\n\n{TWICE}\n\n{TWICE}")
    assert found(check(newsroom)) == [("a.md", 18, "copy/doubled-word")]


def test_every_fingerprint_is_its_own_and_equals_have_one_in_common(newsroom, desk):
    result = check_text("articles/a.md", article_text("", f"{TWICE}\n\n{TWICE}\n\n{TWICE}").encode(), desk)
    twice = [finding for finding in result.findings if finding.rule == "copy/doubled-word"]
    assert len({finding.fingerprint for finding in twice}) == 3
    assert {common_fingerprint(finding) for finding in twice} == {twice[0].fingerprint}


def test_what_is_mended_is_found_in_the_baseline_when_all_is_checked(newsroom):
    put(newsroom, "a.md", f"{TWICE}\n\n{TWICE}")
    file = put(newsroom, "b.md", TWICE)
    take_down(newsroom)
    put(newsroom, "a.md", TWICE)
    file.unlink()
    result = check(newsroom)
    assert [(f.path, f.start.line, f.severity, f.message.split(".md.")[0]) for f in result.findings] == [
        (NAME, 2, "warning", "copy/doubled-word is 1 of 2 times no longer found in articles/2025/09/18/a"),
        (NAME, 3, "warning", "copy/doubled-word is no longer found in articles/2025/09/18/b"),
    ]
    assert found(check(newsroom, "articles/2025/09/18/a.md")) == []


def test_one_article_is_checked_against_its_own_entries(newsroom):
    put(newsroom, "a.md", TWICE)
    put(newsroom, "b.md", TWICE)
    take_down(newsroom)
    result = check(newsroom, "articles/2025/09/18/b.md")
    assert (result.findings, result.baselined) == ((), 1)
    desk = load_desk(newsroom)
    text = article_text("id: b-1", f"{TWICE} The cementary.").encode()
    unsaved = check_unsaved("articles/2025/09/18/b.md", text, desk, None, Baseline(newsroom))
    assert [finding.rule for finding in unsaved.findings] == ["copy/doubled-word", "copy/misspelling"]


def test_the_archives_and_the_registers_findings_are_in_it(newsroom):
    put(newsroom, "a.md", "Text.", "id: a-1")
    put(newsroom, "b.md", "Text.", "id: a-1")
    shutil.copytree(ROOT / "schema", newsroom / "schema")
    (newsroom / "schema" / "registers" / "sections.yaml").write_text(
        "defence: {nam: Defence}\n", encoding="utf-8"
    )
    taken = {entry.rule for entry in take_down(newsroom).values()}
    assert {"archive/duplicate-id", "register/invalid"} <= taken
    assert check(newsroom).findings == ()


def test_suppressed_findings_are_not_in_it(newsroom):
    put(newsroom, "a.md", f"<!-- copydesk: ignore copy/doubled-word: a title -->\n\n{TWICE}")
    assert take_down(newsroom) == {}


def test_one_process_and_two_give_the_same(newsroom):
    for number in range(80):
        put(newsroom, f"n{number:03}.md", TWICE)
    take_down(newsroom)
    for number in range(0, 80, 5):
        put(newsroom, f"n{number:03}.md", "The cementary." if number % 2 else "Text.")
    one, two = check(newsroom), check(newsroom, jobs=2)
    assert one == two
    assert one.baselined == 64 and len(one.findings) == 8 + 16


def test_the_file_is_json_an_entry_a_line_and_sorted(newsroom):
    put(newsroom, "b.md", f"{TWICE}\n\nThe cementary. “Źdźbło”")
    put(newsroom, "a.md", TWICE)
    take_down(newsroom)
    text = (newsroom / NAME).read_text(encoding="utf-8")
    findings = json.loads(text)["findings"]
    assert len(text.splitlines()) == len(findings) + 2 and text.endswith("]}\n")
    assert [(entry["path"][-4:], entry["rule"]) for entry in findings] == [
        ("a.md", "copy/doubled-word"), ("b.md", "copy/doubled-word"), ("b.md", "copy/misspelling")]  # fmt: skip
    assert findings[2]["text"] == "The cementary. “Źdźbło”"
    before = (newsroom / NAME).read_bytes()
    take_down(newsroom)
    assert (newsroom / NAME).read_bytes() == before


def test_a_name_that_is_no_utf8_is_found_again(newsroom):
    put(newsroom, b"\xff.md".decode("utf-8", "surrogateescape"), TWICE, "id: a-1")
    assert len(take_down(newsroom)) == 1
    json.loads((newsroom / NAME).read_bytes().decode("utf-8"))
    assert check(newsroom).findings == () and check(newsroom, "articles/2025/09/18").findings == ()


ENTRY = '{"path": "articles/a.md", "rule": "copy/x", "text": "t", "count": 1, "fingerprint": "f"}'


@pytest.mark.parametrize(
    "text, message",
    [
        ("", f"{NAME}: it ends too early."),
        ("[]\n", f"{NAME}:1: this is no line of a baseline."),
        (f'{{"format": "copydesk-baseline/1", "findings": [\n{ENTRY}\n', f"{NAME}: it ends too early."),
        (f'{{"format": "copydesk-baseline/1", "findings": [\n<<<<<<< ours\n{ENTRY}\n]}}\n', f"{NAME}:2: a merge left both sides here."),
        (f'{{"format": "copydesk-baseline/1", "findings": [\n{ENTRY[:-20]}\n]}}\n', f"{NAME}:2: this is no line"),
        ('{"format": "copydesk-baseline/1", "findings": [\n{"path": "a", "rule": 3}\n]}\n', f"{NAME}:2: this is no line"),
        (f'{{"format": "copydesk-baseline/1", "findings": [\n{ENTRY.replace("1", "-1")}\n]}}\n', f"{NAME}:2: this is no line"),
        (f'{{"format": "copydesk-baseline/1", "findings": [\n]}}\n{ENTRY}\n', f"{NAME}:3: this is no line"),
        ('{"format": "copydesk-baseline/1", "findings": [\n{"path": "' + "a" * 50_000 + "\n]}\n", f"{NAME}:2: this is no line"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_with_its_line(newsroom, text, message):
    (newsroom / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DeskError) as error:
        Baseline(newsroom).open()
    assert str(error.value).startswith(message)


def test_commas_left_by_a_merge_do_no_harm(newsroom):
    lines = ['{"format": "copydesk-baseline/1", "findings": [', ENTRY + ",", ENTRY, ENTRY + ",", "]}"]
    (newsroom / NAME).write_text("\n".join(lines), encoding="utf-8")
    assert list(Baseline(newsroom).entries().values()) == [Entry("articles/a.md", "copy/x", "t", "f", 1)]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_is_not_followed(newsroom, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("The secret text.", encoding="utf-8")
    (newsroom / NAME).symlink_to(secret)
    with pytest.raises(DeskError) as error:
        check(newsroom)
    assert "link" in str(error.value) and "secret text" not in str(error.value)


def entries(**counts):
    return {name: Entry(f"articles/{name}.md", "copy/x", "t", name, count) for name, count in counts.items()}


@pytest.mark.parametrize(
    "before, today, grown, shrunk, new, gone",
    [
        ({}, {"a": 2}, {"a": 2}, {}, 2, 0),
        ({"a": 2}, {"a": 2}, {"a": 2}, {"a": 2}, 0, 0),
        ({"a": 3, "b": 1}, {"a": 1}, {"a": 1}, {"a": 1}, 0, 3),
        ({"a": 1}, {"a": 3, "b": 1}, {"a": 3, "b": 1}, {"a": 1}, 3, 0),
        ({"a": 1, "kept": 4}, {}, {"kept": 4}, {"kept": 4}, 0, 1),
    ],
)
def test_the_baseline_is_compared_with_today(before, today, grown, shrunk, new, gone):
    change = compared(entries(**before), entries(**today), lambda entry: "kept" not in entry.path)
    counts = [{entry.fingerprint: entry.count for entry in list_} for list_ in (change.grown, change.shrunk)]
    assert (*counts, change.new, change.gone) == (grown, shrunk, new, gone)


def test_of_many_entries_only_those_asked_for_are_kept(newsroom):
    many = (
        Entry(f"articles/2019/01/01/n{n}.md", "copy/x", "Some text of an old item.", f"{n:020x}", 1)
        for n in range(20_000)
    )
    Baseline(newsroom).write(many)
    baseline = Baseline(newsroom)
    baseline.open(["articles/2019/01/01/n7.md"], "articles")
    assert list(baseline._left.values()) == [1]
    baseline.open()
    assert len(baseline._left) == 20_000
