"""A check in parts: whoever examined which article, all parts together say what one check says."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from a_busy_newsroom import busy_newsroom
from a_newsroom import run  # noqa: F401
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.baseline import Baseline
from copydesk.checking.check import check_paths
from copydesk.checking.parts import Head, Parts, examine_part, part_of, write_part
from copydesk.checking.workers import Processes
from copydesk.desk import DeskError, load_desk
from copydesk.kept import kept_clean
from copydesk.program import program
from copydesk.report import FORMATS
from copydesk.rules.example import CLEAN_DAY

PARTS = [f"part-{number}.json" for number in (1, 2, 3)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return busy_newsroom(tmp_path_factory.mktemp("busy") / "news")


@pytest.fixture(scope="module")
def examined(folder):
    """The head of a part that is the whole, and what is in it."""
    desk = load_desk(folder)
    number, found = examine_part([folder / "articles"], desk, 1, 1, Processes(1))
    commit = kept_clean(desk).state
    head = Head(1, 1, number, commit, desk.fingerprint, program(), ("articles",), False)
    return head, list(found)


@pytest.fixture(scope="module")
def whole(folder):
    return checked(folder, Processes(1))


def checked(folder, engine):
    return check_paths([folder / "articles"], load_desk(folder), None, engine, CLEAN_DAY, Baseline(folder))


def merged(folder, files):
    with Parts(files) as parts:
        parts.refuse_others(load_desk(folder), kept_clean(load_desk(folder)).state)
        return checked(folder, parts)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("parts")


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_whoever_examined_what_the_whole_is_the_same(folder, examined, whole, place, data):
    head, all_of_it = examined
    of = data.draw(st.integers(1, 9))
    given_to = data.draw(st.lists(st.integers(1, of), min_size=len(all_of_it), max_size=len(all_of_it)))
    files = []
    for part in range(1, of + 1):
        mine = [one for one, number in zip(all_of_it, given_to, strict=True) if number == part]
        files.append(place / f"{part}.json")
        write_part(files[-1], replace(head, part=part, of=of, articles=len(mine)), mine)
    assert merged(folder, data.draw(st.permutations(files))) == whole


def test_there_is_much_to_merge(whole):
    kinds = {finding.rule.partition("/")[0] for finding in whole.findings}
    assert {"archive", "baseline", "copy", "field", "photo", "suppress", "yaml"} <= kinds
    assert (bool(whole.suppressed), bool(whole.baselined)) == (True, True)


def test_the_part_of_an_article_is_the_same_everywhere():
    paths = ["articles/2025/09/18/ministers.md", "articles/\udcff.md", "articles/ł.md"]
    assert [part_of(path, 1000) for path in paths] == [409, 941, 835]


def test_the_commands(folder, run, whole, tmp_path):  # noqa: F811
    for number, name in enumerate(PARTS, 1):
        code, out, err = run(folder, "check", "--shard", f"{number}/3", "--part", tmp_path / name, "--jobs", "1")
        assert (code, err) == (0, "")
        assert out.endswith("`copydesk merge` tells what all parts have found.\n")
    outputs = [f"--output={name}:{tmp_path}/{{}}.{name}" for name in FORMATS]
    one = run(folder, "check", *(output.format("one") for output in outputs))
    all_parts = run(folder, "merge", *(tmp_path / name for name in PARTS), *(o.format("all") for o in outputs))
    assert one[0] == 1
    assert all_parts == one
    for name in FORMATS:
        assert (tmp_path / f"all.{name}").read_bytes() == (tmp_path / f"one.{name}").read_bytes()


@pytest.fixture
def parts(folder, examined, tmp_path):
    head, all_of_it = examined
    for part, name in enumerate(PARTS, 1):
        mine = all_of_it[part - 1 :: 3]
        write_part(tmp_path / name, replace(head, part=part, of=3, articles=len(mine)), mine)
    return [tmp_path / name for name in PARTS]


def refused(folder, files) -> str:
    with pytest.raises(DeskError) as refusal:
        merged(folder, files)
    return str(refusal.value).replace(f"{files[0].parent}/", "")


def changed(file: Path, **values) -> Path:
    """A part with another head."""
    head, *rest = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(json.dumps({**json.loads(head), **values}).encode() + b"\n" + b"".join(rest))
    return file


def test_parts_that_are_not_all_are_refused(folder, parts):
    assert refused(folder, parts[:1]) == "the part 2 of 3, and 1 more, is missing."
    assert refused(folder, parts[1:]) == "the part 1 of 3 is missing."
    assert refused(folder, [*parts, parts[1]]) == "the part 2 of 3 is there twice."


def test_parts_of_something_else_are_refused(folder, parts, examined):
    head, _ = examined
    changed(parts[1], commit="0" * 40)
    assert refused(folder, parts) == "part-1.json and part-2.json are not of one check."
    for part in parts:
        changed(part, commit="0" * 40)
    assert refused(folder, parts) == f"the parts are of the commit {'0' * 40}, and this is {head.commit}."
    for part in parts:
        changed(part, commit=head.commit, desk="other")
    assert refused(folder, parts) == (
        "the parts were made with other settings, schemas or registers than there are here."
    )
    for part in parts:
        changed(part, program="other")
    assert refused(folder, parts) == (
        "the parts were made by another version of copydesk, of Python, or of the packages it needs."
    )


def test_a_part_is_not_believed(folder, parts, tmp_path):
    data = parts[1].read_bytes()
    head, first, *rest = data.splitlines(keepends=True)
    path, examination = json.loads(first)
    rule, severity = (json.dumps(value).encode() for value in examination["findings"][0][3:5])
    wrong = "part-2.json:2: this is not as copydesk writes it."
    for damaged, said in {
        b"": "part-2.json ends too early. It was cut off on its way; fetch it again.",
        data[:-1]: "part-2.json ends too early. It was cut off on its way; fetch it again.",
        b"[]\n" + data: "part-2.json is no part of a check. `copydesk check --shard K/N --part FILE` writes one.",
        data + b"{}\n": f"part-2.json:{len(rest) + 2}: this is not as copydesk writes it.",
        head + b"[" * 100_000 + b"\n": wrong,
        head + b"9" * 100_000 + b"\n": wrong,
        head + json.dumps([path]).encode() + b"\n": wrong,
        head + json.dumps(["other.md", examination]).encode() + b"\n": wrong,
        head + first.replace(rule, b'"::error::x"') + b"".join(rest): wrong,
        head + first.replace(severity, b'"x"') + b"".join(rest): wrong,
        head + b"".join(rest[::-1]) + first: None,
    }.items():
        parts[1].write_bytes(damaged)
        told = refused(folder, parts)
        assert told == said if said else "is in none of the parts, or not in its place" in told
    parts[1].write_bytes(data)
    changed(parts[1], paths=["../elsewhere"])
    assert refused(folder, parts) == "part-2.json:1: this is not as copydesk writes it."
    parts[1].unlink()
    assert refused(folder, parts) == "part-2.json can't be read: No such file or directory."


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_part_is_refused_or_read(folder, examined, place, data):
    head, all_of_it = examined
    file = place / "damaged.json"
    write_part(file, replace(head, articles=20), all_of_it[:20])
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    file.write_bytes(whole)
    try:
        with Parts([file]) as parts:
            list(parts.each(None, [[path for path, _ in all_of_it[:20]]], load_desk(folder), None))
    except DeskError:
        pass


def test_only_what_is_committed_is_examined_in_parts(folder, run, tmp_path):  # noqa: F811
    extra = folder / "articles/extra.md"
    extra.write_text("", encoding="utf-8")
    try:
        said = run(folder, "check", "--shard", "1/2", "--part", tmp_path / "x.json")
    finally:
        extra.unlink()
    assert said == (2, "", "copydesk: articles/extra.md differs from the commit. This checks a commit: commit or "
                           "stash first.\n")
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize("asked", [
    ["--shard", "1/2"], ["--part", "x"], ["--shard", "0/2", "--part", "x"], ["--shard", "3/2", "--part", "x"],
    ["--shard", "x", "--part", "x"], ["--shard", "1/2", "--part", "x", "--since", "HEAD"],
    ["--shard", "1/2", "--part", "x", "/"],
])
def test_wrong_use(folder, run, asked):  # noqa: F811
    assert run(folder, "check", *asked)[:2] == (2, "")
