"""Photos: known by their bytes, drawn for the bundle, and refused in words at their place in the article."""

import os
from io import BytesIO

import pytest
from a_newsroom import AS_OF, PHOTO, commit, newsroom, plain_git, png, run, write  # noqa: F401

from copydesk.picture.read import read_picture
from copydesk.rules.example import article_text

PATH = "articles/2025/09/18/talks.md"


def newsroom_with(folder, content, fields=PHOTO):
    newsroom(folder, {PATH: article_text(fields)})
    if content is not None:
        write(folder, "articles/2025/09/18/ministers.png", content)
    commit(folder)
    return folder


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "photo/file-missing: There is no file ministers.png beside the article."),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "photo/wrong-type: ministers.png is no PNG, JPEG",
        ),
        (b"", "photo/wrong-type"),
        (LFS, "photo/lfs-pointer: ministers.png is a Git LFS pointer, not the picture."),
        (png() + b"\0" * 3_000_000, "photo/too-large: ministers.png has 3,000,"),
    ],
)
@pytest.mark.parametrize("mode", [[], ["--worktree"]])
def test_a_photo_that_can_not_be_exported(tmp_path, run, content, words, mode):
    folder = newsroom_with(tmp_path / "news", content)
    settings = (folder / "copydesk.toml").read_text() + "\n[limits]\nphoto-bytes = 2000000\n"
    write(folder, "copydesk.toml", settings)
    commit(folder)
    code, out, err = run(folder, "export", "--as-of", AS_OF, *mode)
    assert code == 1 and "no bundle was written" in err
    line = next(n for n, text in enumerate((folder / PATH).read_text().splitlines(), 1) if "file:" in text)
    assert f"{PATH}:{line}:11: error {words}" in out
    assert not (folder / "bundle").exists()


@pytest.mark.parametrize("mode", [[], ["--worktree"]])
def test_links_are_not_followed(tmp_path, run, mode):
    folder = newsroom_with(tmp_path / "news", None)
    write(tmp_path, "secret.png", png())
    write(folder, "articles/2025/09/18/real.png", png())
    for target in ("../../../../../secret.png", "real.png", "nowhere.png"):
        link = folder / "articles/2025/09/18/ministers.png"
        link.unlink(missing_ok=True)
        os.symlink(target, link)
        commit(folder)
        code, out, _ = run(folder, "export", "--as-of", AS_OF, *mode)
        assert code == 1 and "photo/file-missing: ministers.png is a link" in out


def test_a_folder_that_is_a_link_is_not_followed(tmp_path, run):
    folder = newsroom_with(tmp_path / "news", None, PHOTO.replace("ministers.png", "2024/ministers.png"))
    write(tmp_path, "elsewhere/ministers.png", png())
    os.symlink(tmp_path / "elsewhere", folder / "articles/2024")
    code, out, _ = run(folder, "export", "--as-of", AS_OF, "--worktree")
    assert code == 1


SECOND = (
    PHOTO
    + """  - id: earlier
    file: 2024/01/02/%s
    caption: Three ministers walk up the steps of a palace in the rain
    alt: Three people with umbrellas climb wide stone steps
    credit: PAP/Vladyslav Musiienko
"""
)


def test_two_photos_of_one_name_have_names_of_their_own(tmp_path, run):
    folder = newsroom(
        tmp_path / "news", {PATH: article_text(SECOND % "Ministers.png", "Text.\n\n![](photo:earlier)")}
    )
    write(folder, "articles/2025/09/18/ministers.png", png())
    write(folder, "articles/2024/01/02/Ministers.png", png(9, 9))
    commit(folder)
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    names = sorted(file.name for file in (folder / "bundle/items/20250918-k7x4m2").glob("*w.jpg"))
    assert names == ["earlier-9w.jpg", "ministers-3w.jpg"]


def test_a_photo_of_an_earlier_article_comes_along(tmp_path, run):
    folder = newsroom(
        tmp_path / "news", {PATH: article_text(SECOND % "steps.png", "Text.\n\n![](photo:earlier)")}
    )
    write(folder, "articles/2025/09/18/ministers.png", png())
    write(folder, "articles/2024/01/02/steps.png", png(9, 9))
    commit(folder)
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    photo = read_picture(BytesIO((folder / "bundle/items/20250918-k7x4m2/earlier-9w.webp").read_bytes()))
    assert (photo.media_type, photo.width, photo.height) == ("image/webp", 9, 9)
