"""What the tools are run on: a generated newsroom in Git, its front matter as YAML, a set-up for each tool."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.newsroom import Generated, write_newsroom
from bench.repository import add, make_repository

_SETUPS = Path(__file__).parent / "setups"
_LONG_AGO = 1_700_000_000  # seconds: a checkout is older than its index, so Git need not look twice


@dataclass(frozen=True)
class Room:
    """A folder with `newsroom/` in Git, `yaml/`, `schema-07/` and `work/`, and the names of its articles and of
    their YAML files."""

    folder: Path
    articles: tuple[str, ...]
    yaml: tuple[str, ...]

    @property
    def newsroom(self) -> Path:
        """The newsroom's folder."""
        return self.folder / "newsroom"

    def words(self, one: bool) -> dict[str, str | list[str]]:
        """What stands for a peer's words in braces; with `one` for one article instead of all. A word with a list
        stands by itself."""
        article, yaml = self.articles[0], self.yaml[0]
        return {
            "newsroom": str(self.newsroom),
            "work": str(self.folder / "work"),
            "yaml": str(self.folder / "yaml"),
            "schema_uri": (self.newsroom / "schema").as_uri() + "/",
            "articles": article if one else "articles",
            "glob": article if one else "articles/**/*.md",
            "yaml_files": yaml if one else ".",
            "each_article": [article] if one else list(self.articles),
            "each_yaml": [yaml] if one else list(self.yaml),
        }


def make_room(folder: Path, generated: list[Generated], seed: int) -> Room:
    """Lay everything out in a new folder and commit the newsroom."""
    newsroom = folder / "newsroom"
    write_newsroom(newsroom, generated, seed)
    for file in newsroom.rglob("*"):
        os.utime(file, (_LONG_AGO, _LONG_AGO))
    make_repository(newsroom)
    shutil.copytree(_SETUPS, folder / "work")
    _write_older_schemas(newsroom / "schema", folder / "schema-07")
    articles = sorted(article.path for article in generated)
    yaml = [f"{number:06}.yaml" for number in range(len(articles))]
    (folder / "yaml").mkdir()
    for article, file in zip(articles, yaml):
        front = (newsroom / article).read_text(encoding="utf-8").split("---\n", 2)[1]
        (folder / "yaml" / file).write_text(front, encoding="utf-8")
    return Room(folder, tuple(articles), tuple(yaml))


def fill(template: str, words: dict[str, str | list[str]]) -> list[str]:
    """The arguments of a command line: a template split at its spaces, with words put in. KeyError for a word
    that there is not."""
    arguments: list[str] = []
    for token in template.split():
        alone = re.fullmatch(r"\{(\w+)\}", token)
        if alone and isinstance(words[alone[1]], list):
            arguments += words[alone[1]]
        else:
            arguments.append(token.format(**words))
    return arguments


@contextmanager
def changed(room: Room, number: int) -> Iterator[None]:
    """The first article changed as by an editor, with another sentence for each number, not committed; afterwards
    it is as before, and Git knows it."""
    file = room.newsroom / room.articles[0]
    before = file.read_bytes()
    file.write_bytes(before.rstrip() + f"\n\nThe talks went on for {number + 2:,} more hours.\n".encode())
    try:
        yield
    finally:
        file.write_bytes(before)
        os.utime(file, (_LONG_AGO, _LONG_AGO))
        add(room.newsroom)


def _write_older_schemas(schemas: Path, folder: Path) -> None:
    """The schemas once more for remark, whose validator knows no newer draft than 7."""
    folder.mkdir()
    for file in schemas.glob("*.schema.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        del schema["$schema"], schema["$id"]
        (folder / file.name).write_text(json.dumps(schema), encoding="utf-8")
