"""What an article says to the desk is not said to readers."""

import json

from a_newsroom import newsroom, plain_git, run  # noqa: F401

from copydesk.rules.example import article_text

BODY = """\
<!-- copydesk: ignore copy/doubled-word: the film's title -->

The film hours hours opens in Kyiv.

It is sold out <!-- copydesk: ignore copy/misspelling: the poster's word --> at the cementary.
"""


def test_suppressions_let_an_article_out_and_stay_in(tmp_path, run):  # noqa: F811
    folder = newsroom(tmp_path / "room", {"articles/2025/09/18/film.md": article_text("", BODY)})
    code, _, errors = run(
        folder, "export", "--worktree", "--out", tmp_path / "out", "--as-of", "2025-09-20T12:00:00Z"
    )
    assert code == 0, errors
    (item,) = (tmp_path / "out/items").iterdir()
    ninjs = json.loads((item / "article.ninjs.json").read_text(encoding="utf-8"))
    html = (item / "article.html").read_text(encoding="utf-8")
    for text in (json.dumps(ninjs), html):
        assert "copydesk:" not in text and "film's title" not in text and "poster" not in text
    assert "It is sold out at the cementary." in html
