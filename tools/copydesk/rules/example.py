"""The examples in a rule's page, and the files they stand for.

    Bad:                     text of the body, in an otherwise clean article
    Bad (fields):            fields of the front matter, in place of the clean article's;
                             behind a line `---` the body may follow
    Bad (without headline):  the clean article without that field, with this body
    Bad (file):              the whole file
    Bad (pictures):          fields, and below lines `=== file` what the pictures beside the article are, as far
                             as they are not sound JPEGs; one that is not named is not there
    Bad (archive):           several files, each below a line `=== path`, whole or as fields
    Bad (whole):             the same, for `check_whole`: all articles there are, and the names of pictures
    Bad (change):            fields of the article below lines `=== before` and `=== after`, perhaps with a path;
                             one that is not there was not there, or is deleted
    Bad (approval):          the same with `=== approvals`, a file schema/approvals.yaml, and `=== commit`, the
                             trailers of a commit
    Bad (day 2026-09-19):    fields, for `check_day` on that day
    Bad (trouble outside):   a file that could not be read, for `check_file`
    Bad (register staff):    the content of a register, for `check_desk`
    Bad (style):             a file of the house style, for `check_desk`
    Bad (settings):          the newsroom's settings, with the clean article
    Bad (baseline):          lines of a baseline: the path, the rule, the text; below `---` the body
"""

import re
import textwrap
from dataclasses import dataclass
from datetime import UTC, date, datetime

from copydesk.article.yaml import read_yaml
from copydesk.picture.place import photo_path
from copydesk.picture.read import Embedded, Picture

CLEAN_PATH = "articles/2025/09/18/ministers.md"
CLEAN_DAY = date(2025, 9, 18)  # the day on which examples are checked
CLEAN_MOMENT = datetime(2025, 9, 20, 12, tzinfo=UTC)  # the moment at which examples of changes are judged
CLEAN_FIELDS = {
    "id": "id: 20250918-k7x4m2",
    "status": "status: published",
    "section": "section: defence",
    "language": "language: en-GB",
    "headline": "headline: Ministers meet in Kyiv for talks on drones",
    "lead": "lead: The two defence ministers spoke about drones and signed three agreements.",
    "dateline": "dateline: Kyiv",
    "byline": "byline: [mp]",
    "published": "published: 2025-09-18T17:17:00+02:00",
    "topics": 'topics: ["20000065"]',
    "sources": "sources: [MON]",
}
CLEAN_BODY = "The talks lasted for two hours, and both sides called them useful."

_HEADING = re.compile(r"^(Bad|Good)(?: \(([^)]*)\))?:\n((?:    .*\n|\n)+)", re.M)
_FIELD = re.compile(r"^([A-Za-z_]\w*):", re.M)


@dataclass(frozen=True)
class Example:
    """One example: `kind` is what stands in brackets (body where there are none)."""

    good: bool
    kind: str
    text: str


def examples_of(doc: str) -> list[Example]:
    """The examples of a rule's docstring, in order."""
    return [
        Example(match[1] == "Good", match[2] or "body", textwrap.dedent(match[3]).strip("\n") + "\n")
        for match in _HEADING.finditer(doc.rstrip() + "\n")
    ]


def example_file(example: Example) -> str:
    """The whole file that an example of one article stands for."""
    if example.kind == "file":
        return example.text
    if example.kind == "fields" or example.kind.startswith("day "):
        head, fence, body = example.text.partition("---\n")
        return article_text(head, body if fence else CLEAN_BODY)
    if example.kind.startswith("without "):
        return article_text("", example.text, without=example.kind.removeprefix("without "))
    return article_text("", example.text)


def example_files(example: Example) -> dict[str, str]:
    """The files, by path, of an example with several articles."""
    files: dict[str, str] = {}
    for part in re.split(r"^=== ", example.text, flags=re.M)[1:]:
        path, _, text = part.partition("\n")
        if not path.strip().endswith(".md"):
            continue
        files[path.strip()] = text if text.startswith("---") else example_file(Example(True, "fields", text))
    return files


def example_change(example: Example) -> dict[str, tuple[str, str]]:
    """The path and the whole file of `before` and `after` in an example of a change, as far as they are there."""
    versions: dict[str, tuple[str, str]] = {}
    for part in re.split(r"^=== ", example.text, flags=re.M)[1:]:
        head, _, fields = part.partition("\n")
        name, _, path = head.partition(" ")
        if name not in ("before", "after"):
            continue
        versions[name] = path.strip() or CLEAN_PATH, example_file(Example(example.good, "fields", fields))
    return versions


def example_part(example: Example, name: str) -> str:
    """What stands in an example below a line `=== name`."""
    parts = re.split(r"^=== ", example.text, flags=re.M)
    return next((part.partition("\n")[2] for part in parts if part.startswith(f"{name}\n")), "")


def example_photo_files(example: Example) -> list[str]:
    """The paths of the pictures among the files of an example with several."""
    return [path for path in re.findall(r"^=== (\S+)$", example.text, flags=re.M) if not path.endswith(".md")]


def example_pictures(example: Example) -> tuple[str, dict[str, Picture]]:
    """The article of an example with pictures, and the pictures by their paths."""
    fields, *parts = re.split(r"^=== ", example.text, flags=re.M)
    pictures: dict[str, Picture] = {}
    for part in parts:
        name, _, text = part.partition("\n")
        told = read_yaml(text).value or {}
        embedded = Embedded(**told.pop("embedded", {}))
        told = {"media_type": "image/jpeg", "width": 1600, "height": 1067, "size": 400_000} | told
        pictures[photo_path(CLEAN_PATH, name.strip(), "articles")] = Picture(**told, embedded=embedded)
    return example_file(Example(example.good, "fields", fields)), pictures


def article_text(fields: str, body: str = CLEAN_BODY, without: str = "") -> str:
    """The clean article with some fields replaced, and its body."""
    given = [match.group(1) for match in _FIELD.finditer(fields)]
    kept = [text for name, text in CLEAN_FIELDS.items() if name not in given and name != without]
    head = "\n".join([*kept, fields.strip("\n")]).strip("\n")
    return f"---\n{head}\n---\n{body.strip(chr(10))}\n"
