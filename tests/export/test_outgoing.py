"""The Markdown that goes out names the photos as they are in the bundle, and is else the file as filed."""

import json

import pytest
from a_newsroom import AS_OF, PHOTO, newsroom, png, run, write  # noqa: F401

from copydesk.article.model import read_article
from copydesk.export.item import Image, Rendition
from copydesk.export.outgoing import outgoing
from copydesk.rules.example import article_text
from copydesk.text import decode

ID = "20250918-k7x4m2"
PATH = "articles/2025/09/18/talks.md"
FILES = tuple(Rendition(f"p-{width}w.jpg", width, 1, "image/jpeg", 1, "") for width in (400, 700))


def image(id, files):
    return Image(id, None, None, "", None, None, None, None, None, None, files)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "filed, out",
    [
        ("  - id: p\n    file: table.png", "  - id: p\n    file: p-700w.jpg"),
        (
            "  - id: p\n    file: table.png # by mail\n    alt: a",
            "  - id: p\n    file: p-700w.jpg # by mail\n    alt: a",
        ),
        ("  - file: 'a table.png'\n    id: p", "  - file: 'p-700w.jpg'\n    id: p"),
        ('  - {id: p, file: "a, table.png", alt: a}', '  - {id: p, file: "p-700w.jpg", alt: a}'),
        ("  - {alt: a, id: p, file: table.png}", "  - {alt: a, id: p, file: p-700w.jpg}"),
        (
            "  - id: p\n    file: >-\n      a\n      table.png\n    alt: a",
            "  - id: p\n    file: p-700w.jpg\n    alt: a",
        ),
        ("  - id: p\n    url: https://example.org/a.jpg", "  - id: p\n    url: https://example.org/a.jpg"),
        ("  - id: left-out\n    file: table.png", '  - id: left-out\n    file: ""'),
    ],
)
def test_a_photo_has_the_name_of_its_largest_file_in_the_bundle(filed, out, end):
    def text(photos):
        return f"---\nid: a\nphotos:\n{photos}\nheadline: b\n---\nNo file: table.png\n".encode().replace(
            b"\n", end
        )

    data = text(filed)
    assert outgoing(read_article(decode("a.md", data)), data, [image("p", FILES)]) == text(out)


def exported(tmp_path, run, text):  # noqa: F811
    """The Markdown, and what it could not carry, of a newsroom with one article."""
    folder = newsroom(tmp_path / "news", {PATH: text})
    write(folder, "articles/2025/09/18/ministers.png", png(700, 400))
    code, _, err = run(folder, "export", "--worktree", "--as-of", AS_OF)
    assert code == 0, err
    place = folder / f"bundle/items/{ID}"
    lost = json.loads((folder / "bundle/report/loss.json").read_text(encoding="utf-8"))
    return (place / "article.md").read_text(encoding="utf-8"), lost["formats"]["markdown"], place


def test_the_name_leads_to_a_photo_and_the_report_says_that_it_is_another_one(tmp_path, run):  # noqa: F811
    text = article_text(PHOTO)
    out, lost, place = exported(tmp_path, run, text)
    assert out == text.replace("ministers.png", "ministers-700w.jpg")
    assert (place / "ministers-700w.jpg").is_file()
    assert lost["fields"]["photos.file"]["items"] == "all"


def test_one_whose_rights_have_run_out_has_no_name(tmp_path, run):  # noqa: F811
    text = article_text(PHOTO + "    expires: 2025-09-19\n")
    out, _, place = exported(tmp_path, run, text)
    assert out == text.replace("ministers.png", '""')
    assert not list(place.glob("ministers*"))


def test_without_a_photo_it_is_the_file_that_was_filed(tmp_path, run):  # noqa: F811
    text = article_text("")
    assert exported(tmp_path, run, text)[:2] == (text, {})
