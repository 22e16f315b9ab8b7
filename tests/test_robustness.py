"""Whatever a file holds, it is checked without a crash, and what is wrong with it is a finding."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checking.check import check_paths, check_text
from copydesk.checking.workers import Processes
from copydesk.rules.example import article_text

CLEAN = article_text("")
BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)

HOSTILE = {
    "empty": (b"", "yaml/no-front-matter"),
    "white space": (b" \n\n", "yaml/no-front-matter"),
    "no front matter": (b"The ministers met.\n", "yaml/no-front-matter"),
    "unclosed front matter": (b"---\nid: a\n", "yaml/no-front-matter"),
    "10 MB of text": (b"word " * 2_000_000, "file/too-large"),
    "10,000 levels of lists": (b"---\na: " + b"[" * 10_000 + b"\n---\n", "yaml/limit"),
    "10,000 levels of mappings": (b"---\na: " + b"{b: " * 10_000 + b"\n---\n", "yaml/limit"),
    "an alias bomb": (f"---\n{BOMB}---\n".encode(), "yaml/anchor-or-tag"),
    "a Python tag": (b"---\na: !!python/object/apply:os.system ['true']\n---\n", "yaml/anchor-or-tag"),
    "invalid UTF-8": (b"---\nid: caf\xe9\n---\nText.\n", "yaml/encoding"),
    "UTF-16": (CLEAN.encode("utf-16"), "yaml/no-front-matter"),
    "NUL bytes": (b"---\nid: \x00\n---\n\x00\n", "yaml/syntax"),
    "a huge number": (b"---\nid: " + b"9" * 50_000 + b"\n---\n", "field/missing"),
    "20,000 keys": (b"---\n" + b"".join(b"k%d: 1\n" % i for i in range(20_000)) + b"---\n", "field/unknown"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_has_its_finding(name, desk):
    data, rule = HOSTILE[name]
    findings = check_text("articles/2025/09/18/bad.md", data, desk).findings
    assert rule in {finding.rule for finding in findings}
    assert "file/not-checked" not in {finding.rule for finding in findings}


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "![" * 10_000, "[a]" * 8_000, "*a " * 8_000, "> " * 10_000, "- a\n" * 8_000, "`" * 20_000, "<a " * 8_000,
     "“" * 20_000, '" ' * 10_000, "a" * 40_000, "a-" * 20_000, "@a." * 10_000, "http://" * 5_000, "1 May " * 5_000, "(mp)" * 8_000,
     "a.B" * 10_000, "the " * 10_000, "\u200b" * 20_000, "TK " * 8_000, "Photo: " * 5_000, "\n" * 40_000, "#\n" * 10_000],
    ids=lambda text: repr(text[:6]),
)  # fmt: skip
def test_a_body_made_to_be_slow_is_checked(text, desk):
    """Each of these takes a parser or a pattern with a quadratic step far longer than this suite may last."""
    findings = check_text("articles/2025/09/18/slow.md", article_text("", text).encode(), desk).findings
    assert "file/not-checked" not in {finding.rule for finding in findings}


@pytest.fixture
def newsroom(tmp_path):
    folder = tmp_path / "room" / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "room" / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    return folder


def check_newsroom(folder: Path):
    from copydesk.desk import load_desk

    desk = load_desk(folder)
    return check_paths([desk.root / "articles"], desk)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_out_of_the_newsroom_is_not_read(newsroom, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("The secret text.", encoding="utf-8")
    (newsroom / "link.md").symlink_to(secret)
    (newsroom / "folder").symlink_to(tmp_path)
    (newsroom / "nowhere.md").symlink_to(newsroom / "not-there")
    (newsroom / "round.md").symlink_to(newsroom / "round.md")
    (newsroom / "good.md").write_text(CLEAN, encoding="utf-8")
    result = check_newsroom(newsroom)
    found = {(finding.path.rsplit("/", 1)[1], finding.rule) for finding in result.findings}
    assert ("link.md", "file/outside") in found
    assert ("folder", "file/outside") in found
    assert ("nowhere.md", "file/unreadable") in found
    assert ("round.md", "file/unreadable") in found
    assert "secret text" not in repr(result.findings)
    assert not [rule for name, rule in found if name == "good.md"]


def test_one_broken_file_hides_nothing_of_another(newsroom):
    (newsroom / "a.md").write_bytes(b"\xff\xfe\x00")
    (newsroom / "b.md").write_text(article_text("section: defense"), encoding="utf-8")
    (newsroom / "c.md").mkdir()
    os.mkfifo(newsroom / "d.md")
    found = {(finding.path.rsplit("/", 1)[1], finding.rule) for finding in check_newsroom(newsroom).findings}
    assert ("b.md", "field/reference") in found
    assert ("d.md", "file/unreadable") in found
    assert any(name == "a.md" for name, _ in found)


def test_names_of_files_may_be_anything(newsroom):
    for name in ("with space.md", "new\nline.md", "quote'\".md", "ż.md", "::error::x.md", b"\xff.md".decode("utf-8", "surrogateescape")):
        (newsroom / name).write_text(article_text("section: defense"), encoding="utf-8")
    assert len({f.path for f in check_newsroom(newsroom).findings if f.rule == "field/reference"}) == 6


def test_many_files_give_the_same_findings_with_one_process_and_with_two(newsroom):
    from copydesk.desk import load_desk

    for number in range(90):
        fields = f"id: item-{number}" if number % 7 else "id: item-0\nsection: defense"
        (newsroom / f"n{number:03}.md").write_text(article_text(fields), encoding="utf-8")
    desk = load_desk(newsroom)
    one = check_paths([desk.root / "articles"], desk, engine=Processes(1))
    two = check_paths([desk.root / "articles"], desk, engine=Processes(2))
    assert one == two and len(one.findings) > 12


def test_real_posts_of_another_format_are_checked(shared, desk):
    files = sorted((shared / "corpora" / "18f" / "posts").glob("*"))
    assert len(files) == 509
    for file in files:
        findings = check_text(f"posts/{file.name}", file.read_bytes(), desk).findings
        rules = {finding.rule for finding in findings}
        assert rules and "file/not-checked" not in rules, file.name


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"---\n", b"---\nid: a\n---\n", CLEAN.encode()]))
def test_any_bytes_are_checked(desk, data, head):
    findings = check_text("articles/2025/09/18/any.md", head + data, desk).findings
    assert "file/not-checked" not in {finding.rule for finding in findings}


YAMLISH = st.text(alphabet="abk: -[]{}'\"&*!#|>,?%@`\n\t1“”", max_size=120)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["photos", "byline", "sources", "dateline", "published", "headline", "corrections", "topics"]), YAMLISH)
def test_any_value_of_any_field_is_checked(desk, name, value):
    text = article_text(f"{name}: {value}")
    findings = check_text("articles/2025/09/18/any.md", text.encode(), desk).findings
    assert "file/not-checked" not in {finding.rule for finding in findings}
    for finding in findings:
        assert finding.start <= finding.end and finding.start.line <= text.count("\n") + 1
