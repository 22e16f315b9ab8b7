"""`copydesk verify`: whole, or what is wrong with it, file by file."""

import gzip
import io
import json
import os
import shutil
import tarfile

import pytest
import rfc8785
from a_newsroom import AS_OF, PHOTO, commit, files_of, newsroom, plain_git, png, run, write  # noqa: F401

from copydesk.cli import main
from copydesk.rules.example import article_text

HTML = "items/20250918-k7x4m2/article.html"


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A folder with a bundle, and its archive."""
    folder = newsroom(
        tmp_path_factory.mktemp("verify") / "news", {"articles/2025/09/18/talks.md": article_text(PHOTO)}
    )
    write(folder, "articles/2025/09/18/ministers.png", png())
    commit(folder)
    before = os.getcwd()
    os.chdir(folder)
    try:
        assert main(["export", "--as-of", AS_OF, "--archive"]) == 0
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def folder(exported, tmp_path):
    """A copy of the bundle to spoil."""
    shutil.copytree(exported / "bundle", tmp_path / "bundle")
    return tmp_path


def members(exported) -> list[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(exported / "bundle.tar.gz") as tar:
        return [(member, tar.extractfile(member).read()) for member in tar]


def pack(file, contents, end=b"") -> None:
    """An archive of (member, bytes), with `end` behind it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for member, data in contents:
            tar.addfile(member, io.BytesIO(data))
    file.write_bytes(gzip.compress(out.getvalue() + end))


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, target, size
    return info


@pytest.mark.parametrize("name", ["bundle", "bundle.tar.gz"])
def test_a_whole_bundle(exported, run, name):
    code, out, err = run(exported, "verify", name)
    assert (code, err) == (0, "")
    files = len(files_of(exported / "bundle")) - 2  # the manifest and its digest
    assert out.startswith(
        f"{name} is whole: 1 item and 0 withdrawn in {files} files and the manifest, as of {AS_OF}"
    )


def test_a_changed_byte(folder, run):
    page = folder / "bundle" / HTML
    page.write_bytes(page.read_bytes().replace(b"drones", b"Drones", 1))
    code, out, _ = run(folder, "verify", "bundle")
    assert code == 1
    assert out.splitlines() == [
        f"{HTML} has been changed: its digest is not the manifest's.",
        "bundle is not whole: 1 problem.",
    ]


def test_another_length(folder, run):
    size = (folder / "bundle" / HTML).stat().st_size
    with open(folder / "bundle" / HTML, "ab") as page:
        page.write(b"\n")
    assert f"{HTML} has {size + 1:,} bytes; the manifest says {size:,}." in run(folder, "verify", "bundle")[1]


def test_a_missing_file_and_an_extra_one(folder, run):
    (folder / "bundle" / HTML).unlink()
    write(folder, "bundle/items/x/extra.txt", "x")
    code, out, _ = run(folder, "verify", "bundle")
    assert code == 1
    assert out.splitlines()[:2] == [f"{HTML} is missing.", "items/x/extra.txt is not in the manifest."]


def test_links_and_empty_folders(folder, run):
    (folder / "bundle" / HTML).unlink()
    os.symlink("/etc/passwd", folder / "bundle" / HTML)
    os.symlink("/", folder / "bundle/root")
    (folder / "bundle/items/secret").mkdir()
    os.mkfifo(folder / "bundle/pipe")
    code, out, _ = run(folder, "verify", "bundle")
    assert code == 1
    assert f"{HTML} is a link; a bundle has none." in out and "root is a link" in out
    assert "items/secret/ is an empty folder" in out and "pipe is no plain file" in out
    assert "root/" not in out


def change(folder, edit) -> None:
    """Rewrite the manifest, canonical as before."""
    file = folder / "bundle/manifest.json"
    value = json.loads(file.read_bytes())
    edit(value)
    file.write_bytes(rfc8785.dumps(value))


def another(manifest) -> dict:
    """An item that belongs in front of the one that is there."""
    return json.loads(json.dumps(manifest["items"][0]).replace("20250918-k7x4m2", "20250918-a2a2a2"))


def gone(manifest) -> dict:
    """A purge of the item that is there."""
    id = manifest["items"][0]["id"]
    return {
        "id": id,
        "state": "purged",
        "files": [{"path": f"purged/{id}.json", "sha256": "0" * 64, "size": 1}],
    }


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda m: m.update(format="copydesk-bundle/9"), "its format is 'copydesk-bundle/9'"),
        (lambda m: m.pop("format"), "it is no manifest of a bundle"),
        (lambda m: m.pop("items"), "not of the shape"),
        (lambda m: m.update(items=[1]), "not of the shape"),
        (lambda m: m.update(files=m["items"][0]["files"]), "it lists a file twice"),
        (lambda m: m["items"][0].update(id="other"), "under 'other'"),
        (
            lambda m: m["files"].append({"path": "../x", "sha256": "0" * 64, "size": 1}),
            "which a bundle can't have",
        ),
        (
            lambda m: m["files"].append({"path": "manifest.json", "sha256": "0" * 64, "size": 1}),
            "which a bundle can't have",
        ),
        (
            lambda m: m["files"].append({"path": "/x", "sha256": "0" * 64, "size": 1}),
            "which a bundle can't have",
        ),
        (lambda m: m["files"].append({"path": "x", "sha256": "0" * 63, "size": 1}), "is no SHA-256"),
        (lambda m: m["items"].append(another(m)), "not in the order of their ids"),
        (lambda m: m["items"][0]["files"].reverse(), "its list of files of 20250918-k7x4m2"),
        (lambda m: m["items"][0].update(files=[]), "its list of files of 20250918-k7x4m2"),
        (lambda m: m["items"][0].update(state="withdrawn"), "its state of 20250918-k7x4m2"),
        (lambda m: m["items"][0].update(blob="x"), "its blob of 20250918-k7x4m2"),
        (lambda m: m["items"][0].pop("commit"), "not of the shape"),
        (lambda m: m.pop("publisher"), "not of the shape"),
        (lambda m: m.update(commit=["0"] * 40), "not of the shape"),
        (lambda m: m.update(commit=None), "its commit"),
        (lambda m: m.update(worktree="no"), "its worktree"),
        (lambda m: m.update(as_of="yesterday"), "its as_of"),
        (lambda m: m.update(previous="0" * 63), "its previous"),
        (lambda m: m.pop("previous"), "not of the shape"),
        (lambda m: m["files"].reverse(), "its list of files"),
        (lambda m: m["purged"].append({"id": "a", "state": "purged", "files": []}), "its list of files of a"),
        (lambda m: m["purged"].append(gone(m)), "an item in two states"),
        (
            lambda m: m["files"].append({"path": "manifest.json.sig", "sha256": "0" * 64, "size": 1}),
            "which a bundle can't have",
        ),
        (lambda m: m["files"].append({"path": "x", "sha256": "0" * 64, "size": -1}), "is no number of bytes"),
        (
            lambda m: m["files"].append({"path": "x", "sha256": "0" * 64, "size": True}),
            "is no number of bytes",
        ),
    ],
)
def test_a_manifest_that_is_none(folder, run, edit, words):
    change(folder, edit)
    code, out, _ = run(folder, "verify", "bundle")
    assert code == 1 and words in out


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not valid JSON"),
        (b"\xff", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "no manifest"),
        (b'{"format":"copydesk-bundle/1","a":1e999}', "not of the shape"),
        (b'{"format":"copydesk-bundle/1","a":12345678901234567890}', "not of the shape"),
    ],
)
def test_a_manifest_of_other_bytes(folder, run, data, words):
    (folder / "bundle/manifest.json").write_bytes(data)
    code, out, _ = run(folder, "verify", "bundle")
    assert code == 1 and words in out


def test_a_manifest_that_is_not_canonical(folder, run):
    file = folder / "bundle/manifest.json"
    for data in (file.read_bytes() + b"\n", file.read_bytes().replace(b"{", b'{"format":"x",', 1)):
        file.write_bytes(data)
        code, out, _ = run(folder, "verify", "bundle")
        assert code == 1 and "not canonical" in out


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (member("../evil.txt"), "../evil.txt is a path that leads out"),
        (member("/etc/evil"), "/etc/evil is a path that leads out"),
        (member("items/../../evil"), "leads out"),
        (member("C:\\evil"), "leads out"),
        (member("items//x"), "leads out"),
        (member("items/link", tarfile.SYMTYPE, "/etc/passwd"), "items/link is a link"),
        (member("items/hard", tarfile.LNKTYPE, "manifest.json"), "items/hard is a link"),
        (member("items/folder", tarfile.DIRTYPE), "items/folder is no plain file"),
        (member("items/device", tarfile.CHRTYPE), "items/device is no plain file"),
        (member("items/pipe", tarfile.FIFOTYPE), "items/pipe is no plain file"),
        (member(HTML), f"{HTML} is in the archive twice"),
        (member("items/\x1b[31mred"), "items/\\u001b[31mred is not in the manifest"),
    ],
)
def test_a_hostile_archive(exported, tmp_path, run, bad, words):
    pack(tmp_path / "evil.tar.gz", [*members(exported), (bad, b"")])
    code, out, _ = run(tmp_path, "verify", "evil.tar.gz")
    assert code == 1 and words in out
    assert os.listdir(tmp_path) == ["evil.tar.gz"]


@pytest.mark.parametrize("change", [{"mode": 0o4755}, {"uid": 1000}, {"uname": "root"}])
def test_an_archive_that_was_packed_by_others(exported, tmp_path, run, change):
    packed = members(exported)
    page = next(about for about, _ in packed if about.name == HTML)
    for name, value in change.items():
        setattr(page, name, value)
    pack(tmp_path / "evil.tar.gz", packed)
    code, out, _ = run(tmp_path, "verify", "evil.tar.gz")
    assert code == 1 and f"{HTML} is packed with an owner or with rights" in out


def test_a_pipe_is_no_bundle_and_is_not_waited_for(tmp_path, run):
    os.mkfifo(tmp_path / "pipe")
    code, _, err = run(tmp_path, "verify", "pipe")
    assert code == 2 and "neither a folder nor a .tar.gz" in err


def test_a_second_file_of_a_name_does_not_pass_for_the_first(exported, tmp_path, run):
    other = member(HTML, size=4)
    pack(tmp_path / "evil.tar.gz", [(other, b"evil"), *members(exported)])
    code, out, _ = run(tmp_path, "verify", "evil.tar.gz")
    assert code == 1 and "twice" in out and "has 4 bytes" in out


def test_what_follows_the_end_of_an_archive(exported, tmp_path, run):
    pack(tmp_path / "evil.tar.gz", members(exported), end=b"hidden")
    code, out, _ = run(tmp_path, "verify", "evil.tar.gz")
    assert code == 1 and "something follows the end" in out


def test_a_header_that_would_fill_the_memory(tmp_path, run):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        tar.addfile(member("manifest.json"), io.BytesIO())
    long = tarfile.TarInfo("././@LongLink")
    long.type, long.size = tarfile.GNUTYPE_LONGNAME, 1 << 33
    (tmp_path / "evil.tar.gz").write_bytes(
        gzip.compress(out.getvalue()[:512] + long.tobuf(tarfile.GNU_FORMAT))
    )
    code, out, _ = run(tmp_path, "verify", "evil.tar.gz")
    assert code == 1 and "larger than any that a bundle has" in out


def test_more_files_than_any_bundle_has(exported, run, monkeypatch):
    monkeypatch.setattr("copydesk.export.contents._MOST_FILES", 3)
    code, out, _ = run(exported, "verify", "bundle.tar.gz")
    assert code == 1 and "more files than any bundle" in out


def test_archives_that_are_cut_off_or_damaged(exported, tmp_path, run):
    whole = (exported / "bundle.tar.gz").read_bytes()
    middle = len(whole) // 2
    for data in (
        whole[:middle],
        whole[:-3],
        whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
    ):
        (tmp_path / "bad.tar.gz").write_bytes(data)
        code, out, err = run(tmp_path, "verify", "bad.tar.gz")
        assert code == 1 and "not whole" in out and err == ""


def test_what_is_no_bundle_at_all(tmp_path, run):
    write(tmp_path, "folder/letter.txt", "dear")
    write(tmp_path, "text", "this is no archive")
    for name, words in (
        ("nothing", "there is no file or folder"),
        ("folder", "it has no manifest.json"),
        ("text", "neither a folder nor a .tar.gz"),
    ):
        code, out, err = run(tmp_path, "verify", name)
        assert (code, out) == (2, "") and words in err
