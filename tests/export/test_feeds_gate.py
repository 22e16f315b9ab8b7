"""What is not out leaves no byte in any feed, and the order in which articles are found changes none."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from a_feed import feeds_of, view_of
from a_newsroom import newsroom
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.times import parse_time
from copydesk.desk import load_desk
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

NOON = "2025-09-18T12:00:00+02:00"
AT = {
    "published": "status: published\npublished: {before}",
    "embargoed": "status: published\npublished: {before}\nembargo: {after}",
    "scheduled": "status: published\npublished: {after}",
    "draft": "status: draft\npublished: {before}",
    "held": "status: held\npublished: {before}",
    "withdrawn": "status: withdrawn\npublished: {before}\n"
    "withdrawal: {{at: '{before}', reason: It was wrong., replaced_by: id-0-id}}",
    "withdrawn under embargo": "status: withdrawn\npublished: {before}\nembargo: {after}\n"
    "withdrawal: {{at: '{before}', reason: word{number}word., replaced_by: id-0-id}}",
}
WIRE = st.lists(st.tuples(st.sampled_from(sorted(AT)), st.integers(1, 90_000)), min_size=1, max_size=6)


def article(number: int, state: str, seconds: int) -> str:
    """An article full of a word that stands nowhere else, some seconds before or after noon."""
    noon: datetime = parse_time(NOON)
    before, after = ((noon + timedelta(seconds=sign * seconds)).isoformat() for sign in (-1, 1))
    word = f"word{number}word"
    fields = AT[state].format(before=before, after=after, number=number) + (
        f"\nid: id-{number}-id\nheadline: {word}\nlead: {word}\nrelated: [id-0-id, id-1-id, id-2-id]\n"
        f"aliases: [2024/01/01/{word}]\nbyline: [{{name: {word}}}]\nsources: [{{name: {word}}}]\n"
        f"photos: [{{id: p, url: 'https://example.com/{word}.png', caption: {word}, alt: {word}, credit: {word}}}]"
    )
    return article_text(fields, f"{word} of [word](article:id-0-id) and [word](article:id-1-id).")


def wire(folder: str, states: list[tuple[str, int]]) -> Path:
    """A newsroom with an article for each state."""
    articles = {
        f"articles/2025/09/18/word{number}word-{number}.md": article(number, *state)
        for number, state in enumerate(states)
    }
    return newsroom(Path(folder) / "news", articles)


@settings(max_examples=20, deadline=None)
@given(WIRE)
def test_not_a_byte_of_what_is_not_out(states):
    with TemporaryDirectory() as folder:
        files = feeds_of(view_of(wire(folder, states), NOON))
    whole = "".join(path + data.decode() for path, data in files.items())
    for number, (state, _) in enumerate(states):
        assert (f"word{number}word" in whole) == (state == "published"), state
        assert (f"id-{number}-id" in whole) == (state in ("published", "withdrawn")), state


ORDERED = WIRE.flatmap(lambda states: st.tuples(st.just(states), st.permutations(range(len(states)))))


@settings(max_examples=10, deadline=None)
@given(ORDERED)
def test_the_order_of_the_files_changes_nothing(ordered):
    states, order = ordered
    with TemporaryDirectory() as folder:
        room = wire(folder, states)
        found = Worktree(load_desk(room)).paths
        assert feeds_of(view_of(room, NOON, [found[i] for i in order])) == feeds_of(view_of(room, NOON))
