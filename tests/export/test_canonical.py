"""Canonical JSON: the bytes are those of the library, whatever the value."""

import math
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from copydesk.export import canonical

ANY = st.characters(codec=None, exclude_categories=())
texts = st.text(st.one_of(ANY, st.sampled_from("a\x7f\ud7ff\ue000\uffff\U0001f600\n\"\\/\u2028")), max_size=6)
numbers = st.one_of(st.integers(), st.sampled_from((2**53 - 1, 2**53, -(2**53)))) | st.floats()
leaves = st.one_of(st.none(), st.booleans(), texts, numbers)
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4))


def said(dumps, value):
    """The bytes, or how they were refused."""
    try:
        return dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        return type(error)


@given(values)
def test_the_bytes_are_those_of_the_library(value):
    assert said(canonical.dumps, value) == said(rfc8785.dumps, value)


def test_what_it_writes():
    value = {"b": [1, True, None, "é\n\x1f/"], "a": {}, "€": -0, "A": 9007199254740991}
    assert canonical.dumps(value) == '{"A":9007199254740991,"a":{},"b":[1,true,null,"é\\n\\u001f/"],"€":0}'.encode()


@pytest.mark.parametrize("value", (math.nan, 2**53, date(2025, 9, 18), {1: "a"}, "\ud800"))
def test_what_has_no_canonical_form_is_refused(value):
    assert isinstance(said(canonical.dumps, {"a": [value]}), type)
