"""Refreshes the pages that are made from the code: `python tools/pages.py`. A test fails while one is stale."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from copydesk.desk.schemas import Schemas  # noqa: E402
from copydesk.report.pages import fields_markdown, rules_markdown, settings_markdown  # noqa: E402
from copydesk.rules.book import all_rules  # noqa: E402

# The file, the name of the part of it that is made, and what makes it.
PAGES = (
    ("tools/copydesk/rules/README.md", "rules", lambda: rules_markdown(all_rules())),
    ("schema/README.md", "fields", lambda: fields_markdown(Schemas(ROOT / "schema"))),
    ("README.md", "settings", settings_markdown),
)


def refreshed(file: str, name: str, made: str) -> str:
    """The text of a page with its made part as it should be. ValueError where the part has no marks."""
    begin, end = f"<!-- made from the code: {name} -->\n", f"<!-- end: {name} -->"
    head, found, rest = (ROOT / file).read_text(encoding="utf-8").partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{file} has no part {name}")
    return f"{head}{begin}\n{made.strip()}\n\n{end}{tail}"


if __name__ == "__main__":
    for file, name, make in PAGES:
        (ROOT / file).write_text(refreshed(file, name, make()), encoding="utf-8", newline="\n")
