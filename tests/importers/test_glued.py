"""Names with a note glued to them."""

import pytest

from copydesk.importers.glued import Person, part_notes
from copydesk.importers.notes import Notes


def part(text, desk):
    notes = Notes()
    mended, people = part_notes(text, 7, desk.people, notes)
    return mended, people, [note.text for note in notes.found if note.open]


@pytest.mark.parametrize(
    "text, mended, name, role",
    [
        ("Talks with Jan NowakMinister of Finance, are planned.", "Talks with Jan Nowak are planned.",
         "Jan Nowak", "Minister of Finance"),
        ("In talks with Jan NowakMinister of Finance, they agreed.", "In talks with Jan Nowak, they agreed.",
         "Jan Nowak", "Minister of Finance"),
        ("They met Anna Maria Żak-ŁęckaDeputy Speaker of the Sejm.", "They met Anna Maria Żak-Łęcka.",
         "Anna Maria Żak-Łęcka", "Deputy Speaker of the Sejm"),
        ("But Jan NowakForeign Minister of Utopia (1999)", "But Jan Nowak (1999)",
         "Jan Nowak", "Foreign Minister of Utopia"),
        ("President Volodymyr ZelenskyPresident of Ukraine spoke.", "President Volodymyr Zelensky spoke.",
         "Volodymyr Zelensky", "President of Ukraine"),
        ("Jan NowakHead of the shore power project, said so.", "Jan Nowak said so.",
         "Jan Nowak", "Head of the shore power project"),
    ],
)  # fmt: skip
def test_a_note_is_parted_from_its_name(text, mended, name, role, desk):
    assert part(text, desk)[:2] == (mended, [Person(name, role)])


@pytest.mark.parametrize(
    "text",
    ["Ronald McDonald and Fiona MacArthur met in LaSalle.", "The iPhone and YouTube", "PrimeMinister",
     "deMinister", "The NATOSecretary spoke.", "Jan NowakSzef of the office"],
)  # fmt: skip
def test_other_words_are_left_alone(text, desk):
    assert part(text, desk) == (text, [], [])


def test_a_note_without_a_clear_end_is_left_and_said(desk):
    text = "Jan NowakHead of the biggest project there has ever been said so."
    mended, people, notes = part(text, desk)
    assert (mended, people) == (text, []) and "where the note ends is not clear" in notes[0]


def test_two_in_one_paragraph(desk):
    mended, people, _ = part("Jan NowakMayor of Radom, and Ewa LisGovernor of Utopia, met.", desk)
    assert mended == "Jan Nowak, and Ewa Lis, met."
    assert [person.role for person in people] == ["Mayor of Radom", "Governor of Utopia"]
