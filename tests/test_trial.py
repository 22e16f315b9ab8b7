"""`copydesk try`: how often a rule or a draft speaks in an archive, and where."""

import re

import pytest

from copydesk.cli import main
from copydesk.rules.example import article_text

DRAFT = "language: en\nentries:\n  utilise:\n    find: {utilise: use}\n    why: A reason.\n    match: utilise\n    avoid: use\n"


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A newsroom of four articles, two of which have the word."""
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    bodies = ("They utilise it.", "They use it.", "They met.", "They utilise it, then utilise more. The cementary is old.")
    for number, body in enumerate(bodies):
        (folder / f"a{number}.md").write_text(article_text(f"id: 20250918-k7x4m{number + 2}", body), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tried(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["try", *arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_a_draft_is_counted_by_entry_and_shown_in_context(room, capsys):
    code, out, _ = tried(capsys, "draft.yaml")
    assert code == 0
    assert re.search(r"^ +3 +750\.0  utilise$", out, re.M)
    assert "3 in 2 of 4 articles." in out and "Hits in context, all:" in out
    assert '\narticles/2025/09/18/a0.md:14:6: "utilise": write use. A reason. (utilise)\n    They [utilise] it.\n' in out


def test_a_rule_is_counted_and_its_settings_are_not_asked(room, capsys):
    (room / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n[rules]\n"copy/misspelling" = "off"\n', encoding="utf-8")
    code, out, _ = tried(capsys, "copy/misspelling")
    assert code == 0
    assert re.search(r"^ +1 +250\.0  copy/misspelling$", out, re.M) and "The [cementary] is old." in out


def test_the_house_style_is_counted_by_entry(room, capsys):
    code, out, _ = tried(capsys, "copy/house-style")
    assert code == 0 and re.search(r"^ +3 +750\.0  utilise$", out, re.M) and "Entries without a hit: " in out


def test_a_rule_of_the_archive_is_tried(room, capsys):
    folder = room / "articles" / "2025" / "09" / "18"
    (folder / "b.md").write_text(article_text("id: 20250918-k7x4m2"), encoding="utf-8")
    code, out, _ = tried(capsys, "archive/duplicate-id")
    assert code == 0 and "archive/duplicate-id" in out and "[20250918-k7x4m2]" in out


def test_paths_narrow_it(room, capsys):
    code, out, _ = tried(capsys, "draft.yaml", "articles/2025/09/18/a0.md")
    assert code == 0 and "1 in 1 of 1 article." in out


def test_the_sample_has_its_size_and_its_seed(room, capsys):
    first = tried(capsys, "draft.yaml", "--sample", "1")[1]
    assert "Hits in context, 1 of 3:" in first and first.count("[utilise]") == 1
    assert tried(capsys, "draft.yaml", "--sample", "1")[1] == first
    seeds = {tried(capsys, "draft.yaml", "--sample", "1", "--seed", str(seed))[1] for seed in range(9)}
    assert len(seeds) > 1
    assert "Hits in context" not in tried(capsys, "draft.yaml", "--sample", "0")[1]


def test_nothing_is_found(room, capsys):
    code, out, _ = tried(capsys, "copy/bidi-control")
    assert code == 0 and "0 in 0 of 4 articles." in out


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["copy/house-styl"], 'Did you mean "copy/house-style"?'),
        (["nothing.yaml"], "there is no style file nothing.yaml"),
        (["copy/misspelling", "nowhere"], "there is no file or folder"),
        (["register/invalid"], "is not about the text of articles"),
    ],
)
def test_wrong_use_is_told(room, capsys, arguments, message):
    code, out, err = tried(capsys, *arguments)
    assert code == 2 and out == "" and message in err


def test_a_broken_draft_is_told_at_its_place(room, capsys):
    (room / "draft.yaml").write_text(DRAFT.replace("find:", "finds:"), encoding="utf-8")
    code, _, err = tried(capsys, "draft.yaml")
    assert code == 2 and "draft.yaml:4:5: There is no field finds here." in err and "copydesk check-style" in err


def test_control_characters_of_an_article_do_not_reach_the_terminal(room, capsys):
    file = room / "articles" / "2025" / "09" / "18" / "a0.md"
    file.write_text(article_text("", "They \x1b[31m utilise it."), encoding="utf-8")
    assert "\x1b" not in tried(capsys, "draft.yaml")[1]
