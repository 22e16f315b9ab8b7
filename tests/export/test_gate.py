"""The embargo gate: a bundle is, byte for byte, as if what is not out had never been filed."""

from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from a_newsroom import AS_OF, PHOTO, files_of, newsroom, plain_git, png, press, unchecked, write  # noqa: F401
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.article.times import parse_time
from copydesk.checking.result import Result
from copydesk.desk import load_desk
from copydesk.export import bundle
from copydesk.export.staging import Target
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

WAYS_OUT = {
    "out": "",
    "out since now": "published: 2025-09-20T14:00:00+02:00",
    "embargo over": "embargo: 2025-09-20T14:00:00+02:00",
    "taken back": "status: withdrawn\nwithdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was not genuine.}",
}
WAYS_NOT_OUT = {
    "draft": "status: draft",
    "held": "status: held",
    "scheduled": "published: 2025-09-20T14:00:01+02:00",
    "embargoed": "embargo: 2025-09-20T14:00:01+02:00",
    "taken back before it was out": WAYS_OUT["taken back"] + "\npublished: 2025-09-20T14:00:01+02:00",
    "without a time": "published: soon",
    "held and updated": "status: held\nupdates: [{at: '2025-09-19T12:00:00+02:00', note: More.}]",
}
articles = st.tuples(
    st.sampled_from([*WAYS_OUT, *WAYS_NOT_OUT]),
    st.sets(st.integers(0, 4)),  # those it names in `related`
    st.sets(st.integers(0, 4)),  # those it links to
    st.booleans(),  # whether it has a photo
)


def text(number: int, way: str, related: set[int], linked: set[int], photo: bool) -> str:
    word = f"walrus{number}"
    picture = PHOTO.replace("ministers.png", f"{word}.png") if photo else ""
    links = " ".join(f"[animal {other}](article:20250918-walrs{other})" for other in sorted(linked))
    return article_text(
        f"{(WAYS_OUT | WAYS_NOT_OUT)[way]}\nid: 20250918-walrs{number}\nheadline: The {word} was seen\n"
        f"lead: The {word} lay on the beach.\n"
        f"related: [{', '.join(f'20250918-walrs{other}' for other in sorted(related))}]\n{picture}",
        f"The {word} went away. {links}",
    )


def exported(folder: Path, filed: list) -> dict[str, bytes]:
    """The bundle of the articles of a list, each at the place of its number; None is one never filed."""
    newsroom(folder, {"articles/README.md": "Nothing."})
    for number, article in enumerate(filed):
        if article:
            write(folder, f"articles/2025/09/18/walrus{number}-seen.md", text(number, *article))
            write(folder, f"articles/2025/09/18/walrus{number}.png", png(4 + number, 3))
    state = Worktree(load_desk(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle, "check_entries", lambda entries, *_, **__: Result((), len(entries)))
        bundle.export(state, parse_time(AS_OF).astimezone(UTC), Target.of(folder / "bundle", False))
    return files_of(folder / "bundle")


@settings(max_examples=12, deadline=None)
@given(st.lists(articles, min_size=3, max_size=5))
def test_what_is_not_out_leaves_no_byte(filed):
    out = [article if article[0] in WAYS_OUT else None for article in filed]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        files = exported(Path(one), filed)
        assert files == exported(Path(other), out)
    for number, article in enumerate(out):
        if not article:
            for name in (f"walrus{number}".encode(), f"walrs{number}".encode()):
                assert [path for path, data in files.items() if name in data + path.encode()] == []


def test_an_address_that_names_what_is_not_out_is_not_given(tmp_path, press):
    address = "https://example.org/items/20250917-hidde2/article.html"
    fields = f"""byline: [{{name: Jan Example, role: stringer, uri: "{address}"}}]
sources: [{{name: The count, url: "{address}"}}]
photos:
  - {{id: count, url: "{address}", caption: The count on the river bank, alt: A person counts, credit: PAP/Anna}}
"""
    hidden = "id: 20250917-hidde2\nstatus: held\nheadline: Badgers are counted along the river bank"
    articles = {
        "articles/2025/09/18/talks.md": article_text(fields),
        "articles/2025/09/17/badgers-counted.md": article_text(hidden),
    }
    _, files = press(newsroom(tmp_path / "news", articles), tmp_path / "out")
    assert "Jan Example" in files["items/20250918-k7x4m2/article.html"].decode()
    assert [path for path, data in files.items() if b"hidde2" in data] == []
