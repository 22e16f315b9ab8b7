"""Registers: what is read, and what is said of those that can't be."""

import dataclasses
import os

import pytest
from conftest import ROOT

from copydesk.checking.asking import check_desk
from copydesk.checking.check import check_text
from copydesk.desk.registers import NAMES, load_register
from copydesk.rules.example import CLEAN_PATH, article_text


def with_register(desk, file, name="staff"):
    changed = dataclasses.replace(desk)
    changed.__dict__[name] = load_register(name, file, f"schema/registers/{name}.yaml")
    return changed


def findings(desk):
    return [f"{f.path}:{f.start.line}:{f.start.column}: {f.message}" for f in check_desk(desk)]


def test_the_registers_of_this_repository_are_right(desk):
    assert findings(desk) == []
    assert all(getattr(desk, name).entries for name in NAMES)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("mp:\n  name: A\n  role: reporter\n  from: 2019-01-01\nmp:\n  name: B\n", "5:1: mp is entered twice. Keep the entry that is right."),
        ("mp:\n  nam: A\n  role: reporter\n  from: 2019-01-01\n", '2:3: There is no field nam here. Did you mean "name"?'),
        ("mp: {name: A, role: reporter, from: 2019-01-01\nkd: 1\n", "1:5: This can't be read as YAML"),
        ("mp: &a {name: A, role: reporter, from: 2019-01-01}\n", "1:5: &a is an anchor or a tag to YAML."),
        ("", "1:1: This register is empty."),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(desk, tmp_path, text, expected):
    file = tmp_path / "staff.yaml"
    file.write_text(text, encoding="utf-8")
    found = findings(with_register(desk, file))
    assert any(line.startswith("schema/registers/staff.yaml:" + expected) for line in found), found


def test_a_pipe_is_not_waited_for(desk, tmp_path):
    os.mkfifo(tmp_path / "staff.yaml")
    found = findings(with_register(desk, tmp_path / "staff.yaml"))
    assert found == ["schema/registers/staff.yaml:1:1: This register is no ordinary file, and was not read."]


def test_a_link_is_not_followed(desk, tmp_path):
    (tmp_path / "staff.yaml").symlink_to(ROOT / "LICENSE")
    found = findings(with_register(desk, tmp_path / "staff.yaml"))
    assert found == ["schema/registers/staff.yaml:1:1: This register is a link, and was not read. Put the register itself here."]


def test_rules_are_silent_on_a_register_that_cannot_be_read(desk, tmp_path):
    for name in NAMES:
        broken = with_register(desk, tmp_path / "none.yaml", name)
        assert check_text(CLEAN_PATH, article_text("").encode(), broken).findings == (), name


def test_one_bad_entry_leaves_the_others_in_force(desk, tmp_path):
    file = tmp_path / "staff.yaml"
    file.write_text("mp: {name: A, role: reporter, from: 2019-01-01}\nxx: [1]\n", encoding="utf-8")
    register = with_register(desk, file).staff
    assert "mp" in register and "xx" not in register and register.readable


def test_the_houses_own_words_are_read_and_checked_like_a_register(desk, tmp_path):
    file = tmp_path / "words.yaml"
    file.write_text("accept: [Katyn]\nmispellings: {kiev: Kyiv}\n", encoding="utf-8")
    found = findings(with_register(desk, file, "words"))
    assert found == ['schema/registers/words.yaml:2:1: There is no field mispellings here. Did you mean "misspellings"?']
    assert findings(with_register(desk, tmp_path / "none.yaml", "words")) == []
