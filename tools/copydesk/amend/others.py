"""The newsroom's other articles, as far as they have to do with one: they are read from the disk."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.amend.refused import Refused
from copydesk.article.model import Article, read_article
from copydesk.desk import Desk
from copydesk.facts import Facts, read_facts
from copydesk.files import Entry, find_articles, is_article_name, read_entry
from copydesk.text import decode

_SLUG = re.compile(r"[^/\\]{1,255}")


class Other(NamedTuple):
    """An article as read, and the bytes of its file."""

    article: Article
    data: bytes


def articles_with(words: Iterable[str], desk: Desk, without: str = "") -> Iterator[Other]:
    """Every article but the one at the path `without` in whose file one of the words stands."""
    wanted = [word.encode("utf-8", "surrogateescape") for word in words if word]
    for file in _all(desk):
        entry = _read(file, desk)
        if entry.data is not None and entry.path != without and any(word in entry.data for word in wanted):
            yield Other(read_article(decode(entry.path, entry.data)), entry.data)


def article_at(path: str, desk: Desk) -> Article | None:
    """The article at a path from the newsroom's folder, or None where there is none that can be read."""
    if ".." in path.split("/") or "\0" in path:
        return None
    entry = _read(desk.root / path, desk)
    return None if entry.data is None else read_article(decode(path, entry.data))


def article_named(name: str, desk: Desk) -> Facts:
    """The article that a slug or an id names. Raises Refused where there is none, or several."""
    found = []
    for file in _all(desk):
        of_slug = file.name == f"{name}.md"
        entry = _read(file, desk)
        if entry.data is not None and (of_slug or name.encode("utf-8", "surrogateescape") in entry.data):
            facts = read_facts(decode(entry.path, entry.data))
            if of_slug or facts.id == name:
                found.append(facts)
    if len(found) > 1:
        listed = ", ".join(facts.path for facts in found)
        raise Refused(f"{name} names {len(found)} articles. Give the path of one: {listed}")
    if not found:
        raise Refused(f"there is no article {name}: no path, slug or id is that.")
    return found[0]


def is_slug_or_id(name: str) -> bool:
    """Whether a name can be a slug or an id and is no path."""
    return bool(_SLUG.fullmatch(name)) and not name.endswith(".md")


def names_in(folder: str, desk: Desk) -> list[str]:
    """What stands in a folder of the newsroom; nothing where there is none."""
    try:
        return os.listdir(desk.root / folder)
    except OSError:
        return []


def _all(desk: Desk) -> Iterator[Path]:
    folder = desk.root / desk.settings.articles
    return (file for file in find_articles([folder] if folder.is_dir() else []) if is_article_name(file.name))


def _read(file: Path, desk: Desk) -> Entry:
    return read_entry(file, desk.root, desk.settings.limits.article_bytes)
