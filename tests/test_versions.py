"""The numbers of published versions: what must always hold of them, and that the cache changes nothing."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "export"))
from a_newsroom import commit, newsroom, plain_git, write  # noqa: E402, F401

from copydesk import versions  # noqa: E402
from copydesk.cache import Cache  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.git import Repository  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402
from copydesk.versions import published_versions  # noqa: E402

LATER = "2025-09-20T12:00:00Z"
AS_OF = datetime(2030, 1, 1, tzinfo=UTC)
IDS = ("20250918-aaaaa1", "20250918-bbbbb1")
STATUSES = ("draft", "published", "held", "withdrawn")
EDITS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(STATUSES), st.integers(0, 2), st.integers(0, 1)),
    min_size=1,
    max_size=8,
)


@pytest.fixture
def folder(tmp_path):
    return newsroom(tmp_path / "news", {"articles/README.md": "No article.\n"})


def numbers(repository, head, desk, cache=None) -> dict[str, int]:
    """The number of each article's last version."""
    return {v.state.id: v.number for v in published_versions(repository, head, desk, AS_OF, cache)}


def past(folder: Path, edits) -> list[str]:
    """A history of its own in a folder's repository, a commit for each edit: (id, status, text, folder of its
    file); the ids of the commits."""
    stream, where = b"", {}
    for number, (id, status, text, place) in enumerate(edits, 1):
        path = f"articles/2025/09/{18 + place}/{id}.md"
        data = article_text(f"id: {id}\nstatus: {status}", f"Text {text}.").encode()
        stream += b"commit refs/heads/x\nmark :%d\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n" % (
            number,
            1758400000 + 60 * number,
        )
        if number > 1:
            stream += b"from :%d\n" % (number - 1)
        if where.get(id, path) != path:
            stream += b"D %s\n" % where[id].encode()
        where[id] = path
        stream += b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
    run = ["git", "-C", str(folder)]
    subprocess.run([*run, "fast-import", "--quiet", "--force"], input=b"reset refs/heads/x\n" + stream, check=True)
    listed = subprocess.run([*run, "rev-list", "--reverse", "x"], check=True, capture_output=True, text=True)
    return listed.stdout.split()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_a_number_grows_by_one_with_each_published_change_and_never_shrinks(folder, edits):
    if not (folder / ".git").exists():
        commit(folder)
    repository, desk = Repository.of(folder), load_desk(folder)
    standing: dict[str, tuple[str, int]] = {}
    wanted: dict[str, int] = {}
    for (id, status, text, _), head in zip(edits, past(folder, edits), strict=True):
        if standing.get(id) != (status, text):  # a move alone is none
            standing[id] = (status, text)
            if status != "draft":
                wanted[id] = wanted.get(id, 0) + 1
        assert numbers(repository, head, desk) == wanted


def test_what_the_cache_knows_is_not_read_again(folder, tmp_path, monkeypatch):
    for text in ("One.", "Two."):
        write(folder, "articles/2025/09/18/a.md", article_text(f"id: {IDS[0]}", text))
        commit(folder, LATER)
    repository, desk = Repository.of(folder), load_desk(folder)
    cache, head = Cache(tmp_path / "cache"), repository.head()
    assert numbers(repository, head, desk, cache) == {IDS[0]: 2}
    assert cache.contents().kinds == {"dated": 2}
    read = versions.read_frontmatter
    monkeypatch.setattr(versions, "read_frontmatter", None)
    assert numbers(repository, head, desk, cache) == {IDS[0]: 2}
    monkeypatch.setattr(versions, "read_frontmatter", read)
    write(folder, "articles/2025/09/18/a.md", article_text(f"id: {IDS[0]}", "Three."))
    assert numbers(repository, commit(folder, LATER), desk, cache) == {IDS[0]: 3}


@pytest.mark.parametrize("kept", [b"", b"[]", b"[1, 2, 3, 4]", b'{"id": 1}', b"\xff", b"[" * 100_000])
def test_bytes_in_the_cache_that_are_no_state_are_worked_out_anew(folder, kept):
    write(folder, "articles/2025/09/18/a.md", article_text(f"id: {IDS[0]}"))
    head = commit(folder)

    class Odd(Cache):
        def get(self, kind, keys):
            return dict.fromkeys(keys, kept)

    assert numbers(Repository.of(folder), head, load_desk(folder), Odd(None)) == {IDS[0]: 1}
