"""The sample of findings on real posts, and what an eye has said of them."""

import pytest
from bench.posts import entries, findings
from bench.sample import JUDGED, Key, Seen, draw, on_copy, page, read_judged, tally

from copydesk.rules.book import all_rules

POST = """\
---
title: "Coming to [town](https://example.org): don't miss it"
date: 2015-02-25
excerpt: >
  The <em>team</em> comes
  to town.
---
{% image "one.png" %}

The team [comes]({{ site.baseurl }}/town/) to to town on a daily basis.
"""


@pytest.fixture
def posts(tmp_path):
    (tmp_path / "2015-02-25-To-Town.md").write_text(POST, encoding="utf-8")
    (tmp_path / "README.md").write_text("No post.", encoding="utf-8")
    return tmp_path


def test_a_post_becomes_an_article(posts):
    (entry,) = entries(posts)
    text = entry.data.decode()
    assert entry.path == "articles/2015/02/25/to-town.md"
    assert "\nlanguage: en-US\n" in text and "\npublished: 2015-02-25T12:00:00-05:00\n" in text
    assert "\nheadline: 'Coming to town: don''t miss it'\nlead: 'The team comes to town.'\n---\n" in text
    assert text.endswith("---\nThe team [comes](18F/town/) to to town on a daily basis.\n")


def test_findings_on_copy_are_known_by_their_words(posts):
    found = {one.key.rule: one.key.words for one in on_copy(*findings(posts))}
    assert found["copy/doubled-word"] == "[comes](18F/town/) [to to] town"
    assert found["copy/house-style on-a-basis"] == "town [on a daily basis]."
    assert "time/offset-wrong" not in found


def seen(rule: str, number: int) -> Seen:
    return Seen(Key(rule, "post.md", f"[word {number}]"), "warning", "Wrong.", 1, "", f"word {number}", "")


def test_a_finding_more_moves_no_other_in_the_sample():
    many = [seen("copy/spacing", number) for number in range(200)] + [seen("copy/mojibake", 1)]
    drawn = draw(many, 20, 3, seed=1)
    assert 20 <= len(drawn) <= 21 and seen("copy/mojibake", 1) in drawn
    again = draw([*many, seen("copy/spacing", 200)], 20, 3, seed=1)
    assert len(set(drawn) - set(again)) <= 1
    assert draw(many, 20, 3, seed=2) != drawn


def test_the_page_counts_what_was_judged(tmp_path):
    file = tmp_path / "judged.tsv"
    head = "rule\tpost\twords\tverdict\tnote\n"
    line = "copy/spacing\tpost.md\t[word {}]\t{}\t\n"
    lines = [line.format(number, verdict) for number, verdict in ((0, "right"), (1, "wrong"), (9, "wrong"))]
    file.write_text(head + "".join(lines), encoding="utf-8")
    rows = tally([seen("copy/spacing", number) for number in range(3)], read_judged(file))
    assert not rows["copy/spacing"].nine_in_ten
    assert page(rows).splitlines()[-2:] == [
        "| copy/spacing | warning | 3 | 2 | 1 | 1 |", "| **all** | | 3 | 2 | 1 | 1 |"]  # fmt: skip
    file.write_text(head + line.format(0, "maybe"), encoding="utf-8")
    with pytest.raises(ValueError, match="'maybe' is neither right nor wrong"):
        read_judged(file)


def test_what_was_judged_is_of_rules_there_are():
    judged = read_judged(JUDGED)
    assert len(judged) >= 200 and len({one.key for one in judged}) == len(judged)
    assert {one.key.rule.split()[0] for one in judged} <= {rule.id for rule in all_rules()}


def test_every_rule_is_right_nine_times_in_ten_on_real_posts(shared):
    rows = tally(list(on_copy(*findings(shared / "corpora" / "18f" / "posts"))), read_judged(JUDGED))
    assert [rule for rule, row in rows.items() if not row.nine_in_ten] == []
