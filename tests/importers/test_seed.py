"""A page of a broadcaster's English section, for which the importer was made. It is no part of the project."""

import re

import pytest

from copydesk.checking.check import check_text
from copydesk.importers.page import import_page


@pytest.fixture
def page(shared, desk):
    return import_page((shared / "seed" / "page.txt").read_bytes(), desk)


@pytest.fixture
def findings(page, desk):
    return [
        (f.rule, f.route, f.excerpt.strip()) for f in check_text(page.path, page.text.encode(), desk).findings
    ]


def test_fields(page):
    fields = page.fields
    assert re.fullmatch(r"20250918-[a-z2-7]{6}", fields["id"])
    assert page.path.startswith("articles/2025/09/18/poland-and-ukraine-")
    assert fields["label"] == "update" and fields["headline"].startswith("Poland and Ukraine")
    assert fields["published"] == "2025-09-18T17:17:00+02:00"
    assert fields["dateline"] == "Kyiv"
    assert fields["byline"] == ["mp"]
    assert fields["sources"] == ["MON", "IAR", "X/@KosiniakKamysz"]
    assert fields["people"] == [
        {"name": "Rustem Umerov", "role": "Secretary of the National Security and Defense Council of Ukraine"}
    ]
    assert "section" not in fields and "topics" not in fields


def test_photos(page):
    first, *gallery = page.fields["photos"]
    assert first["caption"] == "From left: Władysław Kosiniak-Kamysz, Denys Shmyhal"
    assert [photo["caption"] for photo in gallery] == ["Photo: PAP/Vladyslav Musiienko"] * 2
    assert {photo["credit"] for photo in page.fields["photos"]} == {"PAP/Vladyslav Musiienko"}
    assert re.findall(r"!\[\]\(photo:(.*?)\)", page.body) == ["photo-2", "photo-3"]


def test_body(page):
    assert page.body.count("\n## ") == 1
    assert "with Rustem Umerov are expected" in page.body
    assert "cementary" in page.body, "an import does not correct copy"
    assert "(mp)" not in page.text and "Source:" not in page.text and "UPDATE" not in page.text


def test_what_the_check_says_of_it(findings):
    rules = [rule for rule, _, _ in findings]
    assert rules.count("photo/caption-repeats-credit") == 2
    assert rules.count("photo/alt-missing") == 3
    assert any(rule == "copy/misspelling" and "cementary" in excerpt for rule, _, excerpt in findings)
    assert not any("Defense Council" in excerpt for _, _, excerpt in findings)
