"""A command that is used wrongly says so in its own name, on one line, does nothing, and ends with 2."""

import pytest

from copydesk.cli import main


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A newsroom without articles; the tests stand in it."""
    (tmp_path / "copydesk.toml").write_text('publisher = "Echo"\n', encoding="utf-8")
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "typed, said",
    [
        ("check --exact", "copydesk check: --exact goes with --since only."),
        ("fix --stdin-path a.md", "copydesk fix: --stdin-path goes with - only."),
        ("publish gone", "copydesk publish: there is no article gone: no path, slug or id is that."),
        ("history gone", "copydesk history: there is no article gone: no path, slug or id is that."),
        ("explain x/y", "copydesk explain: there is no rule 'x/y'. `copydesk rules` lists them."),
        ("fields zz", "copydesk fields: there is no field 'zz'."),
        ("check-style a.yaml", "copydesk check-style: there is no file a.yaml."),
        ("try a.yaml", "copydesk try: there is no style file a.yaml."),
        ("hook install x", "copydesk hook: there is no hook 'x'; write pre-commit or pre-push."),
        (
            "export --as-of noon",
            "copydesk export: 'noon' is no time; write it like 2025-09-18T17:17:00+02:00.",
        ),
        (
            "baseline --shrink",
            "copydesk baseline: there is no .copydesk-baseline.json that could shrink. `copydesk baseline` writes one.",
        ),
    ],
)
def test_it_says_what_to_type(newsroom, capsys, typed, said):
    before = sorted(newsroom.rglob("*"))
    assert main(typed.split()) == 2
    assert capsys.readouterr() == ("", f"{said}\n")
    assert sorted(newsroom.rglob("*")) == before


def test_a_name_with_a_line_break_begins_no_line(newsroom, capsys):
    assert main(["publish", "a\n::error::b.md"]) == 2
    assert capsys.readouterr().err == "copydesk publish: there is no article a\\u000a::error::b.md.\n"
