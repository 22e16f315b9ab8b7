"""The fixes of the rules on spelling, spaces, marks and letters, and the list of spellings itself."""

import re

import pytest
from test_copy_fixes import mended

from copydesk.article.yaml import read_yaml
from copydesk.rules.example import article_text
from copydesk.rules.personal import is_card, is_iban, is_pesel


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("They met  in Kyiv ( at last ) .", "They met in Kyiv (at last)."),
        ("It was long,hard and “ useful ” , too.", "It was long, hard and “useful”, too."),
        ("“It was,” she said. \"It's 'dull',\" he said.", "“It was,” she said. “It’s ‘dull’,” he said."),
        ("“Rock 'n' roll,” in the '90s, the girls' song.", "“Rock ’n’ roll,” in the ’90s, the girls’ song."),
        ('A “door” of 6\'2", 12" wide, is **"new"**.', 'A “door” of 6\'2", 12" wide, is **“new”**.'),
    ],
)
def test_safe_fixes(wrong, right, desk):
    text, rules = mended(wrong, desk)
    assert text == article_text("", right) and rules


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("Colors of the centers, well-traveled.", "Colours of the centres, well-travelled."),
        ("In Kуiv and Харкiв.", "In Kyiv and Харків."),
        ("The ministerâ€™s KrakÃ³w, gÄ™Ĺ›lÄ….", "The minister’s Kraków, gęślą."),
        ("donÃ¢â‚¬â„¢t", "don’t"),
    ],
)
def test_unsafe_fixes_are_made_only_when_asked_for(wrong, right, desk):
    assert mended(wrong, desk) == (article_text("", wrong), [])
    assert mended(wrong, desk, unsafe=True)[0] == article_text("", right)


@pytest.mark.parametrize(
    "typed, value",
    [
        ("'They said \"yes\" to the ministry''s plan for the “drones”.'",
         "They said “yes” to the ministry’s plan for the “drones”."),
        ('"They said \\"yes\\" to the ministry\'s plan for the “drones”."',
         "They said “yes” to the ministry’s plan for the “drones”."),
        ("They said \"yes\" to the ministry's plan for the “drones”.",
         "They said “yes” to the ministry’s plan for the “drones”."),
        (">-\n  They said \"yes\" to the ministry's\n  plan for the “drones”.",
         "They said “yes” to the ministry’s plan for the “drones”."),
    ],
)
def test_marks_in_a_field_are_mended_however_it_is_quoted(typed, value, desk):
    text, rules = mended("They met.", desk, fields=f"lead: {typed}")
    assert rules == ["copy/quote-mix"]
    assert read_yaml(text.split("---\n")[1]).value["lead"] == value


@pytest.mark.parametrize("body", ['“Yes,” she said. "No, he said.', "“Yes.” It is ' alone."])
def test_marks_that_can_t_be_told_apart_have_no_fix(body, desk):
    assert mended(body, desk, unsafe=True)[0] == article_text("", body)


def test_the_list_of_spellings_is_two_sided(desk):
    british, american = desk.varieties["GB"], desk.varieties["US"]
    assert len(british) >= 400 and len(american) >= 1000
    assert not british.keys() & set(british.values()) and not american.keys() & set(american.values())
    assert not british.keys() & american.keys()
    both = "practice license meter program story check tire curb draft advisor organize organization".split()
    assert not [word for word in both if word in british]
    one_way = {"tyre": "tire", "kerb": "curb", "programme": "program", "organise": "organize"}
    assert one_way.items() <= american.items()
    for word in [*british, *american]:
        assert re.fullmatch("[a-z]+", word)
        assert word not in desk.misspellings, word


@pytest.mark.parametrize(
    "digits, right",
    [("44051401359", True), ("02270803624", True), ("44051401358", False), ("99999999999", False)],
)
def test_pesel(digits, right):
    assert is_pesel(digits) is right


@pytest.mark.parametrize(
    "typed, right",
    [("GB29 NWBK 6016 1331 9268 19", True), ("DE89370400440532013000", True),
     ("DE88370400440532013000", False), ("PL61", False)],
)
def test_iban(typed, right):
    assert is_iban(typed) is right


@pytest.mark.parametrize("digits, right", [("4111111111111111", True), ("4111111111111112", False)])
def test_card(digits, right):
    assert is_card(digits) is right
