"""`copydesk list` and `copydesk cache`, as a user types them."""

import csv
import io
import json
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
from a_newsroom import commit, newsroom, plain_git, run, write  # noqa: E402, F401

from copydesk.catalogue import Row  # noqa: E402
from copydesk.cli import list_  # noqa: E402
from copydesk.report.catalogue import write_table  # noqa: E402
from copydesk.report.look import Look  # noqa: E402
from copydesk.rules.example import article_text  # noqa: E402

MINISTERS = "articles/2025/09/18/ministers.md"
FLOOD = "articles/2025/09/19/flood.md"
CORRECTED = (
    "id: flood-1\nheadline: '=HYPERLINK(\"https://evil.example\") 洪水: many homes are under water in the south'\n"
    "byline: [mp, '-1+2']\npublished: 2025-09-19T07:00:00+02:00\nsources: [X/@Denys_Shmyhal]\n"
    "corrections:\n  - at: 2025-09-19T11:00:00+02:00\n    kind: refile\n    note: A slip.\n"
)

WIDE = """\
published         status     section  byline  words  headline                       path
2025-09-19 07:00  published  defence             12  洪水: many homes are under w…  a/flood.md
soon\\u001b[2J     held       defence  mp          0  Cafe\u0301                           a/e\u0301\\u000a.md

2 of 2 articles.
"""
NARROW = """\
published         status     section  byline  words  headline               id
2025-09-19 07:00  published  defence             12  洪水: many homes are…  flood-1
soon\\u001b[2J     held       defence  mp          0  Cafe\u0301                   e\u0301\\u000a

2 of 2 articles.
"""
NARROWEST = """\
headline               id
洪水: many homes are…  flood-1
Cafe\u0301                   e\u0301\\u000a

2 of 2 articles.
"""


@pytest.fixture
def folder(tmp_path):
    return newsroom(tmp_path / "desk", {MINISTERS: article_text(""), FLOOD: article_text(CORRECTED)})


def test_the_table(folder, run):  # noqa: F811
    write(
        folder,
        "articles/2025/09/20/draft.md",
        article_text("id: draft-1\nstatus: draft", without="published"),
    )
    code, out, err = run(folder, "list")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
published         status     section  byline    words  headline                                                                          path
2025-09-19 07:00  published  defence  mp, -1+2     12  =HYPERLINK("https://evil.example") 洪水: many homes are under water in the south  articles/2025/09/19/flood.md
2025-09-18 17:17  published  defence  mp           12  Ministers meet in Kyiv for talks on drones                                        articles/2025/09/18/ministers.md
                  draft      defence  mp           12  Ministers meet in Kyiv for talks on drones                                        articles/2025/09/20/draft.md

3 of 3 articles.
"""
    )


@pytest.mark.parametrize("width, said", [(96, WIDE), (83, NARROW), (30, NARROWEST)])
def test_the_table_fits_the_terminal(width, said):
    rows = [
        Row(
            "a/flood.md",
            "flood-1",
            "published",
            "defence",
            "洪水: many homes are under water",
            "2025-09-19T07:00:00+02:00",
            words=12,
        ),
        Row("a/e\u0301\n.md", "", "held", "defence", "Cafe\u0301", "soon\x1b[2J", byline=("mp",)),
    ]
    out = io.StringIO()
    write_table(rows, "2 of 2 articles.", out, Look(), ZoneInfo("Europe/Warsaw"), width)
    assert out.getvalue() == said


def test_json(folder, run):  # noqa: F811
    out = run(folder, "list", "--has-correction", "--since", "2025-09-01", "--format", "json")[1]
    assert [(row["path"], row["byline"], row["corrections"]) for row in json.loads(out)] == [
        (FLOOD, ["mp", "-1+2"], 1)
    ]


def test_no_cell_is_a_formula(folder, run):  # noqa: F811
    out = run(folder, "list", "--format", "csv", "--sort", "path")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows[1]["headline"].startswith("'=HYPERLINK(") and rows[1]["byline"] == "mp; -1+2"
    assert [row["words"] for row in rows] == ["12", "12"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize(
    "asked, found",
    [
        (["--topic", "civil unrest"], 2),
        (["--topic", "20000065"], 2),
        (["--topic", "Defence"], 0),
        (["--source", "X"], 1),
        (["--place", "Kyiv", "--section", "defence", "--byline", "mp"], 2),
        (["--words", "12..", "--until", "2025-09-18"], 1),
        (["--scheduled"], 0),
        (["--status", "draft", "--status", "held"], 0),
    ],
)
def test_filters(folder, run, asked, found):  # noqa: F811
    assert run(folder, "list", *asked)[1].endswith(f"{found} of 2 articles.\n")


@pytest.mark.parametrize("order", list_._ORDERS)
def test_orders(folder, run, order):  # noqa: F811
    assert run(folder, "list", "--sort", order, "--reverse")[0] == 0


@pytest.mark.parametrize(
    "asked, said",
    [
        (
            ["--section", "defense"],
            'there is no section defense in schema/registers/sections.yaml. Did you mean "defence"?',
        ),
        (
            ["--byline", "Maria Probna"],
            'there is no writer Maria Probna in schema/registers/staff.yaml. Did you mean "mp"?',
        ),
        (
            ["--topic", "civil unrests"],
            "there is no topic civil unrests in schema/registers/topics.yaml. Did you mean",
        ),
        (["--since", "18 September"], "'18 September' is no day; write it like 2025-09-18"),
        (["--words", "300"], "'300' is no range; write it like 300..600, 800.. or ..200"),
        (["--limit", "0"], "'0' is not a number of articles, 1 or more"),
    ],
)
def test_wrong_use_is_told(folder, run, asked, said):  # noqa: F811
    code, out, err = run(folder, "list", *asked)
    assert code == 2 and said in err and not out


def test_without_articles_it_says_what_to_do(tmp_path, run):  # noqa: F811
    code, out, err = run(tmp_path, "list")
    assert code == 2 and "`copydesk init` sets up a newsroom" in err and not out


def test_the_cache_is_shown_and_cleared(folder, run):  # noqa: F811
    assert (
        run(folder, "cache")[1]
        == "Nothing is kept: this folder is in no Git repository, and COPYDESK_CACHE names no folder.\n"
    )
    commit(folder)
    assert run(folder, "cache")[1] == "Nothing is kept yet. It would be in .git/copydesk/cache.sqlite.\n"
    run(folder, "list", "--no-cache")
    assert not (folder / ".git/copydesk").exists()
    run(folder, "list")
    size = (folder / ".git/copydesk/cache.sqlite").stat().st_size
    assert run(folder, "cache")[1] == f".git/copydesk/cache.sqlite: {size:,} bytes; 2 rows.\n"
    assert run(folder, "cache", "clear")[1] == ".git/copydesk/cache.sqlite is cleared.\n"
    assert not (folder / ".git/copydesk/cache.sqlite").exists()


def test_the_cache_can_stand_elsewhere(folder, run, monkeypatch, tmp_path):  # noqa: F811
    commit(folder)
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "kept"))
    run(folder, "list")
    assert (tmp_path / "kept/cache.sqlite").is_file() and not (folder / ".git/copydesk").exists()
    monkeypatch.setattr("copydesk.checking.unchanged._TICK", 0)  # however fast the newsroom was made
    run(folder, "check", "--cache-dir", str(tmp_path / "ci/kept"))
    (archive,) = (tmp_path / "ci/kept").glob("archive-*")
    assert not (folder / ".git/copydesk").exists()
    size, where = archive.stat().st_size, f"../ci/kept/{archive.name}"
    told = run(folder, "cache", "--cache-dir", str(tmp_path / "ci/kept"))[1]
    assert told.splitlines()[1] == f"{where}: {size:,} bytes; what a check of everything has seen."
    told = run(folder, "cache", "clear", "--cache-dir", str(tmp_path / "ci/kept"))[1]
    assert told == f"../ci/kept/cache.sqlite is cleared.\n{where} is cleared.\n"
    assert list((tmp_path / "ci/kept").iterdir()) == []


def test_a_folder_for_the_cache_that_cannot_be_made_is_told(folder, run, tmp_path):  # noqa: F811
    commit(folder)
    (tmp_path / "file").write_text("")
    code, _, err = run(folder, "check", "--cache-dir", str(tmp_path / "file/kept"))
    assert code == 2 and "nothing can be kept in" in err
