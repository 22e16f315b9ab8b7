"""The pages in `cases/`: `NAME.page.txt`, the article it becomes, `NAME.md`, and `NAME.notes`.

The first line of `NAME.notes` is the article's path; a note follows on each line, with `.` before what was
made of the page and `?` before what a human has to look at.
"""

from pathlib import Path

import pytest

from copydesk.importers.page import import_page

CASES = sorted((Path(__file__).parent / "cases").glob("*.page.txt"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.name.removesuffix(".page.txt"))
def test_case(file, desk):
    base = file.name.removesuffix(".page.txt")
    page = import_page(file.read_bytes(), desk)
    notes = [f"{'?' if note.open else '.'} {note.where}: {note.text}" for note in page.notes]
    assert page.text == file.with_name(f"{base}.md").read_text(encoding="utf-8")
    assert [page.path, *notes] == file.with_name(f"{base}.notes").read_text(encoding="utf-8").splitlines()


def test_every_case_is_complete():
    names = {file.name.split(".")[0] for file in CASES}
    assert len(names) >= 6
    assert {file.name for file in (Path(__file__).parent / "cases").iterdir()} == {
        name + kind for name in names for kind in (".page.txt", ".md", ".notes")
    }
