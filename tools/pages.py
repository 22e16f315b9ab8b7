"""Refreshes the pages that are made from the code: `python tools/pages.py`. A test fails while one is stale.

The picture in the README is drawn with rich (MIT), which the program itself does not need.
"""

import io
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from copydesk.checking.check import check_text  # noqa: E402
from copydesk.cli.hook_ import KINDS  # noqa: E402
from copydesk.desk import load_desk  # noqa: E402
from copydesk.desk.schemas import Schemas  # noqa: E402
from copydesk.report import text  # noqa: E402
from copydesk.report.look import Look  # noqa: E402
from copydesk.report.pages import fields_markdown, rules_markdown, settings_markdown, style_markdown  # noqa: E402
from copydesk.rules.book import all_rules  # noqa: E402

PICTURE = ".github/check.svg"
HOOKS = ".pre-commit-hooks.yaml"
TOUR = "tests/cases/tour.md"
TOUR_PATH = "articles/2025/09/18/drone-school.md"


def tour(colour: bool = False) -> str:
    """What `copydesk check` prints for the article of the README's tour."""
    out = io.StringIO()
    result = check_text(TOUR_PATH, (ROOT / TOUR).read_bytes(), load_desk(ROOT))
    text.write(result, out, Look(colour))
    return out.getvalue()


# The file, the name of the part of it that is made, and what makes it.
PAGES = (
    ("tools/copydesk/rules/README.md", "rules", lambda: rules_markdown(all_rules())),
    ("schema/README.md", "fields", lambda: fields_markdown(Schemas(ROOT / "schema"))),
    ("schema/style/README.md", "style", lambda: style_markdown(Schemas(ROOT / "schema"))),
    ("README.md", "settings", settings_markdown),
    ("README.md", "tour", lambda: f"```text\n{tour()}```"),
)


def refreshed(file: str, name: str, made: str) -> str:
    """The text of a page with its made part as it should be. ValueError where the part has no marks."""
    begin, end = f"<!-- made from the code: {name} -->\n", f"<!-- end: {name} -->"
    head, found, rest = (ROOT / file).read_text(encoding="utf-8").partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{file} has no part {name}")
    return f"{head}{begin}\n{made.strip()}\n\n{end}{tail}"


def hooks() -> str:
    """What the pre-commit tool (https://pre-commit.com) has to know of our hooks. They are asked about every
    commit and push: one that only deletes a published article has no files to check."""
    head = "# Made by `python tools/pages.py`.\n"
    return head + "".join(
        f"- id: copydesk{'' if kind == 'pre-commit' else kind.removeprefix('pre')}\n"
        f'  name: "copydesk: {does}"\n'
        f"  entry: copydesk hook {kind}\n"
        "  language: python\n"
        f"  stages: [{kind}]\n"
        "  pass_filenames: false\n"
        "  always_run: true\n"
        "  minimum_pre_commit_version: 3.2.0\n"
        for kind, does in KINDS.items()
    )


def draw() -> str:
    """The README's picture: the tour at a terminal, as SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=112, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ copydesk check\n{tour(colour=True)}"))
    svg = console.export_svg(title="copydesk", unique_id="copydesk")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.S)  # no font from elsewhere: the reader's own will do


if __name__ == "__main__":
    for file, name, make in PAGES:
        (ROOT / file).write_text(refreshed(file, name, make()), encoding="utf-8", newline="\n")
    (ROOT / HOOKS).write_text(hooks(), encoding="utf-8", newline="\n")
    (ROOT / PICTURE).write_text(draw(), encoding="utf-8", newline="\n")
