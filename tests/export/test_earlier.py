"""What has been made once is not made again, and nobody can tell it from the bytes."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from a_newsroom import AS_OF, SETTINGS, files_of, newsroom, png, write
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.times import parse_time
from copydesk.cache import Cache
from copydesk.checking.result import Result
from copydesk.desk import load_desk
from copydesk.export import bundle, pressroom, presswork
from copydesk.export.bundle import export
from copydesk.export.staging import Target
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

NOON = parse_time(AS_OF)
IDS = ("20250918-aaaaa2", "20250918-bbbbb2", "20250918-ccccc2")
PHOTO = "photos:\n  - {{id: p, file: {file}, caption: At the table, alt: A table, expires: {expires}}}\n"
STATUSES = (
    "status: published",
    "status: published\nembargo: '2025-09-20T23:00:00+02:00'",
    "status: draft",
    "status: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was wrong.}",
)

stories = st.fixed_dictionaries(
    {
        "headline": st.sampled_from(("Ministers meet in Kyiv to talk", "Ministers part in Kyiv again")),
        "status": st.sampled_from(STATUSES),
        "related": st.sampled_from((None, *IDS)),
        "link": st.sampled_from((None, *IDS)),
        "file": st.sampled_from((None, "one.png", "two.png")),
        "expires": st.sampled_from(("'2025-09-19'", "'2025-09-20'", "'2026-01-01'")),
        "words": st.sampled_from(("It began.", "It ended: see story-1.md.")),
    }
)
newsrooms = st.fixed_dictionaries(
    {
        "stories": st.tuples(stories, stories, stories),
        "publisher": st.sampled_from(("The Test Desk", "Another Desk")),
        "picture": st.sampled_from((30, 40)),
        "later": st.sampled_from((0, 12, 24)),
        "harm": st.sampled_from(("none", "bundle", "cache", "no cache", "no bundle")),
    }
)


def empty(folder: Path) -> Path:
    """A newsroom without articles."""
    newsroom(folder)
    (folder / "articles/2025/09/18/talks.md").unlink()
    return folder


def lay_out(folder: Path, room: dict) -> None:
    """The newsroom's files, as they are now."""
    write(folder, "copydesk.toml", SETTINGS.replace("The Test Desk", room["publisher"]))
    for name in ("one.png", "two.png"):
        write(folder, f"articles/2025/09/18/{name}", png(room["picture"], 20))
    for number, (id, story) in enumerate(zip(IDS, room["stories"], strict=True)):
        fields = f"id: {id}\nheadline: {story['headline']}\n{story['status']}\n"
        if story["related"]:
            fields += f"related: [{story['related']}]\n"
        if story["file"]:
            fields += PHOTO.format(**story)
        body = f"{story['words']} [Before](article:{story['link']})." if story["link"] else story["words"]
        write(folder, f"articles/2025/09/18/story-{number}.md", article_text(fields, body))


def exported(folder: Path, out: Path, cache: Cache, later: int = 0) -> dict[str, bytes]:
    """The files of the bundle of a newsroom, some hours after noon; whatever the rules would say."""
    with patch.object(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries))):
        outcome = export(
            Worktree(load_desk(folder)), NOON + timedelta(hours=later), Target(out, None), cache=cache
        )
    assert outcome.edition
    return files_of(out)


def harm(kind: str, out: Path, cache: Path) -> None:
    """Hurt what was kept, or take it away."""
    if kind == "bundle":
        for file in sorted(out.rglob("items/*/*"))[::2]:
            data = file.read_bytes()
            file.unlink()  # the tests' own copy may be the same file
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    elif kind == "cache" and cache.exists():
        data = bytearray(cache.read_bytes())
        data[len(data) // 3 :: 97] = bytes(len(data[len(data) // 3 :: 97]))
        cache.write_bytes(data)
    elif kind == "no cache":
        cache.unlink(missing_ok=True)
    elif kind == "no bundle" and out.exists():
        out.rename(out.with_name(f"{out.name}-away-{len(list(out.parent.iterdir()))}"))


@settings(max_examples=8, deadline=None)
@given(st.lists(newsrooms, min_size=2, max_size=3))
def test_the_bytes_are_those_of_an_export_that_remembers_nothing(rooms):
    with TemporaryDirectory() as place:
        folder = empty(Path(place) / "news")
        kept, out = Path(place) / "kept", Path(place) / "out"
        for number, room in enumerate(rooms):
            harm(room["harm"], out, kept / "cache.sqlite")
            lay_out(folder, room)
            plain = exported(folder, Path(place) / f"plain-{number}", Cache(None), room["later"])
            assert exported(folder, out, Cache(kept), room["later"]) == plain


@pytest.fixture
def pressed(monkeypatch):
    """The ids of the articles that were pressed, since this was last emptied."""
    ids = []

    def press(listing, *arguments):
        ids.append(listing.id)
        return press_article(listing, *arguments)

    press_article = presswork.press_article
    monkeypatch.setattr(presswork, "press_article", press)
    return ids


STORY = {"headline": "Ministers meet in Kyiv to talk", "status": STATUSES[0], "related": None, "link": None,
         "file": None, "expires": "'2026-01-01'", "words": "It began."}
ROOM = {"publisher": "The Test Desk", "picture": 30, "later": 0}


def again(tmp_path, pressed, **second) -> list[str]:
    """Export a story that links to the second one and one that does not, then with the second one changed; the ids of
    those that were made again."""
    first = STORY | {"related": IDS[1]}
    folder, cache, out = empty(tmp_path / "news"), Cache(tmp_path / "kept"), tmp_path / "out"
    other = STORY | {"file": "one.png"}
    lay_out(folder, ROOM | {"stories": (first, STORY, other)})
    exported(folder, out, cache)
    assert pressed == list(IDS)
    pressed.clear()
    exported(folder, out, cache)
    assert pressed == []
    lay_out(folder, ROOM | second | {"stories": (first, STORY | second, other)})
    exported(folder, out, cache, second.get("later", 0))
    return pressed


def test_a_changed_text_is_made_again_and_nothing_else(tmp_path, pressed):
    assert again(tmp_path, pressed, words="It ended.") == [IDS[1]]


def test_a_changed_headline_is_told_by_those_that_name_it(tmp_path, pressed):
    assert again(tmp_path, pressed, headline="Ministers part in Kyiv again") == [IDS[0], IDS[1]]


def test_a_withdrawn_article_leaves_those_that_name_it(tmp_path, pressed):
    assert again(tmp_path, pressed, status=STATUSES[3]) == [IDS[0]]


def test_a_changed_picture_is_drawn_again(tmp_path, pressed):
    assert again(tmp_path, pressed, picture=40) == [IDS[2]]


def test_a_photo_goes_when_its_day_is_over(tmp_path, pressed):
    assert again(tmp_path, pressed, later=24 * 120) == [IDS[2]]


def test_at_another_desk_all_is_made_again(tmp_path, pressed):
    assert again(tmp_path, pressed, publisher="Another Desk") == list(IDS)


def test_an_unchanged_file_is_the_same_file(tmp_path):
    folder, cache, out = empty(tmp_path / "news"), Cache(tmp_path / "kept"), tmp_path / "out"
    lay_out(folder, ROOM | {"stories": (STORY, STORY, STORY)})
    exported(folder, out, cache)
    page = out / f"items/{IDS[0]}/article.html"
    before = page.stat()
    exported(folder, out, cache)
    assert page.stat().st_ino == before.st_ino and page.stat().st_nlink == 1


def test_a_link_in_the_old_bundle_is_not_followed(tmp_path, pressed):
    folder, cache, out = empty(tmp_path / "news"), Cache(tmp_path / "kept"), tmp_path / "out"
    lay_out(folder, ROOM | {"stories": (STORY, STORY, STORY)})
    exported(folder, out, cache)
    page, elsewhere = out / f"items/{IDS[0]}/article.html", tmp_path / "elsewhere.html"
    page.rename(elsewhere)
    page.symlink_to(elsewhere)
    pressed.clear()
    exported(folder, out, cache)
    assert pressed == [IDS[0]] and not page.is_symlink() and elsewhere.stat().st_nlink == 1


def test_on_every_core_the_bytes_are_the_same(tmp_path, monkeypatch):
    folder, cache = empty(tmp_path / "news"), Cache(tmp_path / "kept")
    lay_out(folder, ROOM | {"stories": (STORY, STORY | {"link": IDS[0]}, STORY | {"file": "one.png"})})
    one = exported(folder, tmp_path / "one", Cache(None))
    monkeypatch.setattr(pressroom, "_FEW", 1)
    monkeypatch.setattr(pressroom, "_BATCH", 1)
    assert exported(folder, tmp_path / "two", cache) == one
    assert exported(folder, tmp_path / "two", cache) == one


def test_what_another_core_finds_is_said(tmp_path, monkeypatch):
    folder = empty(tmp_path / "news")
    lay_out(folder, ROOM | {"stories": (STORY, STORY, STORY | {"file": "one.png"})})
    write(folder, "articles/2025/09/18/one.png", png(30, 20)[:60])
    monkeypatch.setattr(pressroom, "_FEW", 1)
    monkeypatch.setattr(pressroom, "_BATCH", 1)
    with patch.object(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries))):
        outcome = export(Worktree(load_desk(folder)), NOON, Target(tmp_path / "out", None))
    assert [finding.path for finding in outcome.errors.findings] == ["articles/2025/09/18/story-2.md"]
    assert not (tmp_path / "out").exists()
