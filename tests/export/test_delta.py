"""A delta leads from one bundle to another, byte for byte, and applies to no other."""

import json
import os
import shutil
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import rfc8785
from a_delta import LIVES, MOMENTS, editions, export, lay_out, names_in, pair
from a_newsroom import files_of, newsroom, plain_git, run  # noqa: F401
from hypothesis import given, settings

from copydesk.desk import DeskError
from copydesk.export import delta
from copydesk.export.apply import apply
from copydesk.export.verify import manifest_at

OUT, HELD, WITHDRAWN, PURGED = ((life, False) for life in ("out", "held", "withdrawn", "purged"))


def changes_of(delta: Path) -> dict[str, str]:
    """The last digit of an id, and what becomes of the item."""
    return {
        item["id"][-1]: item["change"] for item in json.loads((delta / "delta.json").read_bytes())["items"]
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """One article that is updated, one withdrawn, one purged, one held: A, B and the delta."""
    before = (("out", True), ("out", True), ("out", True), OUT)
    return pair(tmp_path_factory.mktemp("delta"), before, (("updated", True), WITHDRAWN, PURGED, HELD))


@pytest.fixture
def copies(made, tmp_path):
    """Copies of A and the delta, to spoil."""
    shutil.copytree(made.a, tmp_path / "a")
    shutil.copytree(made.delta, tmp_path / "delta")
    return tmp_path


@settings(max_examples=25, deadline=None)
@given(editions, editions)
def test_a_delta_leads_from_any_edition_to_any_other(before, after):
    with TemporaryDirectory() as folder:
        made = pair(Path(folder), before, after)
        new = {path for path, data in files_of(made.b).items() if files_of(made.a).get(path) != data}
        assert set(files_of(made.delta)) == new | {"delta.json"}
        assert apply(made.delta, made.a).problems == []
        assert files_of(made.a) == files_of(made.b)
        assert names_in(Path(folder)) == ["a", "b", "delta"]


@settings(max_examples=3, deadline=None)
@given(editions, editions)
def test_archives_lead_to_the_same_archive(before, after):
    with TemporaryDirectory() as folder:
        made = pair(Path(folder), before, after, ".tar.gz")
        assert apply(made.delta, made.a).problems == []
        assert made.a.read_bytes() == made.b.read_bytes()


def test_what_becomes_of_each_life(tmp_path):
    """Of every life to every other."""
    expected = {
        "published": {"published": "replace", "withdrawn": "withdraw", "purged": "purge", "": "remove"},
        "withdrawn": {"published": "add", "withdrawn": "withdraw", "purged": "purge", "": "remove"},
        "purged": {"published": "add", "withdrawn": "withdraw", "purged": "purge", "": "remove"},
        "": {"published": "add", "withdrawn": "withdraw", "purged": "purge"},
    }
    states = {"out": "published", "updated": "published", "withdrawn": "withdrawn", "purged": "purged"}
    room, seen = newsroom(tmp_path / "news"), set()
    manifests = {}
    for life in LIVES:
        lay_out(room, [(life, False)])
        export(room, tmp_path / life, MOMENTS[0], formats="ninjs")
        manifests[life] = manifest_at(tmp_path / life)
    for was in LIVES:
        for now in LIVES:
            made = json.loads(delta.between(manifests[was], manifests[now]).data)
            found = [item["change"] for item in made["items"]]
            same = manifests[was].parts == manifests[now].parts
            assert found == ([] if same else [expected[states.get(was, "")][states.get(now, "")]]), (was, now)
            seen.update(found)
    assert seen == {"add", "replace", "withdraw", "purge", "remove"}


def test_what_a_delta_says(made):
    found = json.loads((made.delta / "delta.json").read_bytes())
    assert rfc8785.dumps(found) == (made.delta / "delta.json").read_bytes()
    assert (found["format"], found["from"]["as_of"], found["to"]["as_of"]) == ("copydesk-delta/1", *MOMENTS)
    assert changes_of(made.delta) == {"0": "replace", "1": "withdraw", "2": "purge", "3": "remove"}
    replaced, withdrawn, purged, removed = found["items"]
    assert [file["path"] for file in replaced["put"]] == ["items/20250918-paper0/article.ninjs.json"]
    assert replaced["delete"] == []
    assert [file["path"] for file in withdrawn["put"]] == [
        "withdrawn/20250918-paper1.json",
        "withdrawn/20250918-paper1.ninjs.json",
    ]
    assert withdrawn["delete"] == ["items/20250918-paper1/"]
    assert (purged["delete"], removed["delete"]) == (["items/20250918-paper2/"], ["items/20250918-paper3/"])
    assert [file["path"] for file in purged["put"]] == ["purged/20250918-paper2.json"] and removed[
        "put"
    ] == []


def test_a_purge_says_no_more_than_that_it_was(made):
    files = files_of(made.b)
    assert json.loads(files["purged/20250918-paper2.json"]) == {
        "id": "20250918-paper2",
        "state": "purged",
        "at": "2025-09-19T12:00:00+02:00",
    }
    for path, data in {**files, "delta.json": (made.delta / "delta.json").read_bytes()}.items():
        assert b"paper 2" not in data and b"paper2.png" not in data and b"Sealed" not in data, path
    redirects = json.loads(files["feeds/redirects.json"])["redirects"]
    assert {"from": "/items/20250918-paper2/article.html", "status": 410} in redirects
    gone = b'<at:deleted-entry ref="tag:example.org,2025:20250918-paper2" when="2025-09-19T12:00:00+02:00"/>'
    assert gone in files["feeds/atom.xml"]


def test_what_is_to_be_purged_later_is_not_told_before(tmp_path):
    room = newsroom(tmp_path / "news")
    lay_out(room, [PURGED])
    export(room, tmp_path / "early", "2025-09-19T09:59:59Z")
    export(room, tmp_path / "then", "2025-09-19T10:00:00Z")
    assert (
        not (tmp_path / "early/purged").exists() and (tmp_path / "then/purged/20250918-paper0.json").is_file()
    )


def test_with_the_tools_that_everybody_has(made, tmp_path):
    """Without copydesk: delete what is named, lay the other files over it, leave out delta.json."""
    shutil.copytree(made.a, tmp_path / "a")
    found = json.loads((made.delta / "delta.json").read_bytes())
    gone = [path for item in found["items"] for path in item["delete"]]
    gone += [file["path"] for file in found["edition"] if file["change"] == "remove"]
    for path in gone:
        shutil.rmtree(tmp_path / "a" / path) if path.endswith("/") else (tmp_path / "a" / path).unlink()
    ignore = shutil.ignore_patterns("delta.json")
    shutil.copytree(made.delta, tmp_path / "a", dirs_exist_ok=True, ignore=ignore)
    assert files_of(tmp_path / "a") == files_of(made.b)


def test_the_command(copies, made, run):
    code, out, err = run(copies, "apply", "delta", "a")
    assert (code, err) == (0, "")
    assert out == f"a is now the bundle as of {MOMENTS[1]}: 1 replaced, 1 withdrawn, 1 purged, 1 removed.\n"
    assert files_of(copies / "a") == files_of(made.b)
    code, out, err = run(copies, "apply", "delta", "a")
    assert (code, out) == (2, "") and "a is the bundle that delta leads to already" in err


def test_where_the_disk_knows_no_links(copies, made, monkeypatch):
    def link(*_, **__):
        raise OSError

    monkeypatch.setattr(os, "link", link)
    assert apply(copies / "delta", copies / "a").problems == []
    assert files_of(copies / "a") == files_of(made.b)


def test_a_delta_for_another_bundle_is_refused(copies, made, run):
    other = files_of(made.b)
    lay_out(made.a.parent / "news", [OUT])
    export(made.a.parent / "news", copies / "other", MOMENTS[0])
    before = files_of(copies / "other")
    code, out, err = run(copies, "apply", "delta", "other")
    assert (code, out) == (2, "") and "delta is not for this bundle: it starts from the manifest" in err
    assert files_of(copies / "other") == before != other
    assert names_in(copies) == ["a", "delta", "other"]


def test_what_is_no_delta_or_no_bundle(copies, run):
    for first, second, words in (
        ("a", "delta", "delta is no bundle. The command is `copydesk apply DELTA BUNDLE`"),
        ("a", "a", "a is no delta"),
        ("nothing", "a", "there is no file or folder nothing"),
        ("delta", "nothing", "there is no file or folder nothing"),
    ):
        code, out, err = run(copies, "apply", first, second)
        assert (code, out) == (2, "") and words in err
    code, _, err = run(copies, "verify", "delta")
    assert code == 2 and "delta is a delta. `copydesk apply` checks it" in err


def spoilt(folder: Path):
    """Every file of a folder by turns with a byte changed, one that is missing, one that is extra."""
    for path, data in files_of(folder).items():
        place = folder / path
        for change in (data[:-1], data + b"\n", bytes([data[0] ^ 1]) + data[1:]):
            place.write_bytes(change)
            yield path
        place.unlink()
        yield path
        place.write_bytes(data)
    (folder / "extra").write_bytes(b"")
    yield "extra"
    (folder / "extra").unlink()


@pytest.mark.parametrize("name", ["a", "delta"])
def test_nothing_is_applied_that_is_not_whole(copies, name):
    for path in spoilt(copies / name):
        before = files_of(copies / "a")
        try:
            assert apply(copies / "delta", copies / "a").problems, path
        except DeskError as error:
            assert "no delta" in str(error) or "no bundle" in str(error), path
        assert files_of(copies / "a") == before, path
    assert names_in(copies) == ["a", "delta"]
    assert apply(copies / "delta", copies / "a").problems == []


def test_a_delta_that_says_something_else_than_its_manifests(copies, run):
    file = copies / "delta/delta.json"
    value = json.loads(file.read_bytes())
    value["items"][2]["delete"] = []
    file.write_bytes(rfc8785.dumps(value))
    code, out, _ = run(copies, "apply", "delta", "a")
    assert code == 1
    assert out.splitlines() == [
        "delta: delta.json has been changed: it is not what leads from the one manifest to the other.",
        "Nothing was changed.",
    ]


def test_a_hostile_archive_is_not_applied(copies, made, run):
    with tarfile.open(copies / "evil.tar.gz", "w:gz") as tar:
        for path in sorted(files_of(made.delta)):
            tar.add(made.delta / path, path)
        tar.addfile(tarfile.TarInfo("../evil.txt"))
    code, out, _ = run(copies, "apply", "evil.tar.gz", "a")
    assert code == 1 and "../evil.txt is a path that leads out" in out
    assert names_in(copies) == ["a", "delta", "evil.tar.gz"] and files_of(copies / "a") == files_of(made.a)


def test_a_bundle_is_not_overwritten_by_a_delta_nor_the_other_way(copies, made, run):
    room = made.a.parent / "news"
    for out, options, words in (
        (copies / "a", ["--since", made.a], "is no delta; it was left alone"),
        (copies / "delta", [], "is no bundle; it was left alone"),
        (copies / "delta", ["--bagit"], "is no bag; it was left alone"),
    ):
        code, _, err = run(room, "export", "--worktree", "--out", out, *options)
        assert code == 2 and words in err, err


def test_previous_is_told_where_it_is_asked_for(made, tmp_path, run):
    room = newsroom(tmp_path / "news")
    run(room, "export", "--worktree", "--as-of", MOMENTS[0], "--out", "a")
    first = (room / "a/manifest.json.sha256").read_text().split()[0]
    for options, out, expected in (
        ([], "plain", None),
        (["--previous", "a"], "chained", first),
        (["--since", "a"], "delta", None),
        (["--since", "a/manifest.json", "--previous", "a/manifest.json"], "chained-delta", first),
    ):
        assert run(room, "export", "--worktree", "--as-of", MOMENTS[1], "--out", out, *options)[0] == 0
        assert json.loads((room / out / "manifest.json").read_bytes())["previous"] == expected
    assert (room / "chained/manifest.json").read_bytes() == (
        room / "chained-delta/manifest.json"
    ).read_bytes()


def test_since_something_that_is_no_manifest(tmp_path, run):
    room = newsroom(tmp_path / "news")
    for name, words in (
        ("nothing", "there is no file"),
        ("copydesk.toml", "not valid JSON"),
        ("articles", "no manifest"),
    ):
        code, _, err = run(room, "export", "--worktree", "--since", name)
        assert code == 2 and words in err, err
