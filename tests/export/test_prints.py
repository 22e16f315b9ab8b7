"""A photo is drawn once: what was drawn of it is taken again from the bundle, with the words of today."""

from pathlib import Path

import pytest
from a_newsroom import SETTINGS, git, png, write
from test_earlier import empty, exported, harm

from copydesk.cache import Cache
from copydesk.export import pressroom, renditions
from copydesk.rules.example import article_text

PHOTO = "photos:\n  - {{id: p, file: {file}, caption: {caption}, alt: A table}}\n"


@pytest.fixture
def drawn(monkeypatch):
    """The sizes in bytes of the photos that were drawn, since this was last emptied."""
    sizes, draw = [], renditions.draw

    def noted(data, *arguments):
        sizes.append(len(data))
        return draw(data, *arguments)

    monkeypatch.setattr(renditions, "draw", noted)
    return sizes


class Desk:
    """A newsroom with some stories, each with a photo, its cache, and the bundle that stands there."""

    def __init__(self, place: Path):
        self.folder, self.kept, self.out = empty(place / "news"), place / "kept", place / "out"
        for name in ("one.png", "two.png"):
            write(self.folder, f"articles/2025/09/18/{name}", png(30, 20))

    def story(self, number: int, words="It began.", caption="At the table", file="one.png") -> None:
        fields = f"id: 20250918-{'abc'[number] * 5}2\n" + PHOTO.format(file=file, caption=caption)
        write(self.folder, f"articles/2025/09/18/story-{number}.md", article_text(fields, words))

    def export(self) -> dict[str, bytes]:
        return exported(self.folder, self.out, Cache(self.kept))

    def plain(self) -> dict[str, bytes]:
        """The bundle of an export that remembers nothing."""
        return exported(self.folder, self.out.with_name(f"plain-{len(list(self.out.parent.iterdir()))}"), Cache(None))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def made_again(desk, drawn) -> int:
    """Export; how many photos were drawn for it. The bundle is that of an export that remembers nothing."""
    drawn.clear()
    bundle = desk.export()
    count = len(drawn)
    assert bundle == desk.plain()
    return count


def test_a_mended_comma_draws_nothing(desk, drawn):
    desk.story(0, "It began, then.")
    assert made_again(desk, drawn) == 1
    desk.story(0, "It began then.")
    assert made_again(desk, drawn) == 0


def test_a_mended_caption_draws_nothing(desk, drawn):
    desk.story(0)
    desk.export()
    for caption in ("At a table", "At the round table", "‘At’ the table"):
        desk.story(0, caption=caption)
        assert made_again(desk, drawn) == 0


def test_articles_share_a_photo_and_each_has_its_own_caption(desk, drawn):
    desk.story(0, caption="At the table in Kyiv")
    desk.story(1, caption="At the table in Lviv")
    assert made_again(desk, drawn) == 1
    desk.story(2, caption="At the table in Odesa")
    bundle = desk.export()
    assert made_again(desk, drawn) == 0
    for letter, city in (("a", b"Kyiv"), ("b", b"Lviv"), ("c", b"Odesa")):
        photo = bundle[f"items/20250918-{letter * 5}2/p-30w.jpg"]
        assert [name for name in (b"Kyiv", b"Lviv", b"Odesa") if name in photo] == [city]


def test_the_same_photo_under_another_name_is_the_same(desk, drawn):
    desk.story(0)
    desk.export()
    desk.story(0, file="two.png")
    assert made_again(desk, drawn) == 0


def test_another_photo_is_drawn(desk, drawn):
    desk.story(0)
    desk.export()
    write(desk.folder, "articles/2025/09/18/one.png", png(40, 20))
    assert made_again(desk, drawn) == 1


@pytest.mark.parametrize("setting", ["widths = [20]", "formats = ['jpeg']", "quality = 70"])
def test_with_other_settings_it_is_drawn(desk, drawn, setting):
    desk.story(0)
    desk.export()
    write(desk.folder, "copydesk.toml", f"{SETTINGS}\n[photos]\n{setting}\n")
    assert made_again(desk, drawn) == 1


def test_with_another_pillow_it_is_drawn(desk, drawn, monkeypatch):
    desk.story(0)
    desk.export()
    desk.story(0, "It began then.")
    monkeypatch.setattr(renditions, "drawn_with", lambda: "Pillow 99")
    drawn.clear()
    desk.export()
    assert len(drawn) == 1


@pytest.mark.parametrize("kind", ["bundle", "cache", "no cache", "no bundle"])
def test_what_is_hurt_is_drawn(desk, drawn, kind):
    desk.story(0)
    desk.export()
    harm(kind, desk.out, desk.kept / "cache.sqlite")
    desk.story(0, "It began then.")
    assert made_again(desk, drawn) == 1


def test_after_a_purge_it_is_drawn(desk, drawn):
    desk.story(0)
    desk.story(1)
    git(desk.folder, "init", "--quiet", ".")
    desk.export()
    (desk.folder / "articles/2025/09/18/story-1.md").unlink()
    purged = "20250918-bbbbb2: {at: '2025-09-19T12:00:00+02:00', ground: GDPR Article 17}\n"
    write(desk.folder, "schema/registers/purged.yaml", purged)
    assert made_again(desk, drawn) == 1


def test_every_core_asks_for_them(desk, monkeypatch):
    monkeypatch.setattr(pressroom, "_FEW", 1)
    monkeypatch.setattr(pressroom, "_BATCH", 1)

    def refuse(*_):
        raise AssertionError

    for number in range(3):
        desk.story(number, file=("one.png", "two.png")[number % 2])
    desk.export()
    for number in range(3):
        desk.story(number, "It began then.", f"At the table {number}", ("one.png", "two.png")[number % 2])
    plain = desk.plain()
    monkeypatch.setattr(renditions, "draw", refuse)
    assert desk.export() == plain


def test_what_is_kept_is_small(desk):
    """A cache is bounded: the pixels are in the bundle, not in it."""
    write(desk.folder, "articles/2025/09/18/one.png", png(3000, 2000))
    desk.story(0)
    desk.export()
    kept = Cache(desk.kept)
    assert kept.contents().kinds["photo"] == 1 and kept.contents().size < 50_000
