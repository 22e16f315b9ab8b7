"""`copydesk export`, as a user runs it: from a commit, from the folder, and what stands in its way."""

import json
import os
from io import BytesIO

import pytest
from a_newsroom import AS_OF, PHOTO, commit, files_of, git, newsroom, plain_git, png, run, write  # noqa: F401

from copydesk.picture.read import read_picture
from copydesk.rules.example import article_text

ID = "20250918-k7x4m2"
PATH = "articles/2025/09/18/talks.md"


@pytest.fixture
def desk(tmp_path):
    """A newsroom with one clean article and its photo, in a commit."""
    folder = newsroom(tmp_path / "news", {PATH: article_text(PHOTO)})
    write(folder, "articles/2025/09/18/ministers.png", png())
    commit(folder)
    return folder


def manifest(folder) -> dict:
    return json.loads((folder / "manifest.json").read_bytes())


def test_a_bundle_of_one_article(desk, run):
    code, out, err = run(desk, "export", "--as-of", AS_OF, "--formats", "ninjs,html,markdown")
    assert (code, err) == (0, "")
    assert (
        out.splitlines()[0]
        == f"1 item and 0 withdrawn, as of {AS_OF}, from commit {git(desk, 'rev-parse', 'HEAD')[:10]}."
    )
    assert sorted(files_of(desk / "bundle")) == [
        f"items/{ID}/article.html",
        f"items/{ID}/article.md",
        f"items/{ID}/article.ninjs.json",
        f"items/{ID}/ministers-3w.jpg",
        f"items/{ID}/ministers-3w.webp",
        "manifest.json",
        "manifest.json.sha256",
        "report/loss.json",
        "report/validation.json",
    ]
    files = files_of(desk / "bundle")
    assert files[f"items/{ID}/article.md"] == (desk / PATH).read_bytes().replace(b"ministers.png", b"ministers-3w.jpg")
    photo = read_picture(BytesIO(files[f"items/{ID}/ministers-3w.jpg"]))
    assert (photo.media_type, photo.width, photo.height) == ("image/jpeg", 3, 2)
    assert photo.embedded.credit == "PAP/Vladyslav Musiienko"


def test_the_manifest_says_where_everything_comes_from(desk, run):
    changed = git(desk, "rev-parse", "HEAD")
    write(desk, "unrelated.txt", "1")
    head = commit(desk, at="2025-09-19T12:00:00Z")
    run(desk, "export", "--as-of", "2025-09-20T14:00:00+02:00")
    found = manifest(desk / "bundle")
    (item,) = found["items"]
    assert (found["commit"], found["worktree"], found["as_of"]) == (head, False, AS_OF)
    assert (found["publisher"], found["domain"], found["format"]) == (
        "The Test Desk",
        "example.org",
        "copydesk-bundle/1",
    )
    assert (item["id"], item["path"], item["commit"]) == (ID, PATH, changed)
    assert item["blob"] == git(desk, "rev-parse", f"HEAD:{PATH}")
    assert item["version"] == 1


def test_bytes_come_from_the_commit_even_if_git_lays_them_out_otherwise(desk, run):
    git(desk, "update-index", "--assume-unchanged", PATH, "schema/templates/article.html")
    before = (desk / PATH).read_bytes()
    write(desk, PATH, before.replace(b"\n", b"\r\n"))
    write(desk, "schema/templates/article.html", "nothing")
    code, _, _ = run(desk, "export", "--as-of", AS_OF)
    files = files_of(desk / "bundle")
    assert code == 0
    assert files[f"items/{ID}/article.md"] == before.replace(b"ministers.png", b"ministers-3w.jpg")
    assert b"<article" in files[f"items/{ID}/article.html"]


@pytest.mark.parametrize(
    "path",
    [
        PATH,
        "articles/2025/09/18/ministers.png",
        "articles/2025/09/19/new.md",
        "schema/registers/places.yaml",
        "schema/new.yaml",
        "copydesk.toml",
    ],
)
def test_a_folder_that_differs_from_the_commit_is_refused(desk, run, path):
    write(desk, path, ((desk / path).read_bytes() if (desk / path).exists() else b"") + b"\n# more\n")
    code, out, err = run(desk, "export", "--as-of", AS_OF)
    assert (code, out) == (2, "")
    assert path in err and "--worktree" in err
    assert not (desk / "bundle").exists()


def test_a_change_elsewhere_does_not_matter(desk, run):
    write(desk, "notes.txt", "1")
    assert run(desk, "export", "--as-of", AS_OF)[0] == 0


def test_only_some_of_many_changed_files_are_named(desk, run):
    for number in range(30):
        write(desk, f"articles/2025/09/18/new-{number:02}.md", "")
    _, _, err = run(desk, "export")
    assert "new-09.md" in err and "new-10.md" not in err and "and 20 more" in err


def test_the_folder_as_it_is_with_worktree(desk, run):
    write(
        desk,
        "articles/2025/09/18/second.md",
        article_text("id: 20250918-aaaaa2\nheadline: A second story is filed from Kyiv"),
    )
    code, out, _ = run(desk, "export", "--worktree", "--as-of", AS_OF)
    found = manifest(desk / "bundle")
    assert code == 0 and "from the working tree" in out
    assert found["worktree"] is True
    head = git(desk, "rev-parse", "HEAD")
    assert {item["id"]: item["commit"] for item in found["items"]} == {ID: head, "20250918-aaaaa2": None}


def test_outside_a_repository(tmp_path, run):
    folder = newsroom(tmp_path / "news")
    code, _, err = run(folder, "export")
    assert code == 2 and "in no Git repository" in err and "--worktree" in err
    assert run(folder, "export", "--worktree", "--as-of", AS_OF)[0] == 0
    found = manifest(folder / "bundle")
    assert found["commit"] is None and found["items"][0]["commit"] is None


def test_before_the_first_commit(tmp_path, run):
    folder = newsroom(tmp_path / "news")
    git(folder, "init", "--quiet", ".")
    code, _, err = run(folder, "export")
    assert code == 2 and "no commit yet" in err


def test_a_shallow_clone_that_does_not_know_the_last_commit(desk, tmp_path, run):
    write(desk, "unrelated.txt", "1")
    commit(desk)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{desk}", "clone")
    code, out, err = run(tmp_path / "clone", "export", "--as-of", AS_OF)
    assert code == 2 and "git fetch --unshallow" in err and "how often" in err
    assert not (tmp_path / "clone/bundle").exists()


def test_one_error_and_no_bundle_is_written(desk, run):
    run(desk, "export", "--as-of", AS_OF)
    before = files_of(desk / "bundle")
    write(
        desk,
        "articles/2025/09/19/bad.md",
        article_text("id: 20250919-bbbbb2\nsection: nowhere\nstatus: draft"),
    )
    commit(desk)
    code, out, err = run(desk, "export", "--as-of", AS_OF)
    assert code == 1
    assert "articles/2025/09/19/bad.md:" in out and "field/reference" in out
    assert "no bundle was written" in err
    assert files_of(desk / "bundle") == before
    assert hidden(desk) == {".git"}


def test_a_warning_does_not_stand_in_the_way(desk, run):
    write(
        desk,
        PATH,
        article_text(
            PHOTO + "headline: Ministers meet in Kyiv for talks on drones and on much else besides, with "
            "papers signed at the end of a long day"
        ),
    )
    commit(desk)
    if run(desk, "check")[0] != 1:
        pytest.skip("no rule warns of a long headline yet")
    code, _, err = run(desk, "export", "--as-of", AS_OF)
    assert code == 0 and "warning" in err


def test_a_broken_register_stands_in_the_way(desk, run):
    write(desk, "schema/registers/places.yaml", "Kyiv: {country: Ukraine}\n")
    commit(desk)
    code, out, _ = run(desk, "export", "--as-of", AS_OF)
    assert code == 1 and "schema/registers/places.yaml:1:" in out


def test_an_older_bundle_makes_way(desk, run):
    run(desk, "export", "--as-of", AS_OF)
    (desk / "bundle/items/left-over.txt").write_text("old")
    code, _, _ = run(desk, "export", "--as-of", "2025-09-21T12:00:00Z")
    assert code == 0
    assert manifest(desk / "bundle")["as_of"] == "2025-09-21T12:00:00Z"
    assert not (desk / "bundle/items/left-over.txt").exists()
    assert hidden(desk) == {".git"}


def test_an_older_bundle_makes_way_where_folders_can_not_be_swapped(desk, run, monkeypatch):
    monkeypatch.setattr("copydesk.export.room._exchange", lambda *_: False)
    test_an_older_bundle_makes_way(desk, run)


def test_a_folder_that_is_no_bundle_is_left_alone(desk, run):
    (desk / "out").mkdir()
    assert run(desk, "export", "--out", "out", "--as-of", AS_OF)[0] == 0  # an empty one will do
    write(desk, "mine/letter.txt", "dear")
    write(desk, "other/manifest.json", '{"name": "an app"}')
    write(desk, "file", "x")
    write(desk, "x.tar.gz", "precious")
    for name in ("mine", "other", "file", "x.tar.gz"):
        code, out, err = run(desk, "export", "--out", name, "--as-of", AS_OF)
        assert code == 2 and name in err
    assert run(desk, "export", "--out", "x", "--archive", "--as-of", AS_OF)[0] == 2
    assert (desk / "x.tar.gz").read_bytes() == b"precious" and not (desk / "x").exists()
    assert files_of(desk / "mine") == {"letter.txt": b"dear"}


@pytest.mark.parametrize("out", ["articles/bundle", "schema/bundle", "articles", "articles/x.tar.gz"])
def test_a_bundle_is_not_put_among_the_articles(desk, run, out):
    code, _, err = run(desk, "export", "--out", out)
    assert code == 2 and "does not belong" in err


def test_an_archive_beside_or_alone(desk, run):
    code, out, _ = run(desk, "export", "--as-of", AS_OF, "--archive")
    assert code == 0 and "bundle.tar.gz" in out
    run(desk, "export", "--as-of", AS_OF, "--out", "deep/er/alone.tar.gz")
    assert (desk / "deep/er/alone.tar.gz").read_bytes() == (desk / "bundle.tar.gz").read_bytes()
    assert os.listdir(desk / "deep/er") == ["alone.tar.gz"]
    assert run(desk, "export", "--as-of", AS_OF, "--out", "deep/er/alone.tar.gz")[0] == 0  # and again


def test_as_of_is_a_time(desk, run):
    for text in ("yesterday", "2025-09-18", "2025-09-18T10:00:00"):
        code, _, err = run(desk, "export", "--as-of", text)
        assert code == 2 and text in err


def test_an_edition_of_the_future_is_remarked_upon(desk, run):
    code, _, err = run(desk, "export", "--as-of", "2199-01-01T00:00:00Z")
    assert code == 0 and "lies in the future" in err


def test_now_is_the_default(desk, run):
    assert run(desk, "export")[0] == 0
    assert manifest(desk / "bundle")["as_of"].endswith("Z")


def test_a_newsroom_in_a_folder_of_its_repository(tmp_path, run):
    folder = newsroom(tmp_path / "top/news")
    git(tmp_path / "top", "init", "--quiet", ".")
    commit(tmp_path / "top")
    code, _, err = run(folder / "articles", "export", "--as-of", AS_OF)
    assert (code, err) == (0, "")
    assert manifest(folder / "bundle")["items"][0]["path"] == PATH


def test_no_articles_at_all(tmp_path, run):
    folder = newsroom(tmp_path / "news", {"articles/README.md": "# Articles"})
    commit(folder)
    code, out, _ = run(folder, "export", "--as-of", AS_OF)
    assert code == 0 and out.startswith("0 items")
    (folder / "articles/README.md").unlink()
    (folder / "articles").rmdir()
    commit(folder)
    assert run(folder, "export")[0] == 2
    assert run(folder, "export", "--worktree")[0] == 2


def test_a_template_that_is_broken_is_said_in_words(desk, run):
    for text, where in (
        ("{% if %}", "article.html:1"),
        ("{{ item.nothing }}", PATH),
        ("{{ ''.__class__.mro() }}", PATH),
    ):
        write(desk, "schema/templates/article.html", text)
        code, _, err = run(desk, "export", "--worktree", "--as-of", AS_OF)
        assert code == 2 and where in err
        assert not (desk / "bundle").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_place_that_can_not_be_written_is_said_in_words(desk, run):
    (desk / "closed").mkdir(mode=0o500)
    code, _, err = run(desk, "export", "--out", "closed/bundle", "--as-of", AS_OF)
    assert code == 2 and "can't be written" in err


def test_a_file_in_the_way_of_the_folder_is_said_in_words(desk, run):
    write(desk, "file", "x")
    code, _, err = run(desk, "export", "--out", "file/bundle", "--as-of", AS_OF)
    assert code == 2 and "can't be written" in err


def hidden(folder) -> set[str]:
    """What begins with a dot: the repository, and nothing left over."""
    return {name for name in os.listdir(folder) if name.startswith(".")}
