"""Rules at another level: what is refused with which words, and what decides for an article."""

import dataclasses

import pytest

from copydesk.checking.check import check_paths, check_text
from copydesk.desk import DeskError, load_desk
from copydesk.desk.levels import Override
from copydesk.desk.settings import load_settings
from copydesk.rules import book
from copydesk.rules.example import CLEAN_PATH, article_text
from copydesk.rules.in_force import in_force

IN_UTC = "published: 2025-09-18T15:17:00+00:00"
TWICE = "The film hours hours opens."


def newsroom(tmp_path, settings, name="copydesk.toml"):
    (tmp_path / name).write_text(settings, encoding="utf-8")
    return load_desk(tmp_path)


def found(tmp_path, settings):
    desk = newsroom(tmp_path, settings)
    text = article_text(f"{IN_UTC}\nheadline: Ministers meet in Kyiv for talks on drones.", TWICE)
    return {
        finding.rule: str(finding.severity)
        for finding in check_text(CLEAN_PATH, text.encode(), desk).findings
    }


def test_settings_are_read(tmp_path):
    file = tmp_path / "pyproject.toml"
    file.write_text(
        '[tool.copydesk]\npreview = true\n[tool.copydesk.rules]\n"number/*" = "off"\n'
        '[[tool.copydesk.override]]\npaths = ["articles/2019"]\nrules = { "*" = "advice" }\n',
        encoding="utf-8",
    )
    read = load_settings(file)
    assert read.preview and read.rules == {"number/*": "off"}
    assert read.override == (Override(("articles/2019",), (), {"*": "advice"}),)


@pytest.mark.parametrize(
    "text, message",
    [
        ('[rules]\n"copy/doubled-word" = "warn"\n', 'copydesk.toml:2:1: copy/doubled-word is \'warn\'. Did you mean "warning"? It is one of: off, error, warning, advice.'),
        ('[rules]\n"copy/doubled-word" = false\n', "copydesk.toml:2:1: copy/doubled-word is False. It is one of"),
        ("rules = 3\n", "copydesk.toml:1:1: rules is a table of rules and levels"),
        ("override = 3\n", "copydesk.toml:1:1: override is a list of tables; write [[override]]"),
        ("[override]\n", "copydesk.toml:1:2: override is a list of tables"),
        ('[[override]]\nrules = { "copy/x" = "off" }\n', "copydesk.toml:1:3: an override needs paths or sections"),
        ('[[override]]\npaths = ["a"]\n', "copydesk.toml:1:3: an override needs rules, such as"),
        ('[[override]]\npath = ["a"]\n', 'copydesk.toml:2:1: an override has no path. Did you mean "paths"?'),
        ('[[override]]\npaths = "a"\n', 'copydesk.toml:2:1: paths is a list of texts, such as ["articles/2019/**"].'),
        ('[[override]]\nsections = [3]\n', 'copydesk.toml:2:1: sections is a list of texts, such as ["opinion"].'),
        ('[[override]]\npaths = ["../a"]\n', "copydesk.toml:2:1: '../a' is no path from the newsroom's folder"),
        ('[[override]]\npaths = ["a"]\nrules = { "copy/x" = "of" }\n', "copydesk.toml:3:11: copy/x is 'of'. Did you mean \"off\"?"),
        ('[rules]\n"copy/x" = "off"\n\n[[override]]\npaths = ["a"]\n[override.rules]\n"copy/x" = "no"\n', "copydesk.toml:7:1: copy/x is 'no'."),
        ("preview = 1\n", "copydesk.toml:1:1: preview is 1; it must be a true or false, such as true."),
        ('publisher = true\n', "copydesk.toml:1:1: publisher is True; it must be a text"),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_said_with_its_line(tmp_path, text, message):
    with pytest.raises(DeskError) as error:
        newsroom(tmp_path, text)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "text, message",
    [
        ('publisher = "Echo"\n[rules]\n"copy/double-word" = "off"\n', 'copydesk.toml:3:1: there is no rule copy/double-word. Did you mean "copy/doubled-word"?'),
        ('[rules]\n"ethic/*" = "off"\n', "copydesk.toml:2:1: there is no topic ethic/*."),
        ('[rules]\n"coppy/*" = "off"\n', 'copydesk.toml:2:1: there is no topic coppy/*. Did you mean "copy/*"?'),
        ('[rules]\n"photo/credit-missing" = "off"\n', "copydesk.toml:2:1: photo/credit-missing can't be switched off: nothing is published before"),
        ('[rules]\n"photo/credit-missing" = "advice"\n', "copydesk.toml:2:1: photo/credit-missing can't be made milder"),
        ('[rules]\n"yaml/*" = "off"\n', "copydesk.toml:2:1: yaml/* can't be switched off"),
        ('[[override]]\npaths = ["a"]\nrules = {"copy/doubled-word" = "off", "yaml/tab" = "off"}\n', "copydesk.toml:3:39: yaml/tab can't be switched off"),
    ],
)  # fmt: skip
def test_a_rule_that_is_none_or_must_stay_is_refused_before_anything_is_read(tmp_path, text, message):
    desk = newsroom(tmp_path, text)
    for check in (lambda: check_text(CLEAN_PATH, b"", desk), lambda: check_paths([tmp_path], desk)):
        with pytest.raises(DeskError) as error:
            check()
        assert str(error.value).startswith(message)


BOTH = {"copy/doubled-word": "error", "headline/final-stop": "warning"}


@pytest.mark.parametrize(
    "text, expect",
    [
        ("", BOTH),
        ('[rules]\n"copy/doubled-word" = "off"\n', {"headline/final-stop": "warning"}),
        ('[rules]\n"copy/doubled-word" = "advice"\n', {**BOTH, "copy/doubled-word": "advice"}),
        ('[rules]\n"headline/*" = "error"\n', {**BOTH, "headline/final-stop": "error"}),
        ('[rules]\n"*" = "off"\n', {}),
        ('[rules]\n"copy/doubled-word" = "warning"\n"copy/*" = "off"\n"*" = "error"\n', {"copy/doubled-word": "warning", "headline/final-stop": "error"}),
        ('[[override]]\npaths = ["articles/2025/**"]\nrules = { "copy/*" = "off" }\n', {"headline/final-stop": "warning"}),
        ('[[override]]\npaths = ["articles/2019/**"]\nrules = { "copy/*" = "off" }\n', BOTH),
        ('[[override]]\nsections = ["defence"]\nrules = { "copy/*" = "off" }\n', {"headline/final-stop": "warning"}),
        ('[[override]]\nsections = ["sport"]\nrules = { "copy/*" = "off" }\n', BOTH),
        ('[[override]]\npaths = ["articles"]\nsections = ["sport"]\nrules = { "copy/*" = "off" }\n', BOTH),
        ('[rules]\n"copy/doubled-word" = "off"\n[[override]]\npaths = ["articles"]\nrules = { "*" = "advice" }\n', {"copy/doubled-word": "advice", "headline/final-stop": "advice"}),
        ('[[override]]\npaths = ["articles"]\nrules = { "*" = "off" }\n[[override]]\nsections = ["defence"]\nrules = { "copy/doubled-word" = "error" }\n', {"copy/doubled-word": "error"}),
    ],
)  # fmt: skip
def test_what_decides(tmp_path, text, expect):
    assert found(tmp_path, text) == expect


def test_a_topic_leaves_alone_what_must_stay(tmp_path):
    rules = in_force(newsroom(tmp_path, '[rules]\n"photo/*" = "off"\n"*" = "advice"\n'))
    at = {rule.id: rules.get(rule, CLEAN_PATH, None) for rule in book.all_rules()}
    assert at["photo/alt-missing"] is None
    assert at["photo/credit-missing"].level is None
    assert at["yaml/tab"].level is None and at["copy/doubled-word"].level == "advice"


def test_a_level_goes_for_the_archive_and_the_registers_too(tmp_path):
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(article_text("related: [20250919-aaaaaa]"), encoding="utf-8")
    (folder / "b.md").write_text(
        article_text("id: b-b\nrelated: [20250919-aaaaaa]\nsection: sport"), encoding="utf-8"
    )
    desk = newsroom(
        tmp_path, '[[override]]\nsections = ["sport"]\nrules = { "archive/related-missing" = "advice" }\n'
    )
    findings = check_paths([tmp_path / "articles"], desk).findings
    found = {f.path[-4:]: str(f.severity) for f in findings if f.rule == "archive/related-missing"}
    assert found == {"a.md": "error", "b.md": "advice"}


@pytest.fixture
def on_trial(monkeypatch):
    """copy/doubled-word as if it were marked preview."""
    rules = tuple(
        dataclasses.replace(rule, preview=True) if rule.id == "copy/doubled-word" else rule
        for rule in book.all_rules()
    )
    monkeypatch.setattr(book, "all_rules", lambda: rules)
    monkeypatch.setattr("copydesk.rules.in_force.all_rules", lambda: rules)
    of_kind = lambda kind, parts: [r for r in rules if r.kind == kind and r.needs <= parts]  # noqa: E731
    monkeypatch.setattr("copydesk.rules.in_force.rules_of", of_kind)


def test_a_rule_on_trial_speaks_only_when_asked(tmp_path, on_trial):
    assert "copy/doubled-word" not in found(tmp_path, "")
    assert "copy/doubled-word" not in found(tmp_path, '[rules]\n"copy/doubled-word" = "error"\n')
    assert found(tmp_path, "preview = true\n")["copy/doubled-word"] == "error"
    assert found(tmp_path, 'preview = true\n[rules]\n"copy/*" = "advice"\n')["copy/doubled-word"] == "advice"


def test_a_suppression_of_a_rule_that_is_silent_here_is_not_unused(tmp_path):
    text = article_text(IN_UTC, "<!-- copydesk: ignore copy/doubled-word: a title -->\n\nText.").encode()
    off = newsroom(tmp_path, '[rules]\n"copy/doubled-word" = "off"\n')
    assert check_text(CLEAN_PATH, text, off).findings == ()
    on = newsroom(tmp_path, "")
    assert [finding.rule for finding in check_text(CLEAN_PATH, text, on).findings] == ["suppress/unused"]


def test_a_setting_that_fits_nothing_is_found_at_its_line(tmp_path):
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text(article_text(""), encoding="utf-8")
    desk = newsroom(
        tmp_path,
        '[[override]]\npaths = ["articles/2025/**", "articles/2019/**"]\nrules = { "copy/*" = "off" }\n\n'
        '[[override]]\nsections = ["defence", "defense"]\npaths = ["articles/2019/**"]\nrules = { "copy/*" = "off" }\n',
    )
    findings = [f for f in check_paths([tmp_path / "articles"], desk).findings if f.rule == "settings/unused"]
    assert [(f.path, *f.start, f.message) for f in findings] == [
        ("copydesk.toml", 2, 30, "No article stands at articles/2019/**. Mend the path, or delete it."),
        (
            "copydesk.toml",
            6,
            24,
            'defense is no section of the register. Did you mean "defence"? Mend it, or delete it.',
        ),
        ("copydesk.toml", 7, 10, "No article stands at articles/2019/**. Mend the path, or delete it."),
    ]
    part = check_paths([folder / "a.md"], desk).findings
    assert "settings/unused" not in {finding.rule for finding in part}
