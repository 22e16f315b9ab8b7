"""A newsroom's folder with its pictures: what is said of files, of what is in them, and of the archive."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests" / "picture"))
from a_picture import TOKYO, exif, iim, picture, with_segments, xmp  # noqa: E402

from copydesk.checking.check import check_entries, check_paths, check_unsaved  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.files import Entry  # noqa: E402
from copydesk.pictures import PictureFolder  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

DAY = "articles/2025/09/18"
TALKS = f"{DAY}/talks.md"
FILE_LINE, CREDIT_LINE = 15, 18


def photos(*entries: str) -> str:
    return "photos:\n" + "".join(entries)


def photo(id="one", file="one.jpg", caption="Two ministers sit at a table in Kyiv.", credit="PAP/Vladyslav Musiienko", more=""):
    return (
        f"  - id: {id}\n    file: {file}\n    caption: {caption}\n    alt: Men in suits ({id}) sign papers.\n"
        f"    credit: {credit}\n{more}"
    )


@pytest.fixture
def room(tmp_path):
    """Write files of a newsroom and check them: a function of path to text or bytes, and of what to check."""
    (tmp_path / "copydesk.toml").write_text('time-zone = "Europe/Warsaw"\n[limits]\nphoto-bytes = 100000\n')

    def check(files: dict[str, str | bytes], *paths: str, **options):
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        desk = load_desk(tmp_path)
        result = check_paths([tmp_path / path for path in paths or ("articles",)], desk, **options)
        return [f"{f.path}:{f.start.line}:{f.start.column} {f.rule}: {f.message}" for f in result.findings]

    check.root = tmp_path
    return check


def one(room, data, **options):
    """What is said of one article with one picture."""
    files = {TALKS: article_text(photos(photo(**options)))}
    if data is not None:
        files[f"{DAY}/one.jpg"] = data
    return room(files)


def test_a_sound_picture_is_clean(room):
    assert one(room, picture()) == []


@pytest.mark.parametrize(
    "data, says",
    [
        (None, "file-missing: There is no file one.jpg beside the article."),
        (b"<svg/>", "wrong-type: one.jpg is no PNG, JPEG, WebP, GIF or AVIF picture, whatever its name says. It is an SVG"),
        (b"", "wrong-type: one.jpg is no PNG, JPEG, WebP, GIF or AVIF picture, whatever its name says. It is empty."),
        (picture("PNG"), "wrong-type: one.jpg is a PNG picture, whatever its name says. Rename it to one.png"),
        (picture()[:40], "wrong-type: one.jpg breaks off"),
        (picture() + b"\0" * 100_000, "too-large: one.jpg has 100,"),
        (b"version https://git-lfs.github.com/spec/v1\n", "lfs-pointer: one.jpg is a Git LFS pointer, not the picture, and"),
        (picture(exif=exif(gps=TOKYO)), "embedded-location: one.jpg tells where it was taken"),
        (
            picture(xmp=xmp(attributes='Iptc4xmpExt:DigitalSourceType="compositeWithTrainedAlgorithmicMedia"')),
            "ai-undeclared: one.jpg says of itself that a trained model made a part of it. "
            "Write digital_source_type: compositeWithTrainedAlgorithmicMedia",
        ),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_wrong_with_a_file(room, data, says):
    found = one(room, data)
    assert len(found) == 1 and found[0].startswith(f"{TALKS}:{FILE_LINE}:11 photo/{says}")


def test_no_position_is_told_on(room):
    found = one(room, picture(exif=exif(gps=TOKYO)))
    assert "35" not in found[0].partition("photo/")[2] and "139" not in found[0]


@pytest.mark.parametrize(
    "byline, credit",
    [
        ("Vladyslav Musiienko", "PAP"),
        ("MUSIIENKO VLADYSLAV", ""),
        ("V. Musiienko", "PAP"),
        ("Vladislav Musienko", "PAP"),
        ("Vladyslav Musiienko / PAP", "PAP/EPA"),
        ("PAP", "PAP"),
        ("STR", "AFP via PAP"),
        ("", "Polska Agencja Prasowa"),
        ("", "An agency nobody knows"),
        ("Anna Nowak, Vladyslav Musiienko", "PAP"),
        ("", ""),
    ],
)
def test_credits_that_say_the_same(room, byline, credit):
    assert one(room, with_segments(picture(), iim(byline=byline, credit=credit))) == []


def test_a_credit_that_the_old_field_cuts_is_the_same(room):
    name = "Aleksandra Maria Wiśniewska-Kowalczykiewicz"
    cut = with_segments(picture(), iim(byline=name.encode()[:32], credit="PAP"))
    assert one(room, cut, credit=f"PAP/{name}") == []
    found = one(room, cut, credit="PAP/Vladyslav Musiienko")
    assert len(found) == 1 and "the old IPTC field has room for 32 bytes only" in found[0]


@pytest.mark.parametrize(
    "byline, credit, column, says",
    [
        ("Valentyn Ogirenko", "", 17, "The credit says Vladyslav Musiienko, but one.jpg itself names Valentyn Ogirenko as the"),
        ("Vladyslav Sodel", "PAP", 17, "The credit says Vladyslav Musiienko, but one.jpg itself names Vladyslav Sodel as"),
        ("", "AFP", 13, "The credit says PAP, but one.jpg itself names AFP as the agency."),
        ("STF", "Reuters", 13, "The credit says PAP, but one.jpg itself names Reuters as the agency."),
    ],
)
def test_a_credit_that_differs(room, byline, credit, column, says):
    found = one(room, with_segments(picture(), iim(byline=byline, credit=credit)))
    assert len(found) == 1
    assert found[0].startswith(f"{TALKS}:{CREDIT_LINE}:{column} photo/embedded-credit-differs: {says}")


@pytest.mark.parametrize(
    "more", ["    digital_source_type: trainedAlgorithmicMedia\n", "ai: {system: x, used_for: a drawing, reviewed_by: mp}\n"]
)
def test_a_model_that_is_declared(room, more):
    made = picture(xmp=xmp(attributes='Iptc4xmpExt:DigitalSourceType="trainedAlgorithmicMedia"'))
    assert one(room, made, more=more) == []
    assert "ai-undeclared" in one(room, made, more="    digital_source_type: digitalCapture\n")[0]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_links_and_paths_lead_nowhere(room, tmp_path):
    outside = tmp_path.parent / "secret.jpg"
    outside.write_bytes(picture(exif=exif(gps=TOKYO)))
    (tmp_path / DAY).mkdir(parents=True)
    (tmp_path / DAY / "one.jpg").symlink_to(outside)
    (tmp_path / DAY / "folder").symlink_to(tmp_path.parent)
    found = room({TALKS: article_text(photos(photo(), photo("two", "../../../../../secret.jpg", "Another caption here.")),
                                      "Text.\n\n![](photo:two)")})  # fmt: skip
    assert [line for line in found if "photo/" in line] == [
        f"{TALKS}:{FILE_LINE}:11 photo/file-missing: one.jpg is a link, and links are not followed. Put the picture itself there."
    ]
    known = PictureFolder(tmp_path, load_desk(tmp_path).settings)
    assert known.get(f"{DAY}/folder/secret.jpg").trouble == "link"
    assert known.get("../secret.jpg") is None and known.get(str(outside)) is None


def test_a_picture_is_read_again_only_when_it_changed(room, tmp_path, monkeypatch):
    import copydesk.pictures

    reads = []
    really = copydesk.pictures.read_picture
    monkeypatch.setattr(copydesk.pictures, "read_picture", lambda file: reads.append(1) or really(file))
    one(room, picture())
    assert room({}) == room({}, TALKS) == [] and len(reads) == 1
    assert "breaks off" in room({f"{DAY}/one.jpg": picture()[:40]})[0] and len(reads) == 2


def test_the_day_decides_on_rights(room):
    files = {TALKS: article_text(photos(photo(more="    expires: 2026-09-18\n"))), f"{DAY}/one.jpg": picture()}
    assert room(files, today=date(2026, 9, 18)) == room(files) == []
    assert room(files, today=date(2026, 9, 19)) == [
        f"{TALKS}:19:14 photo/rights-expired: The right to show one.jpg ran out on 18 September 2026. Put another picture "
        "in its place or take its entry out; if the right was renewed, write its new last day."
    ]


def test_without_pictures_at_hand_nothing_is_said_of_them(room, tmp_path):
    data = article_text(photos(photo())).encode()
    assert check_entries([Entry(TALKS, data)], load_desk(ROOT)).findings == ()
    (tmp_path / DAY).mkdir(parents=True)
    found = check_unsaved(TALKS, data, load_desk(tmp_path)).findings
    assert [f.rule for f in found] == ["photo/file-missing"]


SECOND = f"{DAY}/second.md"


def two(room, first: str, second: str, *paths: str, **bodies: str):
    files = {
        TALKS: article_text(first, bodies.get("one", "The talks lasted for two hours.")),
        SECOND: article_text(f"id: 20250918-b3c4d5\n{second}", bodies.get("two", "They went on in Warsaw.")),
        f"{DAY}/one.jpg": picture(),
        f"{DAY}/two.jpg": picture("JPEG", (9, 9)),
    }
    return room(files, *paths)


@pytest.mark.parametrize("path", ["articles", SECOND])
def test_one_caption_under_two_pictures(room, path):
    found = two(room, photos(photo()), photos(photo("two", "two.jpg", "two ministers sit at a table in Kyiv")), path)
    says = "has the same caption. Write what this one shows."
    expected = [
        f"{SECOND}:16:14 archive/caption-reused: Another picture in {TALKS} {says}",
        f"{TALKS}:16:14 archive/caption-reused: Another picture in {SECOND} {says}",
    ]
    assert [line for line in found if "reused" in line] == (expected if path == "articles" else [])


def test_one_caption_word_for_word_is_found_from_one_article(room):
    found = two(room, photos(photo()), photos(photo("two", "two.jpg")), SECOND)
    assert [line.partition(": ")[0] for line in found] == [f"{SECOND}:16:14 archive/caption-reused"]


@pytest.mark.parametrize("path", ["articles", SECOND])
def test_one_picture_with_two_credits(room, path):
    found = two(room, photos(photo(), photo("two", "two.jpg", "A door in Kyiv is open.")),
                photos(photo("two", "one.jpg", credit="PAP/Anna Nowak")), path, one="Text.\n\n![](photo:two)")  # fmt: skip
    assert (
        f"{SECOND}:18:13 archive/photo-credit-conflict: In {TALKS} the credit of this picture is PAP/Vladyslav Musiienko. "
        "One of the two is wrong." in found
    )
    assert len(found) == (2 if path == "articles" else 1)


def test_pictures_that_no_article_declares(room):
    files = {TALKS: article_text(photos(photo())), f"{DAY}/one.jpg": picture(), f"{DAY}/door.png": picture("PNG"),
             f"{DAY}/One.JPG": picture(), f"{DAY}/.hidden.png": b"", f"{DAY}/notes.txt": b""}  # fmt: skip
    assert room(files) == [
        f"{DAY}/One.JPG:1:1 archive/orphan-photo: The article that declares it writes one.jpg; only capitals differ. "
        "Rename one of them.",
        f"{DAY}/door.png:1:1 archive/orphan-photo: No article declares this picture. Declare it in the photos of its "
        "article, or delete it.",
    ]
    assert room({}, TALKS) == []  # a check of some articles can't know


WITHDRAWN = "status: withdrawn\nwithdrawal:\n  at: 2025-09-20T12:00:00+02:00\n  reason: Not genuine.\n"


@pytest.mark.parametrize("path", ["articles", SECOND])
def test_a_link_to_what_was_withdrawn(room, path):
    found = two(room, WITHDRAWN + "  replaced_by: 20250918-b3c4d5", "related: [20250918-k7x4m2]", path)
    assert [line for line in found if "orphan" not in line] == [
        f"{SECOND}:13:11 archive/link-to-withdrawn: 20250918-k7x4m2 has been withdrawn. Name 20250918-b3c4d5, which replaces it."
    ]


@pytest.mark.parametrize("path", ["articles", SECOND])
def test_a_link_to_what_is_under_embargo(room, path):
    found = two(room, "published: 2025-09-18T20:00:00+02:00\nembargo: 2025-09-18T20:00:00+02:00", "", path,
                two="They [met](article:20250918-k7x4m2) in Warsaw.")  # fmt: skip
    assert [line for line in found if "orphan" not in line] == [
        f"{SECOND}:14:6 archive/related-embargoed: 20250918-k7x4m2 is under embargo until 2025-09-18T20:00:00+02:00, after "
        "this article is out. Take the link out and add it later."
    ]


@pytest.mark.parametrize("path", ["articles", SECOND])
@pytest.mark.parametrize("target", ["talks.md", "/2025/09/18/talks", "./talks#top", "articles/2025/09/18/talks.md"])
def test_a_link_by_path(room, path, target):
    found = two(room, "", "", path, two=f"They [met]({target}) in Warsaw. So [did](nobody.md) others. See [this note](#note).")
    assert [line for line in found if "orphan" not in line] == [
        f"{SECOND}:14:6 markup/internal-link-broken: An article is linked to by its id, not its path. "
        "Write article:20250918-k7x4m2",
        f"{SECOND}:14:{14 + len(target) + 14} markup/internal-link-broken: No article stands at nobody.md. An article is "
        "linked to by its id, article:ID; any other page by its whole address, https://...",
    ]


TEXT = """The talks between the two ministers lasted for two hours.

Officers of both armed forces took part in the talks on drones.

A joint group on drones is to begin its work in October.

Both sides called the meeting in the Ukrainian capital useful.

The ministry did not say how much the training is going to cost.

A delegation of four experts is to travel to Bydgoszcz next month.

The two countries have worked together on drones for three years.
"""


@pytest.mark.parametrize(
    "fields, text, count",
    [
        ("", TEXT, 1),
        ("", TEXT.replace("two hours", "three hours") + "\nThe guests left the city on the night train.\n", 1),
        ("related: [20250918-k7x4m2]", TEXT, 0),
        ("status: draft", TEXT, 0),
        ("", TEXT.replace("The ", "All the ").replace("ministers", "presidents").replace("Officers", "Pilots"), 0),
    ],
    ids=["the same", "with changes", "named as related", "a draft", "rewritten"],
)
def test_two_articles_with_one_text(room, fields, text, count):
    found = [line for line in two(room, "", fields, one=TEXT, two=text) if "near-duplicate" in line]
    assert len(found) == count
    if count:
        assert found[0].startswith(f"{TALKS}:2:5 archive/near-duplicate: Most of this text is in {SECOND} as well.")


def test_registers_are_looked_at_on_trial_only(tmp_path):
    import dataclasses

    desk = load_desk(ROOT)
    on_trial = dataclasses.replace(desk, settings=desk.settings._replace(preview=True))
    said = [f for f in check_paths([ROOT / "articles"], desk).findings if f.rule == "archive/register-entry-unused"]
    tried = [f for f in check_paths([ROOT / "articles"], on_trial).findings if f.rule == "archive/register-entry-unused"]
    assert said == [] and all(Path(f.path).name in ("sections.yaml", "staff.yaml") for f in tried) and tried
