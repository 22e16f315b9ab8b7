"""What a writer asks the desk to let stand: where it goes, what it hides, and when it ends."""

from datetime import date

import pytest

from copydesk.article.model import read_article
from copydesk.article.suppressions import MOST, published_body, suppressions
from copydesk.checking.check import check_paths, check_text
from copydesk.checking.workers import Processes
from copydesk.desk import load_desk
from copydesk.rules.book import all_rules, get_rule
from copydesk.rules.example import CLEAN_DAY, CLEAN_PATH, article_text
from copydesk.text import decode

TWICE = "The film hours hours opens."
IGNORE = "<!-- copydesk: ignore copy/doubled-word: the film's title -->"


def checked(desk, body="The ministers met.", fields="", today=CLEAN_DAY):
    return check_text(CLEAN_PATH, article_text(fields, body).encode(), desk, today)


def rules(result):
    return [finding.rule for finding in result.findings]


def hidden(result):
    return [
        (finding.rule, finding.start.line, finding.suppressed, finding.until) for finding in result.suppressed
    ]


def read(body="The ministers met.", fields=""):
    return read_article(decode(CLEAN_PATH, article_text(fields, body).encode()))


def areas(article):
    text = article.source.text
    return [one.area and text[slice(*one.area)] for one in suppressions(article)]


def test_a_suppressed_finding_does_not_count_and_keeps_its_reason(desk):
    result = checked(desk, f"{IGNORE}\n\n{TWICE}")
    assert rules(result) == []
    assert hidden(result) == [("copy/doubled-word", 16, "the film's title", "")]


def test_it_goes_for_the_next_block_only(desk):
    result = checked(desk, f"{IGNORE}\n\n{TWICE}\n\n{TWICE}")
    assert [(f.rule, f.start.line) for f in result.findings] == [("copy/doubled-word", 18)]


@pytest.mark.parametrize(
    "body, area",
    [
        ("<!-- copydesk: ignore a/b: c -->\nOne\ntwo.\n\nThree.", "One\ntwo."),
        ("<!-- copydesk: ignore a/b: c -->\n\n\nOne.", "One."),
        ("<!-- copydesk: ignore a/b: c -->\n## Subhead\n\nOne.", "## Subhead"),
        ("One <!-- copydesk: ignore a/b: c --> two\nthree.\n\nFour.", "One <!-- copydesk: ignore a/b: c --> two\nthree."),
        ("<!-- copydesk: ignore a/b: c -->\n- One\n\n- Two\n\nThree.", "- One\n\n- Two"),
        ("<!-- copydesk: ignore a/b: c -->\n> One\n>\n> Two\n\n> Three", "> One\n>\n> Two"),
        ("> <!-- copydesk: ignore a/b: c -->\n> One\n>\n> Two", "> One"),
        ("- One\n\n  <!-- copydesk: ignore a/b: c -->\n\n  Two\n- Three", "  Two"),
        ("<!-- copydesk: ignore a/b: c -->\n```\ncode\n\nmore\n```\n\nOne.", "```\ncode\n\nmore\n```\n"),
        ("<!-- copydesk: ignore a/b: c -->\n<div>\nOne\n</div>\n\nTwo.", "<div>\nOne\n</div>"),
        ("<!-- copydesk:\nignore a/b: c -->\nOne.", "One."),
        ("One.\n\n<!-- copydesk: ignore a/b: c -->", None),
    ],
)  # fmt: skip
def test_where_one_in_the_body_goes(body, area):
    assert areas(read(body)) == [area]


def test_several_above_a_block_go_for_the_same(desk):
    body = f"{IGNORE}\n<!-- copydesk: ignore copy/misspelling: a quotation -->\n\n{TWICE} The cementary."
    assert areas(read(body)) == [f"{TWICE} The cementary."] * 2
    assert rules(checked(desk, body)) == []


@pytest.mark.parametrize(
    "body", [f"`{IGNORE}` {TWICE}", f"```\n{IGNORE}\n```\n\n{TWICE}", f"\\{IGNORE}\n\n{TWICE}"]
)
def test_what_only_shows_one_is_none(body, desk):
    assert suppressions(read(body)) == ()
    assert "copy/doubled-word" in rules(checked(desk, body))


@pytest.mark.parametrize(
    "fields, area",
    [
        ("label: update # copydesk: ignore a/b: c", "label: update # copydesk: ignore a/b: c"),
        ("# copydesk: ignore a/b: c\nlabel: update", "label: update"),
        ("# copydesk: ignore a/b: c\n# a note\n\nlabel: update", "label: update"),
        ("lead: >- # copydesk: ignore a/b: c\n  One\n  # two", "lead: >- # copydesk: ignore a/b: c\n  One\n  # two"),
        ("lead: one\n  two # copydesk: ignore a/b: c", "lead: one\n  two # copydesk: ignore a/b: c"),
        ("byline: # copydesk: ignore a/b: c\n  - mp\n  - kd\nlabel: update", "byline: # copydesk: ignore a/b: c\n  - mp\n  - kd"),
        ("byline:\n  - mp\n  - kd # copydesk: ignore a/b: c", "  - kd # copydesk: ignore a/b: c"),
        ("byline: [mp,\n  kd] # copydesk: ignore a/b: c", "byline: [mp,\n  kd] # copydesk: ignore a/b: c"),
        ("people:\n  # copydesk: ignore a/b: c\n  - name: A\n    role: b", "  - name: A"),
        ("label: update\n# copydesk: ignore a/b: c", "---"),
    ],
)  # fmt: skip
def test_where_one_in_the_fields_goes(fields, area):
    assert areas(read(fields=fields)) == [area]


@pytest.mark.parametrize(
    "fields",
    ['headline: "Talks # copydesk: ignore a/b: c"', "headline: 'Talks # copydesk: ignore a/b: c'",
     "headline: |\n  Talks # copydesk: ignore a/b: c", "headline: >-\n  Talks\n  # copydesk: ignore a/b: c\n  on drones",
     "headline: Talks#copydesk: ignore", '"# copydesk: ignore a/b: c": x', "headline: [\"# copydesk: ignore a/b: c\"]"],
)  # fmt: skip
def test_a_value_is_no_comment(fields):
    assert suppressions(read(fields=fields)) == ()


def test_a_field_is_let_stand_on_its_line_and_on_the_line_above(desk):
    stop = "headline: Ministers meet in Kyiv for talks on drones."
    order = "# copydesk: ignore headline/final-stop: as on the poster"
    assert rules(checked(desk, fields=stop)) == ["headline/final-stop"]
    assert rules(checked(desk, fields=f"{stop} {order}")) == []
    assert rules(checked(desk, fields=f"{order}\n{stop}")) == []
    assert rules(checked(desk, fields=f"label: update {order}\n{stop}")) == [
        "suppress/unused",
        "headline/final-stop",
    ]


@pytest.mark.parametrize(
    "typed, reason, until, fault",
    [
        ("ignore a/b: the reason", "the reason", "", ""),
        ("ignore a/b, c/d  e/f: a\n  reason", "a reason", "", ""),
        ("ignore a/b: the reason; until 2026-03-01", "the reason", "2026-03-01", ""),
        ("ignore a/b: the reason, until 2026-03-01.", "the reason", "2026-03-01", ""),
        ("ignore a/b: until 2026-03-01", "", "2026-03-01", ""),
        ("ignore a/b: what holds until noon", "what holds until noon", "", ""),
        ("ignore a/b: one: two", "one: two", "", ""),
        ("ignore a/b", "", "", ""),
        ("ignore a/b: the reason; until 2026-02-30", "the reason", "2026-02-30", "until"),
        ("ignore a/b: the reason until 1/3/2026", "the reason", "1/3/2026", "until"),
        ("ignore a/b: the reason; until", "the reason; until", "", "until"),
        ("ignore a/b: the reason; until spring", "the reason", "spring", "until"),
        ("ignore: the reason", "the reason", "", "nameless"),
        ("ignor a/b: the reason", "", "", "word"),
        ("ignore-next a/b: the reason", "", "", "word"),
        ("", "", "", "word"),
    ],
)
def test_what_it_says(typed, reason, until, fault):
    (one,) = suppressions(read(f"<!-- copydesk: {typed} -->\n\nText."))
    assert (one.reason, one.until, one.fault) == (reason, until, fault)


def test_its_rules_are_found_where_they_stand():
    article = read("<!-- copydesk: ignore copy/x, number/y: c -->\n\nText.")
    (one,) = suppressions(article)
    assert [named.rule for named in one.rules] == ["copy/x", "number/y"]
    assert [article.source.text[slice(*named.span)] for named in one.rules] == ["copy/x", "number/y"]


def test_it_ends_after_its_last_day(desk):
    body = f"{IGNORE.replace(' -->', '; until 2025-09-18 -->')}\n\n{TWICE}"
    on_the_day = checked(desk, body)
    assert rules(on_the_day) == []
    assert hidden(on_the_day) == [("copy/doubled-word", 16, "the film's title", "2025-09-18")]
    after = checked(desk, body, today=date(2025, 9, 19))
    assert rules(after) == ["suppress/expired", "copy/doubled-word"] and after.suppressed == ()
    assert after.findings[1].suppressed == after.findings[1].until == ""
    assert rules(checked(desk, body, today=None)) == []  # nobody knows the day


def test_of_two_the_one_that_lasts_longer_counts(desk):
    body = f"{IGNORE.replace(' -->', '; until 2025-01-01 -->')}\n{IGNORE}\n\n{TWICE}"
    assert rules(checked(desk, body)) == ["suppress/expired"]


def test_without_a_reason_it_is_not_followed(desk):
    result = checked(desk, f"<!-- copydesk: ignore copy/doubled-word -->\n\n{TWICE}")
    assert rules(result) == ["suppress/without-reason", "copy/doubled-word"]


def test_the_known_rules_of_one_are_followed_though_another_is_unknown(desk):
    result = checked(
        desk, f"<!-- copydesk: ignore copy/doubled-word, copy/mispelling: a title -->\n\n{TWICE}"
    )
    assert [f.message for f in result.findings] == [
        "There is no rule copy/mispelling. Write copy/misspelling"
    ]


def test_of_two_rules_the_one_that_found_nothing_is_named(desk):
    result = checked(
        desk, f"<!-- copydesk: ignore copy/doubled-word, copy/misspelling: a title -->\n\n{TWICE}"
    )
    assert [f.message for f in result.findings] == [
        "copy/misspelling found nothing here. Name only copy/doubled-word."
    ]


@pytest.mark.parametrize(
    "rule",
    ["photo/credit-missing", "photo/credit-format", "photo/agency-unknown", "archive/duplicate-id", "yaml/encoding",
     "archive/duplicate-path", "file/too-large", "register/invalid", "suppress/unused"],
)  # fmt: skip
def test_some_rules_cannot_be_suppressed(desk, rule):
    assert get_rule(rule) and not get_rule(rule).suppressible
    result = checked(desk, f"<!-- copydesk: ignore {rule}: we know -->\n\nThe ministers met.")
    assert [f.message for f in result.findings] == [
        f"{rule} can't be suppressed. See to what it finds, and delete this."
    ]


def test_whole_topics_cannot_be_suppressed():
    for rule in all_rules():
        if rule.topic in ("yaml", "file", "register", "lifecycle", "suppress"):
            assert not rule.suppressible, rule.id


def test_nothing_about_the_id_can_be_suppressed(desk):
    result = checked(desk, fields="id: Ministers # copydesk: ignore field/format: the id of the old system")
    assert {"suppress/not-allowed", "field/format"} <= set(rules(result)) and result.suppressed == ()


def test_a_missing_id_cannot_be_suppressed_at_the_end_of_the_fields(desk):
    text = article_text("# copydesk: ignore field/missing: later", without="id")
    result = check_text(CLEAN_PATH, text.encode(), desk, CLEAN_DAY)
    assert "field/missing" in rules(result) and result.suppressed == ()


def test_html_beside_the_comment_is_still_html(desk):
    assert rules(checked(desk, f"{IGNORE} <b>\n\n{TWICE}")) == ["markup/raw-html"]
    (finding,) = checked(desk, f"{IGNORE} {TWICE}\n\n{TWICE}").findings
    assert (finding.rule, finding.message.split(".")[1]) == (
        "markup/raw-html",
        " Begin it on a line of its own",
    )
    (finding,) = checked(desk, "<!-- copydesk ignore copy/doubled-word: no colon -->\n\nText.").findings
    assert "<!-- copydesk: ignore RULE: the reason -->" in finding.message


def test_those_of_fields_that_cannot_be_read_say_nothing(desk):
    text = article_text("label: [update # copydesk: ignore a/b: c", f"{IGNORE}\n\nText.")
    found = rules(check_text(CLEAN_PATH, text.encode(), desk, CLEAN_DAY))
    assert not [rule for rule in found if rule.startswith("suppress/")]


def test_hidden_findings_do_not_count_towards_the_most_of_a_rule(desk):
    many = " ".join(["hours hours of talk,"] * 150)
    result = checked(desk, f"{IGNORE}\n\n{many}\n\n{TWICE}")
    assert len(result.suppressed) == 150
    assert [(f.rule, f.start.line) for f in result.findings] == [("copy/doubled-word", 18)]


def test_too_many_are_not_followed(desk):
    result = checked(desk, f"{IGNORE}\n" * (MOST + 50) + f"\n{TWICE}")
    assert rules(result).count("suppress/malformed") == 1


@pytest.mark.parametrize(
    "body",
    [f"{IGNORE}\n" * 5_000, "<!-- copydesk: " * 15_000, "One <!-- copydesk: ignore a/b: c --> " * 5_000,
     "<!--" + " " * 100_000 + "copydesk: ignore a/b: c -->", "<!-- copydesk: ignore" + " a" * 100_000 + ": c -->",
     "<!-- copydesk: ignore a/b: " + "until " * 30_000 + " -->", f"- {IGNORE}\n" * 5_000,
     f"{IGNORE}\n\n" + "hours hours, " * 4_000],
    ids=lambda body: repr(body[:30]),
)  # fmt: skip
def test_a_body_made_to_be_slow_is_checked(body, desk):
    assert "file/not-checked" not in rules(checked(desk, body))


def test_fields_made_to_be_slow_are_checked(desk):
    assert "file/not-checked" not in rules(checked(desk, fields="# copydesk: ignore a/b: c\n" * 10_000))


def test_an_article_without_any_costs_nothing(monkeypatch):
    article = read("The ministers met. <!-- a note -->")
    monkeypatch.setattr("copydesk.article.suppressions._of_body", lambda article: 1 / 0)
    assert suppressions(article) == ()


@pytest.mark.parametrize(
    "body, published",
    [
        ("<!-- copydesk: ignore a/b: c -->\n\nOne.", "\n\nOne."),
        ("One <!-- copydesk: ignore a/b: c --> two.", "One two."),
        ("One. <!-- copydesk: ignore a/b: c -->\n\nTwo.", "One.\n\nTwo."),
        ("> <!-- copydesk: ignore a/b: c -->\n> One.", "> \n> One."),
        ("`<!-- copydesk: ignore a/b: c -->`", "`<!-- copydesk: ignore a/b: c -->`"),
        ("One <!-- another --> two.", "One <!-- another --> two."),
    ],
)
def test_they_are_not_published(body, published):
    assert published_body(read(body)) == published + "\n"


@pytest.fixture
def newsroom(tmp_path):
    folder = tmp_path / "articles" / "2025" / "09" / "18"
    folder.mkdir(parents=True)
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n', encoding="utf-8")
    return folder


def test_what_the_archive_says_can_be_suppressed_and_is_unused_only_when_all_was_asked(newsroom):
    order = "# copydesk: ignore archive/related-missing: it comes tomorrow"
    (newsroom / "a.md").write_text(article_text(f"related: [20250919-aaaaaa] {order}"), encoding="utf-8")
    (newsroom / "b.md").write_text(
        article_text(f"id: 20250918-bbbbbb\nlabel: update {order}"), encoding="utf-8"
    )
    desk = load_desk(newsroom)
    whole = check_paths([desk.root / "articles"], desk)
    found = {(f.path[-4:], f.rule) for f in whole.findings if f.rule.startswith(("suppress/", "archive/rel"))}
    assert found == {("b.md", "suppress/unused")}
    assert [f.rule for f in whole.suppressed] == ["archive/related-missing"]
    part = check_paths([newsroom / "b.md"], desk)
    assert "suppress/unused" not in rules(part)


def test_one_process_and_two_give_the_same(newsroom):
    for number in range(80):
        fields = f"id: item-{number:04}"
        body = f"{IGNORE}\n\n{TWICE if number % 3 else 'Text.'}"
        (newsroom / f"n{number:03}.md").write_text(article_text(fields, body), encoding="utf-8")
    desk = load_desk(newsroom)
    one = check_paths([desk.root / "articles"], desk, engine=Processes(1), today=CLEAN_DAY)
    two = check_paths([desk.root / "articles"], desk, engine=Processes(2), today=CLEAN_DAY)
    assert one == two
    assert len(one.suppressed) == 53 and rules(one).count("suppress/unused") == 27
