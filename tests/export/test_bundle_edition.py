"""Nothing of an article that is not out leaves the newsroom: no text, photo, title, name, id or link."""

import gzip
import json

import pytest
from a_newsroom import (  # noqa: F401
    AS_OF,
    PHOTO,
    commit,
    files_of,
    newsroom,
    plain_git,
    png,
    press,
    run,
    unchecked,
    write,
)

from copydesk.article.times import parse_time
from copydesk.cache import Cache
from copydesk.checking.workers import Processes
from copydesk.desk import DeskError, load_desk
from copydesk.export.edition import choose
from copydesk.export.outlining import outlined
from copydesk.export.worktree import Worktree
from copydesk.rules.example import article_text

OUT = "articles/2025/09/18/talks.md"
NOT_OUT = {
    "draft": "status: draft",
    "scheduled": "published: 2025-09-20T14:00:01+02:00",
    "embargoed": "published: 2025-09-18T17:17:00+02:00\nembargo: 2025-09-20T14:00:01+02:00",
    "held": "status: held",
    "withdrawn": "status: withdrawn\n"
    "withdrawal: {at: '2025-09-19T12:00:00+02:00', reason: It was not genuine.}",
    "taken-back-early": "status: withdrawn\n"
    "published: 2025-09-18T17:17:00+02:00\nembargo: 2025-09-20T14:00:01+02:00\n"
    "withdrawal: {at: '2025-09-19T12:00:00+02:00', reason: A pelican.}",
}
ANIMALS = dict(
    zip(NOT_OUT, ("Badgers", "Walruses", "Herons", "Otters", "Ostriches", "Pelicans"), strict=True)
)


def secret(name: str, number: int) -> str:
    """An article that is not out, full of words that stand nowhere else."""
    animal = ANIMALS[name]
    fields = (
        NOT_OUT[name]
        + f"""
id: 20250917-hidde{number}
headline: {animal} are counted again along the river bank
lead: Counting the {animal.lower()} takes three people and a boat.
photos:
  - id: animal
    file: {animal.lower()}.png
    caption: Some of the {animal.lower()} rest on a sandbank near the bridge
    alt: Grey shapes on a strip of sand with water all around them
    credit: PAP/{animal} Photographer"""
    )
    return article_text(
        fields, f"All the {animal.lower()} were there.\n\nNobody had seen so many {animal.lower()} before."
    )


@pytest.fixture
def folder(tmp_path):
    articles = {OUT: article_text("")}
    articles |= {
        f"articles/2025/09/17/{ANIMALS[name].lower()}-counted.md": secret(name, number + 2)
        for number, name in enumerate(NOT_OUT)
    }
    folder = newsroom(tmp_path / "news", articles)
    for animal in ANIMALS.values():
        write(folder, f"articles/2025/09/17/{animal.lower()}.png", png() + animal.encode())
    commit(folder)
    return folder


def test_not_a_byte_of_what_is_not_out(folder, run, unchecked):
    code, out, err = run(folder, "export", "--as-of", AS_OF, "--archive")
    assert code == 0, out + err
    files = files_of(folder / "bundle")
    files["the archive"] = gzip.decompress((folder / "bundle.tar.gz").read_bytes())
    for number, animal in enumerate(ANIMALS.values()):
        words = [animal.lower().encode(), f"20250917-hidde{number + 2}".encode()]
        if animal == "Ostriches":  # withdrawn: its notice stays, by its id, and so in the manifest
            told = words.pop()
            assert f"withdrawn/{told.decode()}.json" in files
            assert not [path for path in files if told.decode() in path and not path.startswith("withdrawn/")]
        for path, data in files.items():
            assert not [word for word in words if word in data.lower() or word in path.lower().encode()], path
    assert not [word for word in (*ANIMALS.values(), "hidde") if word.lower() in (out + err).lower()]


def test_a_withdrawn_article_leaves_its_notice_only(folder, run, unchecked):
    run(folder, "export", "--as-of", AS_OF)
    notices = list((folder / "bundle/withdrawn").iterdir())
    assert {file.name.partition(".")[0] for file in notices} == {"20250917-hidde6"}
    assert json.loads((folder / "bundle/withdrawn/20250917-hidde6.json").read_bytes()) == {
        "id": "20250917-hidde6",
        "version": 1,
        "at": "2025-09-19T12:00:00+02:00",
        "reason": "It was not genuine.",
    }


def test_the_moment_itself_is_out(folder, run, unchecked):
    run(folder, "export", "--as-of", "2025-09-20T12:00:01Z")
    found = json.loads((folder / "bundle/manifest.json").read_bytes())
    assert [item["id"] for item in found["items"]] == [
        "20250917-hidde3",
        "20250917-hidde4",
        "20250918-k7x4m2",
    ]
    assert [item["id"] for item in found["withdrawn"]] == ["20250917-hidde6", "20250917-hidde7"]


LINKS = """See [the count of the animals](article:20250917-hidde2),
[a text that never was](article:20250917-nowhe2) and
[what was said](article:20250918-secnd2)."""


@pytest.fixture
def linked(folder):
    """An article that names others, out and not, in every way an article can."""
    fields = (
        "related: [20250917-hidde2, 20250918-secnd2, 20250917-hidde5]\n"
        "withdrawal: {at: '2025-09-19T12:00:00+02:00', reason: x, replaced_by: 20250917-hidde2}\n"
    )
    write(folder, OUT, article_text(fields, LINKS))
    write(
        folder,
        "articles/2025/09/18/second.md",
        article_text(
            "id: 20250918-secnd2\nheadline: What the ministers said in Kyiv\nrelated: [20250918-k7x4m2]"
        ),
    )
    return folder


def test_links_to_what_is_not_out_become_plain_text(linked, tmp_path, press):
    outcome, files = press(linked, tmp_path / "out")
    assert outcome.left.links == 4  # two in the text, two related
    page = files["items/20250918-k7x4m2/article.html"].decode()
    assert "See the count of the animals,\na text that never was and\n<a href" in page
    assert page.count('href="../20250918-secnd2/article.html"') == 2
    assert not [
        path for path, data in files.items() if b"hidde2" in data or b"hidde5" in data or b"nowhe2" in data
    ]


def test_markdown_that_names_what_is_not_out_stays_at_home(linked, tmp_path, press):
    outcome, files = press(linked, tmp_path / "out")
    assert outcome.left.markdown == 1
    assert "items/20250918-k7x4m2/article.md" not in files
    assert "items/20250918-secnd2/article.md" in files


def test_a_comment_in_the_front_matter_names_too(folder, tmp_path, press):
    write(folder, OUT, article_text("section: defence # see 20250917-hidde2"))
    outcome, files = press(folder, tmp_path / "out")
    assert outcome.left.markdown == 1
    assert not [path for path, data in files.items() if b"hidde2" in data]


@pytest.mark.parametrize(
    "says",
    [
        "20250917-HIDDE2",
        "2025/09/17/badgers-counted",
        "articles/2025/09/17/badgers-counted.md",
        "badgers-counted.md",
        "badgers.png",
    ],
)
def test_a_comment_that_names_a_path_or_a_photo_tells_as_well(folder, tmp_path, press, says):
    write(folder, OUT, article_text(f"section: defence # see {says}"))
    outcome, files = press(folder, tmp_path / "out")
    assert outcome.left.markdown == 1
    assert not [path for path, data in files.items() if says.encode() in data]


def test_an_id_without_a_hyphen_is_found_too(folder, tmp_path, press):
    path = "articles/2025/09/17/badgers-counted.md"
    write(folder, path, (folder / path).read_text(encoding="utf-8").replace("20250917-hidde2", "badgerlist"))
    write(folder, OUT, article_text("section: defence # see badgerlist"))
    assert press(folder, tmp_path / "out")[0].left.markdown == 1


def test_what_an_article_that_is_out_shares_with_one_that_is_not_is_no_secret(folder, tmp_path, press):
    write(folder, "articles/2025/09/18/badgers.png", png())
    write(folder, OUT, article_text(PHOTO.replace("ministers.png", "badgers.png")))
    outcome, files = press(folder, tmp_path / "out")
    assert outcome.left.markdown == 0 and "items/20250918-k7x4m2/article.md" in files


def test_an_address_that_names_what_is_not_out_is_no_link(folder, tmp_path, press):
    text = "See [the count](https://example.org/items/20250917-hidde2/article.html) of the animals."
    write(folder, OUT, article_text("", text))
    outcome, files = press(folder, tmp_path / "out")
    assert outcome.left.links == 1
    assert "See the count of the animals." in files["items/20250918-k7x4m2/article.html"].decode()
    assert not [path for path, data in files.items() if b"hidde2" in data]


def test_what_replaces_an_article_is_named_only_if_it_is_out(folder, tmp_path, press):
    for number, replacement in enumerate(("20250917-hidde2", "20250918-k7x4m2")):
        write(
            folder,
            f"articles/2025/09/16/gone-{number}.md",
            article_text(
                f"id: 20250916-gonee{number + 2}\nstatus: withdrawn\n"
                f"withdrawal: {{at: '2025-09-19T12:00:00+02:00', reason: x, replaced_by: {replacement}}}"
            ),
        )
    _, files = press(folder, tmp_path / "out")
    assert "replaced_by" not in json.loads(files["withdrawn/20250916-gonee2.json"])
    assert json.loads(files["withdrawn/20250916-gonee3.json"])["replaced_by"] == "20250918-k7x4m2"


def test_what_is_left_out_is_told_by_number_not_by_name(linked, run, unchecked):
    code, _, err = run(linked, "export", "--worktree", "--as-of", AS_OF)
    assert code == 0
    assert "4 links" in err and "1 article without its Markdown" in err
    assert "hidde" not in err


def test_a_photo_whose_rights_have_run_out_is_not_shown(tmp_path, press):
    photo = PHOTO + "    expires: 2025-09-20\n"
    folder = newsroom(tmp_path / "news", {OUT: article_text(photo)})
    write(folder, "articles/2025/09/18/ministers.png", png())
    _, files = press(folder, tmp_path / "on-the-day", "2025-09-20T21:59:59Z")
    assert b"<img" in files["items/20250918-k7x4m2/article.html"]
    assert "items/20250918-k7x4m2/ministers-3w.jpg" in files
    outcome, files = press(folder, tmp_path / "after", "2025-09-20T22:00:00Z")  # midnight in Warsaw
    assert outcome.left.photos == 1
    assert b"<img" not in files["items/20250918-k7x4m2/article.html"]
    assert not [path for path in files if "ministers" in path]


@pytest.mark.parametrize("fields", ["id: 20250918-k7x4m2", "id: ../../etc", "id: A/b", "id: 'x\\0y'"])
def test_an_id_that_is_taken_or_no_folder_name_is_refused(tmp_path, fields):
    folder = newsroom(
        tmp_path / "news", {OUT: article_text(""), "articles/2025/09/18/z.md": article_text(fields)}
    )
    with pytest.raises(DeskError, match="articles/2025/09/18/z.md"):
        choose(outlined(Worktree(load_desk(folder)), Processes(1), Cache(None)), parse_time(AS_OF))


def test_a_file_name_in_a_message_does_not_colour_the_terminal(folder, run):
    write(folder, "articles/2025/09/18/\x1b[31mred.md", "x")
    code, _, err = run(folder, "export")
    assert code == 2 and "\\u001b[31mred.md" in err and "\x1b" not in err
