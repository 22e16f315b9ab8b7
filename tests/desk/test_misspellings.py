"""A few words are looked up in the text of the list, many in a dict of it: it makes no difference."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.desk import words
from copydesk.desk.words import Misspellings

HOUSE = {"misspellings": {"teh": "THE", "Buget": "budget"}}
ALL = dict(Misspellings(HOUSE, lambda: {"recieve"}))
LISTED = sorted(dict(Misspellings({}, set)))


def fresh() -> Misspellings:
    return Misspellings(HOUSE, lambda: {"recieve"})


def test_the_list_is_in_order_as_looking_up_needs_it():
    wrong = [line.partition(b"->")[0] for line in words._list().splitlines()]
    assert wrong == sorted(wrong)
    assert fresh()[LISTED[0]] == ALL[LISTED[0]] and fresh()[LISTED[-1]] == ALL[LISTED[-1]]


def test_the_house_has_the_last_word():
    assert fresh()["teh"] == "THE" and fresh()["buget"] == "budget"
    assert "recieve" in LISTED and "recieve" not in fresh()


@given(st.frozensets(st.one_of(st.sampled_from(LISTED), st.text(max_size=12), st.sampled_from(["teh", "recieve"]))))
def test_few_words_and_many_are_found_alike(asked):
    expected = {word for word in asked if word in ALL}
    few, many = fresh(), fresh()
    many._looked_up = words._MANY + 1
    assert few.among(asked) == many.among(asked) == expected
    assert {word: few[word] for word in expected} == {word: many[word] for word in expected}
