"""Every rule has a defect that is planted for it; each is found where it stands, and nothing else."""

import sys
from collections import Counter
from random import Random

import pytest
from bench.defects import CATALOGUE, DESK, Planted, plant_all, without_defect
from bench.newsroom import articles
from bench.planted import Outcome, article_outcomes, clean_outcome, desk_outcomes, report, summary

from copydesk.rules.book import all_rules

SEED = 7


@pytest.fixture(scope="module")
def generated():
    return list(articles(200, SEED))


def test_every_rule_has_a_defect():
    assert without_defect([rule.id for rule in all_rules()]) == []
    assert without_defect(["copy/spacing", "change/id-changed", "copy/new"]) == ["copy/new"]


def test_nothing_is_found_on_clean_copy(generated):
    assert list(clean_outcome(generated, SEED).found) == []


def test_every_defect_in_an_article_is_found_and_nothing_else(generated):
    copies, left = plant_all(generated, CATALOGUE, Random(SEED), per_rule=1)
    assert left == []
    assert [(list(one.missed), list(one.extra)) for one in article_outcomes(copies, SEED)] == [([], [])] * len(copies)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_every_defect_beside_the_articles_is_found_and_nothing_else():
    assert [(list(one.missed), list(one.extra)) for one in desk_outcomes(SEED)] == [([], [])] * len(DESK)


def test_what_needs_more_room_gets_another_copy(generated):
    (spacing,) = [defect for defect in CATALOGUE if defect.rule == "copy/spacing"]
    copies, left = plant_all(generated[:12], [spacing], Random(SEED), per_rule=15)
    assert len(copies) == 2 and sum(len(planted) for _, planted in copies) == 15 and left == []
    assert plant_all([], [spacing], Random(SEED), per_rule=1) == ([], [spacing])


TAB = Planted("articles/a.md", "yaml/tab", 3, 1)
BESIDE = Planted("articles/a.md", "yaml/tab", 4, 1)
CLEAN = Outcome(Counter(), Counter())


def outcome(planted, found):
    return Outcome(Counter(planted), Counter(found))


def test_the_report_counts_by_rule_and_newsroom():
    lines = report(CLEAN, [outcome([TAB], [TAB]), outcome([TAB], [TAB])], verbose=True)
    assert [line.split() for line in lines[1:]] == [["yaml/tab", "2", "2", "0", "0"], ["all", "2", "2", "0", "0"]]


def test_the_report_lists_what_is_off():
    off = [outcome([TAB], [BESIDE]), outcome([], [TAB])]
    lines = report(outcome([], [BESIDE]), off, verbose=True)
    assert [line.split() for line in lines[1:3]] == [["yaml/tab", "1", "0", "2", "1"], ["all", "1", "0", "2", "1"]]
    assert lines[3:] == [
        "extra in newsroom 0: articles/a.md:4:1 yaml/tab",
        "missed in newsroom 1: articles/a.md:3:1 yaml/tab",
        "extra in newsroom 1: articles/a.md:4:1 yaml/tab",
        "extra in newsroom 2: articles/a.md:3:1 yaml/tab",
    ]
    assert summary(outcome([], [BESIDE]), off, 1200) == (
        "Clean: 1,200 articles, found 1. Planted: newsrooms 2, rules 1, missed 1, found too much 2."
    )
