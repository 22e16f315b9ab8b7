"""Archive rules: some articles are asked for, all of the newsroom's are compared with them."""

import io
import sys
import types

import pytest

from copydesk.article.model import read_article
from copydesk.checking.archive import other_facts
from copydesk.checking.check import check_entries, check_paths, check_text, check_unsaved
from copydesk.cli import main
from copydesk.desk import load_desk
from copydesk.facts import facts_of, read_facts
from copydesk.files import Entry
from copydesk.library import Library
from copydesk.rules.example import article_text
from copydesk.text import decode

FIRST = "articles/2025/09/18/ministers.md"
SECOND = "articles/2025/09/19/talks.md"
THIRD = "articles/2025/09/20/signing.md"


@pytest.fixture
def newsroom(tmp_path):
    """A newsroom with three articles, of which the second and third name the first."""
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n')
    write(tmp_path, FIRST, "id: 20250918-k7x4m2")
    fields = "id: {}\npublished: {}T09:00:00+02:00"
    body = "The talks followed [a first meeting](article:20250918-k7x4m2)."
    write(tmp_path, SECOND, fields.format("20250919-b3c4d5", "2025-09-19") + "\nrelated: [20250918-k7x4m2]")
    write(tmp_path, THIRD, fields.format("20250920-e5f6g7", "2025-09-20"), body)
    return tmp_path


def write(root, path, fields, body="The talks lasted for two hours."):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(article_text(fields, body), encoding="utf-8")
    return file


def archive_findings(result):
    return [
        f"{finding.path}:{finding.start.line}:{finding.start.column} {finding.rule}: {finding.message}"
        for finding in result.findings
        if finding.rule.startswith("archive/")
    ]


def check(root, *paths):
    return archive_findings(check_paths([root / path for path in paths], load_desk(root)))


def test_articles_that_are_not_asked_for_are_known(newsroom):
    assert check(newsroom, SECOND, THIRD) == check(newsroom, SECOND) == check(newsroom, "articles") == []


def test_a_missing_article_is_said_where_it_is_named_with_the_nearest_id(newsroom):
    fields = "id: 20250920-e5f6g7\nrelated:\n  - 20250918-k7x4m3"
    write(newsroom, THIRD, fields, "See [it](article:nothing-of-ours).")
    assert check(newsroom, THIRD) == [
        f"{THIRD}:14:5 archive/related-missing: No article has the id 20250918-k7x4m3. "
        'Did you mean "20250918-k7x4m2"?',
        f"{THIRD}:16:5 archive/related-missing: No article has the id nothing-of-ours.",
    ]


@pytest.mark.parametrize("typed", [FIRST, "2025/09/18/ministers", "ministers", "/ministers.md"])
def test_who_names_an_article_by_its_path_is_told_the_id(newsroom, typed):
    write(newsroom, THIRD, "id: 20250920-e5f6g7", f"See [it](article:{typed}).")
    assert check(newsroom, THIRD) == [
        f"{THIRD}:14:5 archive/related-missing: No article has the id {typed}. "
        "An article is named by its id, not its path: write 20250918-k7x4m2."
    ]


def test_what_replaces_a_withdrawn_article_must_exist(newsroom):
    fields = "id: 20250920-e5f6g7\nstatus: withdrawn\nwithdrawal:\n  reason: Wrong.\n  replaced_by: {}"
    write(newsroom, THIRD, fields.format("20250918-k7x4m2"))
    assert check(newsroom, THIRD) == []
    write(newsroom, THIRD, fields.format("20250101-aaaaaa"))
    assert check(newsroom, THIRD) == [
        f"{THIRD}:15:16 archive/related-missing: No article has the id 20250101-aaaaaa."
    ]


def test_findings_are_only_about_the_articles_asked_for(newsroom):
    write(newsroom, SECOND, "id: 20250918-k7x4m2\nrelated: [20250101-aaaaaa]")
    assert check(newsroom, THIRD) == []
    assert check(newsroom, FIRST) == [
        f"{FIRST}:12:5 archive/duplicate-id: 20250918-k7x4m2 is already the id of {SECOND}. "
        "Give the newer article an id of its own, such as `copydesk new` makes."
    ]
    assert [line.split(" ")[0] for line in check(newsroom, "articles")] == [
        f"{FIRST}:12:5", f"{SECOND}:12:5", f"{SECOND}:13:11",
    ]


def test_a_duplicate_id_points_at_the_other_article(newsroom):
    write(newsroom, SECOND, "id: 20250918-k7x4m2")
    result = check_paths([newsroom / FIRST], load_desk(newsroom))
    (finding,) = [finding for finding in result.findings if finding.rule == "archive/duplicate-id"]
    assert [(other.path, other.line, other.column) for other in finding.related] == [(SECOND, 12, 5)]


def test_paths_that_differ_only_in_capitals_or_accents(newsroom):
    write(newsroom, "articles/2025/09/18/Ministers.md", "id: 20250918-c4d5e6")
    write(newsroom, "articles/2025/09/21/rze\u0301ka.md", "id: 20250921-c4d5e6")
    write(newsroom, "articles/2025/09/21/rz\u00e9ka.md", "id: 20250921-d4e5f6")
    found = check(newsroom, "articles")
    assert [line.partition(": ")[0] for line in found] == [
        "articles/2025/09/18/Ministers.md:1:1 archive/duplicate-path",
        f"{FIRST}:1:1 archive/duplicate-path",
        "articles/2025/09/21/rze\u0301ka.md:1:1 archive/duplicate-path",
        "articles/2025/09/21/rz\u00e9ka.md:1:1 archive/duplicate-path",
    ]
    assert check(newsroom, FIRST) == [
        f"{FIRST}:1:1 archive/duplicate-path: On some systems this is the same file as "
        "articles/2025/09/18/Ministers.md: only capitals or accents differ. Rename the newer one."
    ]


def test_an_alias_is_no_other_articles_path_nor_its_alias(newsroom):
    write(newsroom, SECOND, "id: 20250919-b3c4d5\naliases: [2025/09/18/ministers, 2025/09/19/old]")
    write(newsroom, THIRD, "id: 20250920-e5f6g7\naliases: [2025/09/19/old, 2025/09/20/older]")
    assert check(newsroom, SECOND) == [
        f"{SECOND}:13:11 archive/duplicate-path: Another article stands at {FIRST}, so this can't be "
        "an alias. Take it out.",
        f"{SECOND}:13:33 archive/duplicate-path: 2025/09/19/old is an alias of {THIRD}, too. "
        "Only one article can be found under it.",
    ]
    assert check(newsroom, THIRD) == [
        f"{THIRD}:13:11 archive/duplicate-path: 2025/09/19/old is an alias of {SECOND}, too. "
        "Only one article can be found under it."
    ]


def test_an_article_whose_fields_cannot_be_read_is_still_found_by_its_id(newsroom):
    broken = "---\nid: 20250918-k7x4m2\nheadline: Poland: the vote\n---\nText.\n"
    (newsroom / FIRST).write_text(broken, encoding="utf-8")
    assert check(newsroom, "articles") == []
    assert check(newsroom, SECOND, THIRD) == []


def test_files_outside_the_articles_folder_are_the_set_given(newsroom):
    write(newsroom, "drafts/talks.md", "id: 20250918-k7x4m2\nrelated: [20250919-b3c4d5]")
    write(newsroom, "drafts/other.md", "id: 20250919-b3c4d5")
    assert check(newsroom, "drafts") == []
    assert [line.split(" ")[1] for line in check(newsroom, "drafts/talks.md")] == ["archive/related-missing:"]


def test_unsaved_text_takes_the_place_of_its_file(newsroom):
    desk = load_desk(newsroom)
    text = (newsroom / SECOND).read_text(encoding="utf-8")
    assert archive_findings(check_unsaved(SECOND, text.encode(), desk)) == []
    wrong = text.replace("k7x4m2", "k7x4m9").encode()
    assert [line.split(":")[1] for line in archive_findings(check_unsaved(SECOND, wrong, desk))] == ["13"]
    copied = archive_findings(check_unsaved("articles/2025/09/21/copy.md", text.encode(), desk))
    assert copied == [
        "articles/2025/09/21/copy.md:11:5 archive/duplicate-id: 20250919-b3c4d5 is already the id of "
        f"{SECOND}. Give the newer article an id of its own, such as `copydesk new` makes."
    ]
    assert archive_findings(check_text(SECOND, wrong, desk)) == []  # an article by itself


def test_standard_input_is_checked_against_the_archive(newsroom, monkeypatch, capsys):
    text = (newsroom / SECOND).read_text(encoding="utf-8").replace("[20250918-k7x4m2]", "[ministers]")
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert main(["check", "-", "--stdin-path", str(newsroom / SECOND)]) == 1
    assert "write 20250918-k7x4m2" in capsys.readouterr().out


def test_the_articles_of_a_commit_are_all_there_are(newsroom):
    data = (newsroom / SECOND).read_bytes()
    found = archive_findings(check_entries([Entry(SECOND, data)], load_desk(newsroom)))
    assert found == [f"{SECOND}:13:11 archive/related-missing: No article has the id 20250918-k7x4m2."]


def test_articles_that_share_something_are_read_in_full_those_that_may_be_meant_by_their_id(newsroom):
    desk = load_desk(newsroom)
    own = read_facts(decode(SECOND, (newsroom / SECOND).read_bytes()))
    write(newsroom, THIRD, "id: '20250918-e5f6g7'")
    write(newsroom, "articles/2025/09/21/nothing-in-common.md", "id: 20250921-f6g7h8")
    others = {facts.path: facts for facts in other_facts(Library(desk.settings.articles, [own]), desk)}
    assert others.keys() == {FIRST, THIRD}
    assert (others[FIRST].id, others[FIRST].status) == ("20250918-k7x4m2", "published")
    assert (others[THIRD].id, others[THIRD].status) == ("20250918-e5f6g7", None)


def test_facts_read_alone_are_those_of_the_whole_article(newsroom):
    for path in (FIRST, SECOND, THIRD):
        source = decode(path, (newsroom / path).read_bytes())
        assert read_facts(source) == facts_of(read_article(source))
