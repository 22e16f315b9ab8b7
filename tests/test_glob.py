"""Paths by a pattern."""


import pytest

from copydesk.glob import Glob


@pytest.mark.parametrize(
    "pattern, path, fits",
    [
        ("articles/2019/**", "articles/2019/01/02/poll.md", True),
        ("articles/2019/**", "articles/2020/01/02/poll.md", False),
        ("articles/2019", "articles/2019/01/02/poll.md", True),
        ("articles/201", "articles/2019/01/02/poll.md", False),
        ("articles/201?", "articles/2019/01/02/poll.md", True),
        ("articles/*/01", "articles/2019/01/02/poll.md", True),
        ("articles/*/02", "articles/2019/01/02/poll.md", False),
        ("articles/**/02", "articles/2019/01/02/poll.md", True),
        ("**/poll*.md", "articles/2019/01/02/poll-two.md", True),
        ("**/poll*.md", "poll.md", True),
        ("**", "poll.md", True),
        ("poll.md", "articles/2019/01/02/poll.md", False),
        ("articles/**/**/poll.md", "articles/poll.md", True),
        ("./articles//2019/", "articles/2019/a.md", True),
        ("articles/[ab]*", "articles/b.md", True),
        ("articles/[!ab]*", "articles/b.md", False),
        ("articles/A.md", "articles/a.md", False),
        ("articles/*", "articles/new\nline.md", True),
        ("articles/[", "articles/[", True),
    ],
)
def test_what_fits(pattern, path, fits):
    assert Glob(pattern).matches(path) is fits


@pytest.mark.parametrize(
    "pattern, path",
    [
        ("*a" * 60 + "b", "a" * 4_000),
        ("**/a/" * 60 + "b", "a/" * 2_000 + "c"),
        ("**/*a*a*a/" * 30 + "b", "aaaaaa/" * 500),
    ],
)
def test_a_pattern_made_to_be_slow_is_not(pattern, path):
    assert not Glob(pattern).matches(path)  # with backtracking it would not come back
