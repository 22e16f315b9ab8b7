"""Captions and credits taken apart."""

import pytest

from copydesk.importers.lines import Line
from copydesk.importers.notes import Notes
from copydesk.importers.picture import Picture, read_pictures


def read(*lines: str) -> tuple[list, list[str]]:
    """The items of lines that stand directly below each other, and the notes to look at."""
    notes = Notes()
    items = read_pictures([Line(n, text, n > 1) for n, text in enumerate(lines, 1)], notes)
    return items, [note.text for note in notes.found if note.open]


@pytest.mark.parametrize(
    "line, caption, credit",
    [
        ("Two men at a tablePhoto: PAP/Jan Nowak", "Two men at a table", "PAP/Jan Nowak"),
        ("Two men at a table. Photo: PAP/Jan Nowak", "Two men at a table.", "PAP/Jan Nowak"),
        ("Two men at a table (Photo: PAP/Jan Nowak)", "Two men at a table", "PAP/Jan Nowak"),
        ("A bridge Photo by Jan Nowak", "A bridge", "Jan Nowak"),
        ("A bridge PHOTO: REUTERS/Jan Nowak", "A bridge", "REUTERS/Jan Nowak"),
        ("A bridgeFot. PAP/EPA/ANDY ADAMS", "A bridge", "PAP/EPA/ANDY ADAMS"),
        ("A bridge A bridgePhoto: PAP/Jan Nowak", "A bridge", "PAP/Jan Nowak"),
        ("Photo: East News/Jan Nowak", "Photo: East News/Jan Nowak", "East News/Jan Nowak"),
    ],
)
def test_caption_and_credit(line, caption, credit):
    (picture,), _ = read(line)
    assert (picture.caption, picture.credit) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        "He posted a photo: it showed a tank.",
        "Photo: what the satellites saw over the base on that night in May.",
        "The photo agency PAP/EPA has closed.",
        "Image: a word that means more than it says",
    ],
)
def test_prose_stays_prose(line):
    items, _ = read(line)
    assert items == [Line(1, line)]


def test_a_caption_that_cannot_be_told_apart_is_said():
    items, notes = read(
        "A bridgePhoto: PAP/Jan Nowak. It was closed in May. Nobody was hurt, the police said."
    )
    assert isinstance(items[0], Line) and "could not be told apart" in notes[0]


def test_one_credit_twice_is_one_picture():
    (picture,), notes = read("Photo: PAP/A B Photo: PAP/A B")
    assert picture.bare and picture.caption == "Photo: PAP/A B"
    assert "stands twice" in notes[0]


@pytest.mark.parametrize(
    "credits, count", [("A A", 1), ("A B", 2), ("A A A A", 2), ("A A A", 2), ("A B B", 2)]
)
def test_a_gallery_on_one_line(credits, count):
    items, _ = read(" ".join(f"Photo: PAP/{name} X" for name in credits.split()))
    assert [type(item) for item in items] == [Picture] * count


def test_an_alternative_text_that_repeats_the_caption_goes():
    items, notes = read("The lead.", "A bridge", "A bridgePhoto: PAP/A B")
    assert [type(item) for item in items] == [Line, Picture] and items[1].alt == "" and not notes


def test_another_line_directly_above_is_the_alternative_text():
    items, notes = read("The lead.", "Cars on a bridge", "The new bridgePhoto: PAP/A B")
    assert items[1].alt == "Cars on a bridge" and len(notes) == 1


def test_the_lead_and_a_sentence_are_no_alternative_text():
    items, _ = read("Cars on a bridge", "The new bridgePhoto: PAP/A B")
    assert items[1].alt == ""
    items, _ = read("The lead.", "Cars drove over a bridge.", "The new bridgePhoto: PAP/A B")
    assert len(items) == 3
