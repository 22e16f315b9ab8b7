"""The library: what articles have in common is asked of the disk, and the answers are those of memory."""

from collections import defaultdict

import pytest
from a_busy_newsroom import busy_newsroom
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checking.check import check_paths
from copydesk.checking.workers import Processes
from copydesk.desk import load_desk
from copydesk.facts import Facts, Link
from copydesk.finding import Spot
from copydesk.library import Library
from copydesk.text import Position

HERE = Spot(Position(1, 1), Position(1, 1), "")
WORDS = st.sampled_from(["", "one", "two", "żółw", "\udcff", "one\ntwo", "\0"])


def facts(path: str, id: str | None = None, links: tuple[str, ...] = (), section: str | None = None) -> Facts:
    named = tuple(Link(target, HERE, "related") for target in links)
    return Facts(path, id, HERE, None, None, None, None, named, (), section=section)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.none() | WORDS, st.lists(WORDS, max_size=3), WORDS), max_size=12))
def test_it_answers_as_memory_would(told):
    articles = [facts(f"articles/{n:02}.md", id, tuple(links), word) for n, (id, links, word) in enumerate(told)]
    library = Library("articles", articles)
    by_id, by_link = defaultdict(list), defaultdict(list)
    for article in articles:
        if article.id:
            by_id[article.id].append(article)
        for target in dict.fromkeys(link.target for link in article.links):
            by_link[target].append(article)
    assert list(library) == articles
    assert list(library.paths()) == [article.path for article in articles]
    assert dict(library.sharing("id")) == {id: same for id, same in by_id.items() if len(same) > 1}
    for word in ["one", "żółw", "\udcff", "one\ntwo", "\0"]:
        assert library.has("id", word) == (word in by_id)
        assert list(library.having("link", word)) == by_link[word]
    unmet = [a for a in articles if any(link.target not in by_id for link in a.links)]
    assert list(library.lacking("link", "id")) == unmet
    for article in articles:
        assert article.path in library
        assert library.section(article.path) == article.section


def test_what_is_added_after_a_question_is_found_too():
    library = Library("articles", [facts("articles/a.md", "one")])
    assert not library.has("id", "two")
    library.add([facts("articles/b.md", "two"), facts("articles/c.md", "one")])
    assert library.has("id", "two")
    assert [article.path for _, same in library.sharing("id") for article in same] == ["articles/a.md", "articles/c.md"]
    assert [library.is_among(f"articles/{name}.md", 1) for name in "abc"] == [True, False, False]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return busy_newsroom(tmp_path_factory.mktemp("busy") / "news")


def test_one_article_is_told_what_it_is_told_in_a_check_of_all(folder):
    def told(*paths):
        found = check_paths([folder / path for path in paths], load_desk(folder), None, Processes(1)).findings
        return [f for f in found if f.rule.startswith(("archive/", "markup/internal")) and f.path.endswith(".md")]

    everything = told("articles")
    paths = sorted({finding.path for finding in everything})
    assert len(paths) > 4
    assert [finding for path in paths for finding in told(path)] == everything
