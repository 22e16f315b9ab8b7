"""A diff is one that `git apply` takes, whatever a file is called; no name of a file gets at the terminal."""

import subprocess

import pytest

from copydesk.report.diff import diff_lines, head_lines
from copydesk.report.look import Look

NAMES = {
    "a.md": "a/a.md",
    "a b.md": "a/a b.md",
    "łódź.md": "a/łódź.md",
    "a\nb.md": '"a/a\\nb.md"',
    'say "a".md': '"a/say \\"a\\".md"',
    "back\\slash.md": '"a/back\\\\slash.md"',
    "\x1b[31mred.md": '"a/\\033[31mred.md"',
    "turned \u202e.md": '"a/turned \\342\\200\\256.md"',
    "tab\t.md": '"a/tab\\t.md"',
    "no utf-8 \udcff.md": '"a/no utf-8 \\377.md"',
}


def diff_of(old: str, new: str) -> str:
    look = Look()
    lines = [*head_lines(old, new, look), *diff_lines(old, new, b"one\ntwo\n", b"one\nthree", look, False)]
    return "".join(lines)


@pytest.mark.parametrize(("name", "shown"), NAMES.items())
def test_a_name_is_written_as_git_does(name, shown):
    other = shown.replace("a/", "b/", 1)
    assert diff_of(name, name) == (
        f"diff --git {shown} {other}\n--- {shown}\n+++ {other}\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n"
        "\\ No newline at end of file\n"
    )


def test_git_applies_it(tmp_path):
    try:
        for name in NAMES:
            (tmp_path / name).write_bytes(b"one\ntwo\n")
    except OSError:
        pytest.skip("this file system has no such names")
    patch = "".join(diff_of(name, f"new {name}") for name in NAMES)
    subprocess.run(["git", "apply"], input=patch.encode(), cwd=tmp_path, check=True)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        f"new {name}": b"one\nthree" for name in NAMES
    }
