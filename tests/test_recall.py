"""Examinations that are remembered are those that would be made."""

from itertools import chain

import pytest

from copydesk import recall
from copydesk.cache import Cache
from copydesk.files import Entry
from copydesk.picture.read import Picture
from copydesk.pictures import KnownPictures
from copydesk.rules.example import article_text
from copydesk.workers import examined

PHOTO = "photos: [{id: p, file: p.png, caption: At the table, alt: A table}]"
TOO_LARGE = Entry("articles/2025/09/18/large.md", None, "too-large", size=1)


NO_PICTURES = KnownPictures()


def entry(name: str, fields: str = "") -> Entry:
    return Entry(f"articles/2025/09/18/{name}.md", article_text(fields).encode())


@pytest.fixture
def asked(monkeypatch, desk, tmp_path):
    """`asked(entries)` gives the examinations, which are those of `examined`, and the paths of what was not recalled."""
    anew = []

    def watched(files, *arguments):
        anew.extend(file.path for file in files)
        return examined(files, *arguments)

    def ask(entries, pictures=NO_PICTURES, desk=desk):
        anew.clear()
        found = list(chain(*recall.recalled(entries, desk, 1, pictures, Cache(tmp_path / "kept"))))
        assert found == list(chain(*examined(entries, desk, 1, pictures)))
        return list(anew)

    monkeypatch.setattr(recall, "examined", watched)
    return ask


def test_what_has_not_changed_is_not_examined_again(asked):
    one, two = entry("one"), entry("two", "headline: A headline that says so.")
    assert asked([one, two, TOO_LARGE]) == [one.path, two.path, TOO_LARGE.path]
    assert asked([two, one, TOO_LARGE]) == [TOO_LARGE.path]
    changed = entry("one", "headline: Another headline is here")
    assert asked([two, changed]) == [changed.path]


def test_an_article_is_examined_again_when_a_picture_has_changed(asked):
    story, plain = entry("story", PHOTO), entry("plain")
    wide = KnownPictures({"articles/2025/09/18/p.png": Picture("image/png", 4000, 3000, 9999)})
    asked([story, plain])
    assert asked([story, plain], wide) == [story.path]
    assert asked([story, plain], wide) == []
    assert asked([story, plain], KnownPictures({"articles/2025/09/18/q.png": Picture()})) == [story.path]


def test_an_article_without_pictures_in_sight_is_another_question(asked):
    assert asked([entry("one")]) == asked([entry("one")], None) != []
    assert asked([entry("one")], None) == []


def test_without_a_cache_everything_is_examined(desk):
    entries = [entry("one"), TOO_LARGE]
    found = list(recall.recalled(entries, desk, 1, None, Cache(None)))
    assert list(chain(*found)) == list(chain(*examined(entries, desk, 1, None)))
