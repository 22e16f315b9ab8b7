"""Paths by a pattern: `articles/2019/**`, `articles/*/*/*/poll-*.md`.

`*` stands for any part of a name, `?` for one character, `[abc]` for one of several, and `**` for any number
of folders. A pattern that fits a folder goes for all that is in it. Capitals count.
"""

import re
from fnmatch import translate
from functools import cached_property


class Glob:
    """One pattern, with forward slashes. Matching takes time in proportion to the pattern and the path."""

    def __init__(self, pattern: str):
        self.pattern = pattern

    @cached_property
    def _names(self) -> list[re.Pattern[str] | None]:
        """What each name of the path has to fit; None stands for `**`."""
        names = [name for name in self.pattern.split("/") if name not in ("", ".")]
        return [None if name == "**" else re.compile(translate(name)) for name in names]

    def matches(self, path: str) -> bool:
        """Whether a path, or a folder above it, fits."""
        wanted = self._names
        at = self._past_stars({0})
        for name in path.split("/"):
            if len(wanted) in at:
                return True
            step = set()
            for index in at:
                pattern = wanted[index]
                if pattern is None:
                    step.add(index)
                elif pattern.match(name):
                    step.add(index + 1)
            at = self._past_stars(step)
        return len(wanted) in at

    def _past_stars(self, at: set[int]) -> set[int]:
        """Also the places behind each `**` that may stand for nothing."""
        for index in sorted(at):
            while index < len(self._names) and self._names[index] is None:
                index += 1
                at.add(index)
        return at
