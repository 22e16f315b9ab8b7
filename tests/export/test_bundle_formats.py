"""Formats: found by listing their folder and in other packages, chosen by name."""

import json
import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from a_newsroom import AS_OF, ROOT, files_of, newsroom, plain_git, run  # noqa: F401

from copydesk.desk import DeskError
from copydesk.export import catalogue


@pytest.fixture
def brought(monkeypatch):
    """`brought(name, docstring, **parts)`: another package brings a format."""
    points = []

    def bring(name="shout", doc="The headline in capitals.", **parts):
        module = ModuleType(f"a_format_{name}", doc)
        vars(module).update(parts)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        points.append(EntryPoint(name, module.__name__, catalogue.GROUP))
        monkeypatch.setattr(catalogue, "entry_points", lambda group: points if group == catalogue.GROUP else [])
        catalogue.all_formats.cache_clear()

    yield bring
    catalogue.all_formats.cache_clear()


SHOUT = {
    "file": "article.shout.txt",
    "media_type": "text/plain",
    "lost": {"lead": "Only the headline is shouted."},
    "write_item": lambda item, press: item.headline.upper().encode(),
    "write_withdrawn": lambda notice, press: b"NEVER MIND",
}


def test_every_module_in_the_folder_is_a_format():
    folder = ROOT / "tools/copydesk/export/formats"
    names = sorted(file.stem for file in folder.glob("[!_]*.py"))
    assert [format.name for format in catalogue.all_formats()] == names


def test_formats_are_listed_with_what_they_are(tmp_path, run):
    code, out, _ = run(tmp_path, "export", "--list-formats")
    lines = out.splitlines()
    assert code == 0 and len(lines) == len(catalogue.all_formats())
    assert lines[[line.split()[0] for line in lines].index("ninjs")].split()[1:4] == ["application/json", "ninjs", "3.2,"]


def test_only_the_chosen_formats_are_written(tmp_path, run):
    folder = newsroom(tmp_path / "news")
    run(folder, "export", "--worktree", "--as-of", AS_OF, "--formats", "newsml, ninjs")
    files = files_of(folder / "bundle")
    assert {path.rpartition("/")[2] for path in files if path.startswith("items/")} == {
        "article.newsml.xml",
        "article.ninjs.json",
    }
    assert json.loads(files["manifest.json"])["formats"] == {
        "newsml": "application/vnd.iptc.g2.newsitem+xml",
        "ninjs": "application/json",
    }


@pytest.mark.parametrize(
    "names, says",
    [
        ("ninja", "there is no format 'ninja'. Did you mean \"ninjs\"? `copydesk export --list-formats` lists them."),
        ("html,\x1b[31m", "there is no format '\\x1b[31m'."),
        (" , ", "--formats names none. `copydesk export --list-formats` lists them."),
    ],
)
def test_a_name_that_is_no_format(tmp_path, run, names, says):
    code, out, err = run(newsroom(tmp_path / "news"), "export", "--worktree", "--formats", names)
    assert (code, out) == (2, "") and says in err
    assert not (tmp_path / "news/bundle").exists()


def test_another_package_brings_a_format(tmp_path, run, brought):
    brought(**SHOUT)
    folder = newsroom(tmp_path / "news")
    code, _, err = run(folder, "export", "--worktree", "--as-of", AS_OF, "--formats", "shout")
    files = files_of(folder / "bundle")
    assert code == 0, err
    assert files["items/20250918-k7x4m2/article.shout.txt"] == b"MINISTERS MEET IN KYIV FOR TALKS ON DRONES"
    loss = json.loads(files["report/loss.json"])
    assert loss["formats"]["shout"]["fields"]["lead"]["why"] == "Only the headline is shouted."
    assert run(folder, "verify", "bundle")[0] == 0


@pytest.mark.parametrize(
    "name, parts, says",
    [
        ("ninjs", SHOUT, "brings a format ninjs, and there is one"),
        ("shout", SHOUT | {"doc": ""}, "the format shout has no docstring or no media_type"),
        ("shout", {"media_type": "text/plain"}, "needs `file` and write_item"),
        ("shout", SHOUT | {"write_edition": lambda view: ()}, "and not both"),
    ],
)
def test_a_format_that_can_not_be_used(brought, name, parts, says):
    brought(name, **parts)
    with pytest.raises(DeskError, match=says):
        catalogue.all_formats()


def test_a_format_that_does_not_load(monkeypatch, brought, tmp_path, run):
    brought(**SHOUT)
    monkeypatch.setitem(sys.modules, "a_format_shout", None)
    code, _, err = run(newsroom(tmp_path / "news"), "export", "--worktree")
    assert code == 2 and "the format shout (a_format_shout) can't be used" in err
