"""`copydesk diff`, as a user types it, on real repositories."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, git, newsroom, plain_git, run, write  # noqa: E402, F401

from copydesk.report.look import Look  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

FOLDER = "articles/2025/09/18"
ODD = f"{FOLDER}/odd \x1b[31m\nŁ.md"


@pytest.fixture
def folder(tmp_path):
    folder = newsroom(tmp_path / "desk", {
        f"{FOLDER}/ministers.md": article_text("", "Eleven people were on board, the ministry said."),
        f"{FOLDER}/gone.md": article_text("id: gone-1", "Nobody knows."),
        ODD: article_text("id: odd-1", "It moved."),
    })  # fmt: skip
    commit(folder)
    write(
        folder, f"{FOLDER}/ministers.md", article_text("", "Twelve people were on board, the ministry said.")
    )
    (folder / FOLDER / "gone.md").unlink()
    (folder / ODD).rename(folder / FOLDER / "moved.md")
    write(
        folder,
        f"{FOLDER}/new.md",
        article_text('id: new-1\nheadline: "<b>A & B</b> \\x1b[31m"', "See <script>alert(1)</script>."),
    )
    return folder


TEXT = f"""\
{FOLDER}/gone.md: Ministers meet in Kyiv for talks on drones
  Deleted. It was: published, 2 words.

{FOLDER}/ministers.md: Ministers meet in Kyiv for talks on drones
  paragraph 1, substance: [-Eleven-]{{+Twelve+}} people were on board, the ministry said.

{FOLDER}/moved.md: Ministers meet in Kyiv for talks on drones
  Moved from {FOLDER}/odd \\u001b[31m\\u000aŁ.md.

{FOLDER}/new.md: <b>A & B</b> \\u001b[31m
  New: published, 2 words.

4 articles differ, 1 in substance.
"""


def test_against_the_working_tree_and_another_commit(folder, run):  # noqa: F811
    assert run(folder, "diff", "HEAD") == (0, TEXT, "")
    commit(folder)
    assert run(folder, "diff", "HEAD") == (0, "No article differs.\n", "")
    assert run(folder, "diff", "HEAD~1", "HEAD") == (0, TEXT, "")


def test_paths(folder, run):  # noqa: F811
    assert run(folder, "diff", "HEAD", f"{FOLDER}/gone.md", f"{FOLDER}/new.md")[1].endswith(
        "2 articles differ, 0 in substance.\n"
    )
    assert run(folder, "diff", "HEAD", "articles")[1] == TEXT
    assert run(folder, "diff", "HEAD", ODD)[1].endswith("1 article differs, 0 in substance.\n")
    assert run(folder / "articles", "diff", "HEAD", "2025/09/18/new.md")[1].startswith("2025/09/18/new.md: ")


class _Page(HTMLParser):
    def __init__(self, text: str):
        super().__init__()
        self.tags: list[str] = [""]
        self.changed: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)

    def handle_data(self, data):
        if self.tags[-1] in ("del", "ins"):
            self.changed.append((self.tags.pop(), data))


def test_the_page_is_self_contained_and_shows_what_it_is_told(folder, run):  # noqa: F811
    code, out, err = run(folder, "diff", "HEAD", "--format", "html")
    page = _Page(out)
    assert (code, err) == (0, "")
    assert page.changed == [("del", "Eleven"), ("ins", "Twelve")]
    assert not {"script", "b", "link", "img", "iframe"} & set(page.tags)
    assert "&lt;b&gt;A &amp; B&lt;/b&gt; \\u001b[31m" in out and "\x1b" not in out
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in out
    assert '<del class="substance">Eleven</del><ins class="substance">Twelve</ins> people' in out


def test_the_terminal_has_colours(folder, run, monkeypatch):  # noqa: F811
    monkeypatch.setattr("copydesk.report.look.look_for", lambda *_: Look(colour=True))
    out = run(folder, "diff", "HEAD", f"{FOLDER}/ministers.md")[1]
    assert "\x1b[9;31mEleven\x1b[0m\x1b[32mTwelve\x1b[0m people" in out


@pytest.mark.parametrize(
    "asked, said",
    [
        (["nope"], "copydesk: 'nope' names no commit that this clone knows."),
        (
            ["HEAD", "nope"],
            "copydesk diff: 'nope' names no commit that this clone knows, and no file or folder of the newsroom.",
        ),
        (["HEAD", "../.."], "copydesk diff: '../..' names no commit"),
        (["HEAD", ""], "copydesk diff: '' names no commit"),
    ],
)
def test_wrong_use_is_told(folder, run, asked, said):  # noqa: F811
    code, out, err = run(folder, "diff", *asked)
    assert code == 2 and not out and err.startswith(said)


def test_without_git_there_is_nothing_to_compare_with(tmp_path, run):  # noqa: F811
    assert "is in no Git repository" in run(newsroom(tmp_path / "other"), "diff", "HEAD")[2]


def test_in_a_clone_that_lacks_blobs_it_says_how_to_get_them(folder, run, tmp_path):  # noqa: F811
    commit(folder)
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{folder}", "clone")
    code, _, err = run(tmp_path / "clone", "diff", "HEAD~1")
    assert code == 2 and "git fetch --no-filter --refetch" in err
