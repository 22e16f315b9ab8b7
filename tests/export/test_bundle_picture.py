"""Photos: known by their bytes, drawn for the bundle, and refused in words at their place in the article."""

import json
import os
import subprocess
import sys
from io import BytesIO

import pytest
from a_newsroom import AS_OF, PHOTO, ROOT, commit, newsroom, plain_git, png, run, write  # noqa: F401
from PIL import Image

from copydesk.article.parts import photo_of
from copydesk.export.photos import words_of
from copydesk.picture.read import Embedded, read_picture
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


def saved(form, **options) -> bytes:
    out = BytesIO()
    image = Image.new("RGB", (40, 20), "red")
    image.save(out, form, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            saved("PNG").replace(b"IDAT\x78", b"IDAT\0"),
            "photo/wrong-type: ministers.png can't be opened: it is broken or breaks off. "
            "Open it in a picture editor and save it again.",
        ),
        (
            png()[:16] + b"\0\0\xea\x60\0\0\xea\x60" + png()[24:],
            "photo/too-large: ministers.png is 60,000 by 60,000, which are 3,600,000,000 pixels; the newsroom's limit is "
            "120,000,000 (limits.photo-pixels in the settings). Save it smaller.",
        ),
    ],
    ids=["broken", "too many pixels"],
)
def test_a_photo_that_can_not_be_drawn(tmp_path, run, content, words):
    folder = newsroom_with(tmp_path / "news", content)
    code, out, err = run(folder, "export", "--as-of", AS_OF)
    assert code == 1 and "no bundle was written" in err
    assert f"error {words}" in out
    assert not (folder / "bundle").exists()


def test_the_settings_say_which_widths_and_formats(tmp_path, run):
    folder = newsroom_with(tmp_path / "news", saved("PNG"))
    settings = (
        folder / "copydesk.toml"
    ).read_text() + '\n[photos]\nwidths = [10, 20, 80]\nformats = ["jpeg"]\n'
    write(folder, "copydesk.toml", settings)
    commit(folder)
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    files = (folder / "bundle/items/20250918-k7x4m2").glob("ministers*")
    assert sorted(file.name for file in files) == [
        "ministers-10w.jpg",
        "ministers-20w.jpg",
        "ministers-40w.jpg",
    ]


def test_a_photo_takes_the_articles_words_along(tmp_path, run):
    fields = PHOTO.replace(
        "credit: PAP/Vladyslav Musiienko", "credit: PAP/Łucja Źrebak\n    rights: Editorial use only"
    )
    folder = newsroom_with(tmp_path / "news", png(), fields)
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    for suffix in ("jpg", "webp"):
        data = (folder / f"bundle/items/20250918-k7x4m2/ministers-3w.{suffix}").read_bytes()
        found = read_picture(BytesIO(data)).embedded
        assert found == Embedded(
            caption="Two ministers sign three papers at a long table in Kyiv",
            byline="Łucja Źrebak",
            credit="PAP/Łucja Źrebak",
            source="Polish Press Agency",
        )
        packet = data[data.index(b"<?xpacket") :]
        assert b"Two men in dark suits bend over papers while others watch" in packet
        assert b"Editorial use only" in packet


@pytest.mark.parametrize(
    ("rights", "copyright", "terms"),
    [
        (None, "© Anna Nowak", ""),  # the file's own
        ("Editorial use only", "© Anna Nowak", "Editorial use only"),
        ("© PAP, all rights reserved", "© PAP, all rights reserved", ""),
        ("Copyright PAP", "Copyright PAP", ""),
    ],
)
def test_what_is_a_copyright_and_what_are_terms(desk, rights, copyright, terms):
    photo = photo_of({"credit": "PAP/Anna Nowak", "rights": rights}, ())
    words = words_of(photo, Embedded(copyright="© Anna Nowak", source_type="trainedAlgorithmicMedia"), desk)
    assert (words.copyright, words.terms, words.source_type) == (copyright, terms, "trainedAlgorithmicMedia")


def test_an_animated_picture_becomes_a_still_one_and_that_is_said(tmp_path, run):
    folder = newsroom_with(
        tmp_path / "news",
        saved("GIF", save_all=True, append_images=[Image.new("RGB", (40, 20), "blue")]),
        PHOTO.replace("ministers.png", "ministers.gif"),
    )
    os.rename(folder / "articles/2025/09/18/ministers.png", folder / "articles/2025/09/18/ministers.gif")
    commit(folder)
    code, _, err = run(folder, "export", "--as-of", AS_OF)
    assert (code, err) == (0, "copydesk export: 1 animated picture became a still one: its first frame.\n")


def test_the_manifest_names_pillow_only_where_it_drew_something(tmp_path, run):
    folder = newsroom_with(tmp_path / "news", png())
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    assert json.loads((folder / "bundle/manifest.json").read_bytes())["program"].startswith(
        "copydesk 0.1.0, Pillow "
    )
    folder = newsroom_with(tmp_path / "other", None, "")
    assert run(folder, "export", "--as-of", AS_OF)[0] == 0
    assert json.loads((folder / "bundle/manifest.json").read_bytes())["program"] == "copydesk 0.1.0"


def test_a_check_brings_no_pillow(tmp_path):
    folder = newsroom_with(tmp_path / "news", png())
    run = (
        "import sys; from copydesk.cli import main; code = main(['check']); print(code, 'PIL' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", run],
        cwd=folder,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools")},
    )
    assert done.stdout.decode().splitlines()[-1] == "0 False"
