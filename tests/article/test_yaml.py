"""YAML from the parser's events: values, places and problems."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk.article.events as ours
from copydesk.article.yaml import read_yaml


def problems(text):
    return [(p.kind, text[p.span.start : p.span.end]) for p in read_yaml(text).problems]


def test_values_are_those_of_the_core_schema():
    text = "a: 08:00\nb: 1_000\nc: 12\nd: 1.5\ne: yes\nf: true\ng: null\nh: ~\ni:\nj: 2025-09-18\nk: 0x1F\nl: 0o17\nm: .inf\n"
    assert read_yaml(text).value == {
        "a": "08:00", "b": "1_000", "c": 12, "d": 1.5, "e": "yes", "f": True, "g": None, "h": None, "i": None,
        "j": "2025-09-18", "k": 31, "l": 15, "m": ".inf",
    }  # fmt: skip


def test_every_key_and_value_has_its_place():
    text = 'photos:\n  - id: a\n    credit: "PAP/X"  # note\n  - {id: b}\nlead: >-\n  two\n  lines\n'
    places = read_yaml(text).places
    spelt = {route: text[p.value.start : p.value.end] for route, p in places.items() if p.style not in ("{", "[")}
    assert spelt == {
        ("photos", 0, "id"): "a",
        ("photos", 0, "credit"): '"PAP/X"',
        ("photos", 1, "id"): "b",
        ("lead",): ">-\n  two\n  lines\n",
    }
    keys = {route: text[p.key.start : p.key.end] for route, p in places.items() if p.key}
    assert keys[("photos",)] == "photos" and keys[("photos", 1, "id")] == "id"
    assert text[slice(*places[("photos", 0)].value)] == 'id: a\n    credit: "PAP/X"  # note'
    assert text[slice(*places[("photos", 1)].value)] == "{id: b}"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: 1\na: 2\n", [("yaml/duplicate-key", "a")]),
        ("a: &x 1\nb: *x\n", [("yaml/anchor-or-tag", "&x"), ("yaml/anchor-or-tag", "*x")]),
        ("a: !!python/object:os.system x\n", [("yaml/anchor-or-tag", "!!python/object:os.system")]),
        ("a: b: c\n", [("yaml/unquoted-colon", ":")]),
        ("a: [1, 2\nb: 3\n", [("yaml/syntax", ":")]),
        ("? [a]\n: 1\n", [("yaml/syntax", "[")]),
        ("a: \x01\n", [("yaml/syntax", "\x01")]),
    ],
)
def test_what_is_wrong_is_a_problem_with_a_place(text, expected):
    assert problems(text) == expected


def test_a_duplicate_key_keeps_the_first_value_and_its_place():
    document = read_yaml("a: {b: 1}\na: {b: 2, c: 3}\n")
    assert document.value == {"a": {"b": 1}}
    assert ("a", "c") not in document.places
    assert document.places[("a", "b")].value.start == 7


def test_an_alias_bomb_is_never_expanded():
    bomb = "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
    document = read_yaml(bomb)
    assert {p.kind for p in document.problems} == {"yaml/anchor-or-tag"}
    assert len(document.problems) <= ours.MAX_PROBLEMS


@pytest.mark.parametrize("text", ["[" * 10_000, "a: " + "{b: " * 10_000, "- " * 10_000])
def test_deep_nesting_stops(text):
    document = read_yaml(text)
    assert document.broken and [p.kind for p in document.problems] == ["yaml/limit"]


@given(st.text(max_size=120))
def test_any_text_gives_a_document(text):
    document = read_yaml(text)
    assert document.broken == (document.value is None and bool(document.problems)) or not document.broken
    for place in document.places.values():
        assert 0 <= place.value.start <= place.value.end <= len(text)


# Line breaks of other alphabets (NEL, LS, PS) are folded by one version of YAML and not by the other.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | WORDS
    | st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6).map(lambda f: round(f, 3)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, PLAIN, max_size=5), st.sampled_from([None, 2]))
def test_json_is_read_as_it_was_written(values, indent):
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    assert read_yaml(text).value == values


@given(st.text(alphabet="ab:- \n[]{}'\"&*!#|>,?%@`\t1", max_size=40))
def test_the_two_parsers_of_ruamel_agree_on_what_is_right(text):
    """Without the C parser the same text gives the same fields; only the words of a problem differ."""
    if ours.CParser is None:
        pytest.skip("this Python has no C parser for YAML")
    fast = ours.read_events(text, 0, len(text))
    kept, ours.CParser = ours.CParser, None
    try:
        slow = ours.read_events(text, 0, len(text))
    finally:
        ours.CParser = kept
    if not fast.problems and not slow.problems and isinstance(fast.value, dict):
        assert fast.value == slow.value
        assert set(fast.places) == set(slow.places)
