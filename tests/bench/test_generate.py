"""The generated newsroom: the same every time, clean, and with exactly the defects that were planted."""

import json
import re
import statistics
import subprocess
import sys
from datetime import date
from random import Random

import pytest
from bench.defects import CATALOGUE, Planted, plant
from bench.newsroom import articles, write_newsroom
from conftest import ROOT

from copydesk.check import check_paths
from copydesk.desk import load_desk
from copydesk.rules.book import all_rules

RULES = [rule.id for rule in all_rules()]
COUNT = 160
TODAY = date(2027, 1, 1)


@pytest.fixture(scope="module")
def generated():
    return list(articles(COUNT, 7))


def findings(folder, generated):
    write_newsroom(folder, generated, 7)
    desk = load_desk(folder)
    return check_paths([folder / "articles"], desk, today=TODAY, jobs=1).findings


def test_the_same_seed_gives_the_same_bytes(generated, tmp_path):
    command = [sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path / "again"), "--count", "40", "--seed", "7"]
    subprocess.run(command, check=True, capture_output=True)
    first = list(articles(40, 7))
    write_newsroom(tmp_path / "here", first, 7)
    here, again = ({f.relative_to(folder): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
                   for folder in (tmp_path / "here", tmp_path / "again"))
    assert here == again
    assert [article.text for article in first] != [article.text for article in articles(40, 8)]


def test_a_generated_newsroom_is_clean(generated, tmp_path):
    found = findings(tmp_path, generated)
    assert [f"{f.path}:{f.start.line}:{f.start.column} {f.rule}: {f.message}" for f in found] == []


def test_articles_are_like_a_newsroom_s(generated):
    words = [article.words for article in generated]
    assert 450 < statistics.fmean(words) < 530
    assert statistics.pstdev(words) > 60
    text = "".join(article.text for article in generated)
    assert len(set(re.findall(r"[^\W\d_]{2,}", text.lower()))) > 1500
    signs = ("\n## ", "\n- ", "](article:", "![](photo:", "“", "lead: >-", "updates:", "corrections:")
    for sign in signs:
        assert sign in text, sign
    assert not re.search(r"[{}¶\x01<>]", re.sub(r"^>|: >-$", "", text, flags=re.M)), "an unfilled slot"


def test_planted_defects_are_found_and_nothing_else(generated, tmp_path):
    changed, planted = plant(generated, Random(7), per_rule=1, rules=RULES)
    found = [Planted(f.path, f.rule, f.start.line, f.start.column) for f in findings(tmp_path, changed)]
    assert sorted(found, key=str) == sorted(planted, key=str)
    assert {defect.rule for defect in planted} == {defect.rule for defect in CATALOGUE if defect.rule in RULES}


def test_a_share_of_the_articles_has_a_defect(generated, tmp_path):
    _, planted = plant(generated, Random(7), rate=0.1, rules=RULES)
    assert abs(len(planted) - COUNT // 10) <= 1


def test_planted_defects_are_listed(tmp_path):
    command = [sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path / "out"), "--count", "20", "--defects", "0.5"]
    subprocess.run(command, check=True, capture_output=True)
    listed = json.loads((tmp_path / "out/defects.json").read_text(encoding="utf-8"))
    assert len(listed) == 10
    assert all((tmp_path / "out" / defect["path"]).is_file() for defect in listed)


def test_a_folder_in_use_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    done = subprocess.run([sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path), "--count", "1"],
                          capture_output=True, text=True)
    assert done.returncode == 2 and "not empty" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
