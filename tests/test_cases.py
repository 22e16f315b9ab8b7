"""The plain files of tests/cases: an article `NAME.md`, and beside it `NAME.findings`.

`NAME.findings` lists every finding of that article, in order, a line each: `line:column rule: message`.
A first line `path: articles/...` says where the article stands; without it, articles/2025/09/18/NAME.md.
An empty list says that the article is clean. The day is 18 September 2025.
"""

from pathlib import Path

import pytest
from conftest import ROOT

from copydesk.checking.check import check_text
from copydesk.rules.example import CLEAN_DAY

CASES = sorted((ROOT / "tests" / "cases").rglob("*.md"))


def expected(file: Path) -> tuple[str, list[str]]:
    lines = file.with_suffix(".findings").read_text(encoding="utf-8").splitlines()
    path = f"articles/2025/09/18/{file.name}"
    if lines and lines[0].startswith("path: "):
        path = lines.pop(0).removeprefix("path: ")
    return path, [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.relative_to(ROOT / "tests" / "cases").as_posix())
def test_case(file, desk):
    path, lines = expected(file)
    result = check_text(path, file.read_bytes(), desk, CLEAN_DAY)
    found = [f"{f.start.line}:{f.start.column} {f.rule}: {f.message}" for f in result.findings]
    assert found == lines


def test_there_are_cases():
    assert len(CASES) >= 10
    assert sorted(file.with_suffix(".findings") for file in CASES) == sorted((ROOT / "tests/cases").rglob("*.findings"))
