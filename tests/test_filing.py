"""Filing: nothing is overwritten, nothing is written outside the articles, no half file is left."""

import os
from datetime import date

import pytest

from copydesk.desk import load_desk
from copydesk.filing import NotFiled, file_article, free_slug, place_of

DAY = date(2025, 9, 18)


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "copydesk.toml").write_text("", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    return load_desk(tmp_path)


def test_an_article_takes_its_place(desk):
    file = file_article(place_of(DAY, "talks", desk), "Łódź\n", desk)
    assert file == desk.root / "articles/2025/09/18/talks.md"
    assert file.read_bytes() == "Łódź\n".encode()
    assert os.listdir(file.parent) == ["talks.md"]


def test_a_name_that_is_taken_is_never_overwritten(desk):
    path = place_of(DAY, "talks", desk)
    file = file_article(path, "first", desk)
    with pytest.raises(NotFiled, match="is there already"):
        file_article(path, "second", desk)
    assert file.read_text() == "first" and os.listdir(file.parent) == ["talks.md"]
    assert free_slug(DAY, "talks", desk) == "talks-2"


def test_nor_where_the_file_system_has_no_hard_links(desk, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = place_of(DAY, "talks", desk)
    file = file_article(path, "first", desk)
    with pytest.raises(NotFiled, match="is there already"):
        file_article(path, "second", desk)
    assert file.read_text() == "first" and os.listdir(file.parent) == ["talks.md"]


def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(desk):
    folder = desk.root / "articles/2025/09/18"
    folder.mkdir(parents=True)
    (folder / "talks.md").symlink_to("nowhere.md")
    assert free_slug(DAY, "talks", desk) == "talks-2"
    with pytest.raises(NotFiled, match="is there already"):
        file_article(place_of(DAY, "talks", desk), "text", desk)


def test_nothing_is_written_outside_the_articles(desk, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (desk.root / "articles/2025").symlink_to(outside)
    with pytest.raises(NotFiled, match="leads out of articles/"):
        file_article(place_of(DAY, "talks", desk), "text", desk)
    assert os.listdir(outside) == []


def test_a_file_in_the_way_and_no_folder_at_all(desk):
    (desk.root / "articles/2025").write_text("a file")
    with pytest.raises(NotFiled, match="a file stands in its way"):
        file_article(place_of(DAY, "talks", desk), "text", desk)
    (desk.root / "articles/2025").unlink()
    (desk.root / "articles").rmdir()
    with pytest.raises(NotFiled, match="copydesk init"):
        file_article(place_of(DAY, "talks", desk), "text", desk)
