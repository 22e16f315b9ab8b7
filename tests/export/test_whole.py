"""What verify must catch: a changed byte, what is missing, extra or out of order, and whoever else signed."""

import gzip
import io
import os
import shutil
import subprocess
import tarfile

import pytest
from a_delta import MOMENTS, export, lay_out
from a_newsroom import files_of, newsroom, plain_git, run  # noqa: F401
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.desk import DeskError
from copydesk.export.contents import read_contents
from copydesk.export.shipping import Shipping
from copydesk.export.verify import verify

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with a bundle, `bundle`, its archive and the same in a bag."""
    folder = tmp_path_factory.mktemp("whole")
    room = newsroom(folder / "news")
    lay_out(room, [("out", True), ("withdrawn", False), ("purged", False)])
    for name, shipping in (
        ("bundle", Shipping()),
        ("bundle.tar.gz", Shipping()),
        ("bag", Shipping(bagit=True)),
    ):
        export(room, folder / name, MOMENTS[0], shipping)
    return folder


@pytest.fixture(scope="module")
def spoilt(made, tmp_path_factory):
    """A bundle and a bag to spoil and to mend again, an archive to write anew."""
    folder = tmp_path_factory.mktemp("spoilt")
    shutil.copytree(made / "bundle", folder / "bundle")
    shutil.copytree(made / "bag", folder / "bag")
    return folder


def problems_of(place) -> list[str]:
    """What is wrong with a bundle, or why it is none."""
    try:
        return verify(place).problems
    except DeskError as error:
        return [str(error)]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_changed_byte(spoilt, data):
    kind = data.draw(st.sampled_from(["bundle", "bag"]))
    files = files_of(spoilt / kind)
    path = data.draw(st.sampled_from(sorted(files)))
    before = files[path]
    place, flip = data.draw(st.integers(0, len(before) - 1)), data.draw(st.integers(1, 255))
    after = before[:place] + bytes([before[place] ^ flip]) + before[place + 1 :]
    (spoilt / kind / path).write_bytes(after)
    found = problems_of(spoilt / kind)
    (spoilt / kind / path).write_bytes(before)
    assert found


@pytest.mark.parametrize("kind", ["bundle", "bag"])
def test_every_byte_of_what_tells_of_the_rest(spoilt, kind):
    """Of the manifest's digest, and of a bag's tags."""
    for path, before in files_of(spoilt / kind).items():
        name = path.rpartition("/")[2]
        if name.startswith("bag") or name == "manifest.json.sha256":
            for place in range(len(before)):
                after = before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :]
                (spoilt / kind / path).write_bytes(after)
                assert problems_of(spoilt / kind), (path, place)
            (spoilt / kind / path).write_bytes(before)
    assert problems_of(spoilt / kind) == []


def test_a_manifest_that_says_something_else_and_is_still_one(spoilt):
    file = spoilt / "bundle/manifest.json"
    before = file.read_bytes()
    file.write_bytes(before.replace(b"The Test Desk", b"The Best Desk"))
    found = problems_of(spoilt / "bundle")
    file.write_bytes(before)
    assert found == ["manifest.json has been changed, or manifest.json.sha256 beside it: they do not fit."]


@pytest.mark.parametrize("kind", ["bundle", "bag"])
def test_what_is_missing_or_extra(spoilt, kind):
    for path, before in files_of(spoilt / kind).items():
        (spoilt / kind / path).unlink()
        found = problems_of(spoilt / kind)
        (spoilt / kind / path).write_bytes(before)
        name = path.removeprefix("data/")
        assert f"{name} is missing." in found or (
            name == "manifest.json" and "no manifest.json" in found[0]
        ), path
    for path in (
        "extra",
        "items/extra",
        "data/extra",
        "delta.json",
        "manifest.json.sig2",
        "tagmanifest-md5.txt",
    ):
        place = spoilt / kind / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"{}")
        assert problems_of(spoilt / kind), path
        place.unlink()
        if not any(place.parent.iterdir()):
            place.parent.rmdir()
    assert problems_of(spoilt / kind) == []


def test_a_changed_byte_of_an_archive_is_seen_or_leaves_every_file_as_it_was(made, spoilt):
    whole = (made / "bundle.tar.gz").read_bytes()
    files, bad = read_contents(made / "bundle.tar.gz").files, spoilt / "bad.tar.gz"
    places = [*range(12), *range(12, len(whole) - 40, 97), *range(len(whole) - 40, len(whole))]
    seen = 0
    for place in places:
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        problems = problems_of(bad)
        assert problems or read_contents(bad).files == files, place
        seen += bool(problems)
    assert seen > len(places) - 5
    for end in (b"\0", b"x", gzip.compress(b""), gzip.compress(b"x")):
        bad.write_bytes(whole + end)
        assert problems_of(bad), end


def packed(made, order=sorted, time=1758369600, **about) -> bytes:
    """The bundle in an archive as copydesk packs it, but for what is asked."""
    out, files = io.BytesIO(), files_of(made / "bundle")
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as unpacked,
        tarfile.open(fileobj=unpacked, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in order(files):
            member = tarfile.TarInfo(path)
            member.size, member.mtime, member.mode = len(files[path]), time, 0o644
            for name, value in about.items():
                setattr(member, name, value)
            tar.addfile(member, io.BytesIO(files[path]))
    return out.getvalue()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            {"order": lambda files: sorted(files, reverse=True)},
            "is out of its place: files are packed in the order",
        ),
        ({"time": 1758369601}, "the archive's files are not all of the time of the edition."),
        ({"pax_headers": {"comment": "hidden"}}, "is packed with notes that no bundle gives."),
    ],
)
def test_an_archive_that_was_packed_in_another_way(made, spoilt, options, words):
    bad = spoilt / "bad.tar.gz"
    bad.write_bytes(packed(made))
    assert bad.read_bytes() == (made / "bundle.tar.gz").read_bytes() and problems_of(bad) == []
    bad.write_bytes(packed(made, **options))
    assert words in "\n".join(problems_of(bad))


def test_with_the_tools_that_everybody_has(made):
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not installed")
    command = ["sha256sum", "-c", "manifest.json.sha256"]
    done = subprocess.run(command, cwd=made / "bundle", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"manifest.json: OK\n")


def test_a_bag_is_one_to_the_bagit_library_too(made, run):
    bagit = pytest.importorskip("bagit")
    bag = bagit.Bag(os.fspath(made / "bag"))
    assert bag.validate() and bag.is_valid(fast=True)
    count = len(files_of(made / "bundle"))
    size = sum(len(data) for data in files_of(made / "bundle").values())
    assert bag.info["Payload-Oxum"] == f"{size}.{count}"
    assert (bag.info["Bagging-Date"], bag.info["Source-Organization"]) == ("2025-09-20", "The Test Desk")
    assert bag.version_info == (1, 0) and bag.algorithms == ["sha256"]
    assert files_of(made / "bag/data") == files_of(made / "bundle")
    code, out, _ = run(made, "verify", "bag")
    assert code == 0 and out.startswith("bag is whole: 1 item and 1 withdrawn, 1 purged in ")


def test_a_bag_holds_a_whole_bundle_in_a_folder(made, run):
    for options in (["--archive"], ["--out", "x.tar.gz"], ["--since", made / "bundle"]):
        code, _, err = run(made / "news", "export", "--worktree", "--bagit", *options)
        assert code == 2 and "a bag is a folder with a whole bundle in it" in err


@pytest.fixture(scope="module")
def signed(made, tmp_path_factory):
    """A folder with two keys, who may sign, and bundles signed by the one, by the other, for something else."""
    folder = tmp_path_factory.mktemp("signed")
    for name in ("desk", "thief"):
        command = [
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            name,
            "-f",
            str(folder / f"{name}.key"),
        ]
        subprocess.run(command, check=True, capture_output=True)
        export(made / "news", folder / name, MOMENTS[0], Shipping(key=folder / f"{name}.key"))
    shutil.copytree(folder / "desk", folder / "other")
    (folder / "other/manifest.json.sig").unlink()
    command = [
        "ssh-keygen",
        "-q",
        "-Y",
        "sign",
        "-n",
        "file",
        "-f",
        folder / "desk.key",
        folder / "other/manifest.json",
    ]
    subprocess.run(command, check=True, capture_output=True)
    key = " ".join((folder / "desk.key.pub").read_text().split()[:2])
    (folder / "allowed").write_text(f"desk@example.org {key}\n")
    return folder


@needs_ssh
def test_who_signed(signed, made, run):
    allowed = ("--allowed-signers", signed / "allowed")
    code, out, err = run(signed, "verify", "desk", *allowed)
    assert (code, err) == (0, "")
    assert out.splitlines()[1].startswith("Signed by desk@example.org with ED25519 key SHA256:")
    assert run(signed, "verify", "desk", *allowed, "--identity", "desk@example.org")[0] == 0
    code, out, _ = run(signed, "verify", "desk")
    assert code == 0 and "It is signed with ED25519 key SHA256:" in out and "was not checked" in out
    for bundle, options in (
        (signed / "thief", ()),
        (signed / "desk", ("--identity", "somebody@example.org")),
        (signed / "other", ()),
        (made / "bundle", ()),
    ):
        code, out, _ = run(signed, "verify", bundle, *allowed, *options)
        assert code == 1 and "is not signed as it should be: 1 problem." in out
    assert run(signed, "verify", "other")[0] == 1
    code, _, err = run(signed, "verify", "desk", "--identity", "desk@example.org")
    assert code == 2 and "--allowed-signers" in err


@needs_ssh
def test_a_signature_of_something_else(signed, tmp_path, run):
    shutil.copytree(signed / "desk", tmp_path / "desk")
    for data in (b"", b"x" * 200_000, (signed / "thief/manifest.json.sig").read_bytes()[:-1]):
        (tmp_path / "desk/manifest.json.sig").write_bytes(data)
        for options in ((), ("--allowed-signers", signed / "allowed")):
            code, out, _ = run(tmp_path, "verify", "desk", *options)
            assert code == 1 and "The signature is not good: it is no SSH signature." in out


@needs_ssh
def test_a_delta_carries_the_signature(signed, made, tmp_path, run):
    room = made / "news"
    lay_out(room, [("updated", True)])
    key = ("--worktree", "--as-of", MOMENTS[1], "--sign", signed / "desk.key")
    assert run(room, "export", *key, "--out", tmp_path / "b")[0] == 0
    assert run(room, "export", *key, "--out", tmp_path / "delta", "--since", signed / "desk")[0] == 0
    assert run(room, "export", *key[:3], "--out", tmp_path / "unsigned", "--since", signed / "desk")[0] == 0
    lay_out(room, [("out", True), ("withdrawn", False), ("purged", False)])
    shutil.copytree(signed / "desk", tmp_path / "a")
    allowed = ("--allowed-signers", signed / "allowed")
    code, out, _ = run(tmp_path, "apply", "unsigned", "a", *allowed)
    assert code == 1 and "unsigned: The bundle is not signed." in out
    code, out, _ = run(tmp_path, "apply", "delta", "a", *allowed)
    assert code == 0 and "Signed by desk@example.org" in out
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


@needs_ssh
def test_a_key_that_is_not_there(made, tmp_path, run, monkeypatch):
    code, _, err = run(made / "news", "export", "--worktree", "--out", tmp_path / "b", "--sign", "nothing")
    assert code == 2 and "there is no key nothing" in err and not (tmp_path / "b").exists()
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "key").write_text("")
    code, _, err = run(
        made / "news", "export", "--worktree", "--out", tmp_path / "b", "--sign", tmp_path / "key"
    )
    assert code == 2 and "install OpenSSH" in err
