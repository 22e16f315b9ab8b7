"""A regular expression that is compiled when it is first used.

The rules have hundreds of them, and most articles need few: a start does not pay for the others. What is wrong
with one would come out late, so a test compiles them all.
"""

import re

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub")


class Pattern:
    """What `re.compile` gives, compiled at the first use of a method."""

    __slots__ = ("text", "flags", *_METHODS)

    def __init__(self, text: str, flags: int = 0):
        self.text, self.flags = text, flags

    def __getattr__(self, name: str):
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.text, self.flags)
        for method in _METHODS:  # from now on there is nothing between a rule and the pattern
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)
