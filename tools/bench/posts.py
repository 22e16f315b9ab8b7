"""Blog posts kept for Jekyll, laid out as articles of a newsroom that writes American English."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from copydesk.article.yaml import read_yaml
from copydesk.checking.check import check_entries
from copydesk.desk import load_desk
from copydesk.files import Entry
from copydesk.finding import Finding
from copydesk.rules.example import article_text

ROOT = Path(__file__).parents[2]
SETTINGS = 'publisher = "The Post Desk"\nlanguage = "en-US"\ntime-zone = "America/New_York"\npreview = true\n'
FIELDS = """\
language: {language}
section: politics
dateline: Washington
published: {day}T12:00:00-05:00
sources: [{{name: The post itself, kind: own}}]
headline: {headline}
lead: {lead}"""

_NAME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)-+(.+)\.md")
_ALONE = re.compile(r"^[ \t]*(?:\{%[^{}]*%\}|\{:[^{}\n]*\})[ \t]*\n", re.M)
_FILLED_IN = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{:[^{}\n]*\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*\)|\[[^\[\]]*\])")


def entries(folder: Path) -> Iterator[Entry]:
    """The posts of a folder (`2015-02-25-title.md`) as articles. Title and excerpt become headline and lead,
    as plain text; the other fields are left out. Of what Jekyll fills in, a line is taken out, and "18F" stands
    for the rest."""
    for file in sorted(folder.glob("*.md")):
        name = _NAME.fullmatch(file.name)
        if not name:
            continue
        day = date(*map(int, name.groups()[:3]))
        head, _, body = file.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---")
        told = read_yaml(head).value or {}
        headline, lead = _plain(told.get("title")), _plain(told.get("excerpt"))
        fields = FIELDS.format(language=told.get("locale", "en-US"), day=day, headline=headline, lead=lead)
        prose = _FILLED_IN.sub("18F", _ALONE.sub("", body.partition("\n")[2]))
        path = f"articles/{day:%Y/%m/%d}/{name[4].lower()}.md"
        yield Entry(path, article_text(fields, prose).encode())


def findings(folder: Path, root: Path = ROOT) -> tuple[list[Finding], dict[str, str]]:
    """What the rules and the house style under `root` say of the posts, rules on trial included, and the
    articles' texts by path."""
    articles = list(entries(folder))
    with tempfile.TemporaryDirectory(prefix="bench-") as newsroom:
        Path(newsroom, "copydesk.toml").write_text(SETTINGS, encoding="utf-8")
        shutil.copytree(root / "schema", Path(newsroom, "schema"))
        found = check_entries(articles, load_desk(Path(newsroom))).findings
    return list(found), {entry.path: (entry.data or b"").decode() for entry in articles}


def _plain(value: object) -> str:
    """A value as plain text in single quotes, on one line."""
    text = " ".join(_LINK.sub(r"\1", _TAG.sub("", str(value or ""))).split())
    return "'" + text.replace("'", "''") + "'"
