"""`copydesk baseline`, and `copydesk check` with its result."""

import json

import pytest

from copydesk.baseline import NAME
from copydesk.cli import main
from copydesk.rules.book import all_rules, get_rule
from copydesk.rules.example import article_text

TRIAL = "archive/register-entry-unused"
TWICE = "The film hours hours opens."


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text(
        'publisher = "Echo"\ntime-zone = "Europe/Warsaw"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a.md", f"{TWICE}\n\n{TWICE}")
    put(tmp_path, "b.md", TWICE)
    return tmp_path


def put(newsroom, name, body):
    (newsroom / "articles/2025/09/18" / name).write_text(
        article_text(f"id: {name[:-3]}-1", body), encoding="utf-8"
    )


def run(capsys, *argv):
    code = main(list(argv))
    return code, capsys.readouterr()


def test_the_first_is_written_and_a_check_is_clean(newsroom, capsys):
    assert run(capsys, "check")[0] == 1
    code, said = run(capsys, "baseline")
    assert (code, said.out) == (0, f"{NAME}: 3 findings in 2 files; 3 added, 0 taken out.\n")
    code, said = run(capsys, "check")
    assert (code, said.out) == (
        0,
        "Clean: 2 articles checked, nothing new; 3 findings known from the baseline.\n",
    )
    assert run(capsys, "check", "--no-baseline")[0] == 1


def test_it_refuses_to_grow_and_says_what_to_do(newsroom, capsys):
    run(capsys, "baseline")
    before = (newsroom / NAME).read_bytes()
    put(newsroom, "b.md", "The cementary.")
    code, said = run(capsys, "baseline")
    assert code == 1 and said.out.startswith(
        "1 finding is not in the baseline, and the baseline only shrinks"
    )
    assert "--shrink" in said.out and "--grow" in said.out
    assert (newsroom / NAME).read_bytes() == before


def test_it_shrinks(newsroom, capsys):
    run(capsys, "baseline")
    put(newsroom, "a.md", TWICE)
    put(newsroom, "b.md", "The cementary.")
    code, said = run(capsys, "check")
    assert code == 1 and said.out.count("baseline/stale") == 2
    code, said = run(capsys, "baseline", "--shrink")
    assert (code, said.out) == (0, f"{NAME}: 1 finding in 1 file; 0 added, 2 taken out.\n")
    code, said = run(capsys, "check")
    assert code == 1 and "copy/misspelling" in said.out and "baseline/stale" not in said.out


def test_it_grows_when_told_to(newsroom, capsys):
    run(capsys, "baseline")
    put(newsroom, "b.md", f"{TWICE}\n\nThe cementary.")
    code, said = run(capsys, "baseline", "--grow")
    assert (code, said.out) == (0, f"{NAME}: 4 findings in 2 files; 1 added, 0 taken out.\n")
    assert run(capsys, "check")[0] == 0


def test_it_is_mended_to_the_end(newsroom, capsys):
    run(capsys, "baseline")
    put(newsroom, "a.md", "Text.")
    put(newsroom, "b.md", "Text.")
    assert run(capsys, "baseline")[1].out == f"{NAME}: 0 findings in 0 files; 0 added, 3 taken out.\n"
    assert json.loads((newsroom / NAME).read_text(encoding="utf-8"))["findings"] == []
    assert run(capsys, "check")[0] == 0
    put(newsroom, "a.md", TWICE)
    assert run(capsys, "baseline")[0] == 1  # it does not begin anew


def test_paths_leave_the_other_entries_alone(newsroom, capsys):
    run(capsys, "baseline")
    put(newsroom, "a.md", "Text.")
    put(newsroom, "b.md", "Text.")
    code, said = run(capsys, "baseline", "articles/2025/09/18/b.md")
    assert (code, said.out) == (0, f"{NAME}: 2 findings in 1 file; 0 added, 1 taken out.\n")


def test_a_clean_newsroom_needs_none(newsroom, capsys):
    put(newsroom, "a.md", "Text.")
    put(newsroom, "b.md", "Text.")
    assert run(capsys, "baseline") == (0, ("Clean: there is nothing to take down.\n", ""))
    assert not (newsroom / NAME).exists()


@pytest.mark.parametrize(
    "argv, words", [(["--shrink"], "there is no"), (["nowhere"], "there is no file or folder")]
)
def test_wrong_use(newsroom, capsys, argv, words):
    code, said = run(capsys, "baseline", *argv)
    assert code == 2 and said.err.startswith("copydesk baseline: ") and words in said.err and not said.out


def test_a_broken_one_is_said_with_its_line(newsroom, capsys):
    (newsroom / NAME).write_text("[]", encoding="utf-8")
    for command in ("check", "baseline"):
        code, said = run(capsys, command)
        assert code == 2 and said.err.startswith(f"copydesk: {NAME}:1: ")


def test_suppressed_findings_stand_apart_in_json(newsroom, capsys):
    put(
        newsroom, "a.md", f"<!-- copydesk: ignore copy/doubled-word: a title; until 2999-01-01 -->\n\n{TWICE}"
    )
    put(newsroom, "b.md", "Text.")
    code, said = run(capsys, "check", "--format", "json")
    document = json.loads(said.out)
    assert code == 0 and document["findings"] == [] and document["baselined"] == 0
    (hidden,) = document["suppressed"]
    assert (hidden["rule"], hidden["reason"], hidden["until"]) == (
        "copy/doubled-word",
        "a title",
        "2999-01-01",
    )


def test_a_suppression_whose_time_is_over_is_found_by_the_command(newsroom, capsys):
    put(
        newsroom,
        "b.md",
        "<!-- copydesk: ignore copy/misspelling: a quotation; until 2020-01-01 -->\n\nThe cementary.",
    )
    assert "suppress/expired" in run(capsys, "check")[1].out


def test_a_rule_that_is_none_in_the_settings_ends_with_2(newsroom, capsys):
    (newsroom / "copydesk.toml").write_text('[rules]\n"copy/double-word" = "off"\n', encoding="utf-8")
    for argv in (["check"], ["check", "articles/2025/09/18/a.md"], ["baseline"]):
        code, said = run(capsys, *argv)
        assert code == 2 and said.err.startswith(
            "copydesk: copydesk.toml:2:1: there is no rule copy/double-word."
        )


def test_a_rule_on_trial_speaks_only_when_asked(newsroom, capsys):
    (newsroom / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    assert [rule.id for rule in all_rules() if rule.preview and rule.id == TRIAL]
    assert TRIAL not in run(capsys, "check")[1].out
    assert TRIAL in run(capsys, "check", "--preview")[1].out
    assert f"(preview) {get_rule(TRIAL).summary}\n" in run(capsys, "rules")[1].out
    assert run(capsys, "explain", TRIAL)[1].out.startswith(f"{TRIAL} (advice, preview)\n")
    (newsroom / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\npreview = true\n', encoding="utf-8")
    assert TRIAL in run(capsys, "check")[1].out


def test_settings_show_the_levels(newsroom, capsys):
    (newsroom / "copydesk.toml").write_text(
        '[rules]\n"copy/*" = "off"\n[[override]]\npaths = ["articles/2019"]\nrules = { "*" = "advice" }\n',
        encoding="utf-8",
    )
    values = json.loads(run(capsys, "settings", "--json")[1].out)
    assert values["rules"] == {"copy/*": "off"} and values["preview"] is False
    assert values["override"] == [{"paths": ["articles/2019"], "sections": [], "rules": {"*": "advice"}}]
    assert 'rules = {"copy/*": "off"}' in run(capsys, "settings")[1].out
