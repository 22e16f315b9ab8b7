"""The generated newsroom: the same every time, and with defects when they are asked for."""

import json
import re
import statistics
import subprocess
import sys
from random import Random

import pytest
from bench.defects import CATALOGUE, plant
from bench.newsroom import articles, write_newsroom
from conftest import ROOT

COUNT = 160


@pytest.fixture(scope="module")
def generated():
    return list(articles(COUNT, 7))


def test_the_same_seed_gives_the_same_bytes(generated, tmp_path):
    command = [sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path / "again"), "--count", "40", "--seed", "7"]
    subprocess.run(command, check=True, capture_output=True)
    first = list(articles(40, 7))
    write_newsroom(tmp_path / "here", first, 7)
    here, again = ({f.relative_to(folder): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
                   for folder in (tmp_path / "here", tmp_path / "again"))
    assert here == again
    assert [article.text for article in first] != [article.text for article in articles(40, 8)]


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


def test_a_share_of_the_articles_has_a_defect(generated):
    changed, planted = plant(generated, CATALOGUE, Random(7), 0.1)
    assert COUNT // 10 <= len(planted) <= COUNT // 10 + 4  # one that two articles have together counts twice
    assert {one.text for one in changed} != {one.text for one in generated}


def test_planted_defects_are_listed(tmp_path):
    command = [sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path / "out"), "--count", "20", "--defects", "0.5"]
    subprocess.run(command, check=True, capture_output=True)
    listed = json.loads((tmp_path / "out/defects.json").read_text(encoding="utf-8"))
    assert len(listed) >= 10
    assert all((tmp_path / "out" / defect["path"]).is_file() for defect in listed)


def test_a_folder_in_use_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    done = subprocess.run([sys.executable, str(ROOT / "tools/bench/generate.py"), str(tmp_path), "--count", "1"],
                          capture_output=True, text=True)
    assert done.returncode == 2 and "not empty" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
