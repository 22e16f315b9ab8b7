"""Patterns that wait for their first use."""

import re
import sys

import pytest

from copydesk.pattern import Pattern
from copydesk.rules.book import all_rules


def test_it_finds_what_a_compiled_one_finds():
    lazy, compiled = Pattern("(?P<day>[0-9]+) may", re.I), re.compile("(?P<day>[0-9]+) may", re.I)
    text = "On 3 May and 12 MAY."
    assert [match["day"] for match in lazy.finditer(text)] == ["3", "12"]
    assert lazy.search(text, 5).span() == compiled.search(text, 5).span()
    assert lazy.sub("today", text) == compiled.sub("today", text)


def test_it_waits():
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def patterns_in(value):
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from patterns_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from patterns_in(item)


def test_every_pattern_of_the_rules_can_be_compiled():
    assert all_rules()
    modules = [module for name, module in sys.modules.items() if name.startswith("copydesk.")]
    found = [pattern for module in modules for pattern in patterns_in(list(vars(module).values()))]
    assert len(found) > 150
    for pattern in found:
        re.compile(pattern.text, pattern.flags)
