"""What is taken for a slip in a name, and what for somebody else's."""

import pytest

from copydesk.desk.names import slips
from copydesk.rules.name._spelling import is_slip


@pytest.mark.parametrize(
    "one, other, count",
    [
        ("tusk", "tusk", 0),
        ("kamsyz", "kamysz", 1),
        ("shmygal", "shmyhal", 1),
        ("zelensy", "zelensky", 1),
        ("umierow", "umerov", 2),
        ("duda", "merz", 3),
    ],
)
def test_slips_count_letters_wrong_missing_too_many_and_turned_around(one, other, count):
    assert slips(one, other) == slips(other, one) == count


@pytest.mark.parametrize("typed", ["shmygal", "shmyhl", "shmyahl", "shmyhhal"])
def test_a_letter_is_a_slip(typed):
    assert is_slip(typed, "shmyhal", 6)


@pytest.mark.parametrize(
    "typed, known",
    [
        ("zelenska", "zelensky"),
        ("nawrocka", "nawrocki"),
        ("nawrockiego", "nawrocki"),
        ("merkels", "merkel"),
        ("stoltenbergs", "stoltenberg"),
        ("tusks", "tusk"),
        ("sikorsky", "sikorski"),
    ],
)
def test_an_inflected_form_or_another_gender_is_none(typed, known):
    assert not is_slip(typed, known, 6)


def test_the_desk_knows_who_a_word_may_be_a_slip_for(desk):
    assert desk.names.like("Kosiniak-Kamsyz") == ("kosiniakkamysz",)
    assert desk.names.like("Wladyslaw") == ("wladyslaw",)
    assert desk.names.like("However") == ()


def test_no_two_people_of_the_register_are_taken_for_a_slip_of_one_another(desk):
    surnames = [word for word in desk.names.surnames]
    close = [(a, b) for a in surnames for b in surnames if a < b and is_slip(a.casefold(), b.casefold(), 6)]
    assert close == []
