"""The tools that are timed side by side: copydesk, and others that do a part of what it does."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).parents[1]
COPYDESK = "copydesk"


@dataclass(frozen=True)
class Material:
    """What the tools are run on: a newsroom, and its front matter again as plain YAML files."""

    newsroom: Path
    articles: list[Path]
    yaml: list[Path]


@dataclass(frozen=True)
class Tool:
    """A tool: what it checks, how it is called, and whether it is here."""

    name: str
    does: str
    program: str | None
    command: Callable[[Material, bool], list[str]]  # the flag asks for one article instead of all

    @property
    def present(self) -> bool:
        return self.program is not None


def all_tools() -> list[Tool]:
    """copydesk first."""
    rumdl, schema, codespell = (program(name) for name in ("rumdl", "check-jsonschema", "codespell"))
    return [
        Tool(COPYDESK, "front matter, copy, markup, archive", sys.executable, _copydesk),
        Tool("rumdl", "markup only", rumdl, lambda material, one: [
            str(rumdl), "check", "--no-cache", "--disable", "MD013,MD041,MD045", *_articles(material, one)]),
        Tool("check-jsonschema", "front matter only, as YAML files", schema, lambda material, one: [
            str(schema), "--schemafile", str(material.newsroom / "schema" / "article.schema.json"),
            "--base-uri", (material.newsroom / "schema").as_uri() + "/",
            *map(str, material.yaml[:1] if one else material.yaml)]),
        Tool("codespell", "misspellings only", codespell, lambda material, one: [
            str(codespell), *_articles(material, one)]),
    ]


def extract_front_matter(newsroom: Path, folder: Path) -> Material:
    """Write the front matter of every article as a YAML file of its own into `folder`."""
    folder.mkdir(parents=True)
    articles = sorted((newsroom / "articles").rglob("*.md"))
    yaml = []
    for number, article in enumerate(articles):
        file = folder / f"{number:05}.yaml"
        file.write_text(article.read_text(encoding="utf-8").split("---\n", 2)[1], encoding="utf-8")
        yaml.append(file)
    return Material(newsroom, articles, yaml)


def copydesk_command() -> list[str]:
    """The start of a command line for this copydesk, installed or not."""
    start = f"import sys; sys.path.insert(0, {str(PROGRAM)!r}); from copydesk.cli import main; sys.exit(main())"
    return [sys.executable, "-c", start]


def _copydesk(material: Material, one: bool) -> list[str]:
    return [*copydesk_command(), "check", *_articles(material, one)]


def _articles(material: Material, one: bool) -> list[str]:
    return [str(material.articles[0])] if one else [str(material.newsroom / "articles")]


def program(name: str) -> str | None:
    """Where a program is, if it is installed: beside Python, or on the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.is_file() else shutil.which(name)
