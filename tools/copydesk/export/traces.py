"""What would tell of an article that is not out: its id, its path and file name, the names of its photos."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"(?<![\w.-])\w[\w-]{0,120}(?:\.[\w-]{1,60}){0,3}\.[a-z0-9]{2,5}(?![\w-])")
_PATH = re.compile(r"\d{4}/\d\d/\d\d/(?:[\w-]{1,120})")
_TELLING = 3  # a slug of so many words says what the article is about


def traces_of(path: str, values: dict[str, Any]) -> Iterator[str]:
    """The names by which an article, and its photos, could be known; `values` is its front matter."""
    file = PurePosixPath(path)
    yield str(values.get("id")).lower()
    yield file.name.lower()
    yield "/".join(file.with_suffix("").parts[-4:]).lower()
    if file.stem.count("-") >= _TELLING - 1:
        yield file.stem.lower()
    photos = values.get("photos")
    for photo in photos if isinstance(photos, list) else []:
        if isinstance(photo, dict) and isinstance(photo.get("file"), str):
            yield PurePosixPath(photo["file"]).name.lower()


def names_in(text: str) -> set[str]:
    """All that could be such a name in a text."""
    text = text.lower()
    marked = " ".join(word for word in text.split() if "." in word or "/" in word)  # few, and no name has a blank
    return {*_ID.findall(text), *_FILE.findall(marked), *_PATH.findall(marked)}
