"""A delta: what leads from one bundle to another. Its `delta.json` is canonical JSON (RFC 8785).

    {"format": "copydesk-delta/1",
     "from": {"manifest": "SHA-256", "as_of": "2025-09-18T15:05:00Z", "commit": "78eb..."}, "to": {...},
     "items": [{"id": "...", "change": "replace", "delete": ["items/.../talks-480w.webp"],
                "put": [{"path": "items/.../article.html", "sha256": "...", "size": 12}]}],
     "edition": [{"path": "feeds/rss.xml", "change": "replace", "sha256": "...", "size": 12},
                 {"path": "sections/culture.html", "change": "remove"}]}

`change` of an item is

    add       it is out, and was not
    replace   it is out as before, with other files
    withdraw  its files go, and a notice in `withdrawn/` stays or is another
    purge     its files go for good, from copies and caches, too; `purged/ID.json` says what the law allows
    remove    its files go, and nothing is said: it is held for now, or the edition is of an earlier time

First goes what `delete` names, a name that ends in `/` with all that is in it, and what the edition has to
`remove`; then the files of `put` and of the edition are written. All is in the order of ids and names. Beside
`delta.json` stand, at their places in the bundle, the files to put, and the manifest the delta leads to with
its digest and signature. It says nothing that the two manifests don't: `between` makes it from them, and
whoever applies it can make it again.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import rfc8785

from copydesk.export.manifest import File, Manifest, Part

NAME = "delta.json"
FORMAT = "copydesk-delta/1"

_CHANGES = {"withdrawn": "withdraw", "purged": "purge"}
_WORDS = {
    "add": "added",
    "replace": "replaced",
    "withdraw": "withdrawn",
    "purge": "purged",
    "remove": "removed",
}
_NOWHERE = Part("", "", ())


class Delta(NamedTuple):
    """`data` are the bytes of delta.json, `put` the files that are new, and `counts` how often each change is
    there of an item."""

    data: bytes
    put: tuple[File, ...]
    counts: Counter[str]


def between(before: Manifest, after: Manifest) -> Delta:
    """The delta from one manifest to another."""
    items = list(_items(before, after))
    edition = list(_edition(before, after))
    put = [file for item in items for file in item["put"]]
    put += [file for change, file in edition if change != "remove"]
    value = {
        "format": FORMAT,
        "from": _end(before),
        "to": _end(after),
        "items": [{**item, "put": [file._asdict() for file in item["put"]]} for item in items],
        "edition": [
            {"change": change, "path": file.path}
            if change == "remove"
            else {"change": change, **file._asdict()}
            for change, file in edition
        ],
    }
    return Delta(rfc8785.dumps(value), tuple(put), Counter(item["change"] for item in items))


def changes_in_words(counts: Counter[str]) -> str:
    """`2 added, 1 withdrawn`; of items only."""
    said = [f"{counts[change]:,} {word}" for change, word in _WORDS.items() if counts[change]]
    return ", ".join(said) or "no item"


def start_of(data: bytes) -> str:
    """The digest of the manifest that a delta.json starts from; "" where it tells none."""
    try:
        digest = json.loads(data)["from"]["manifest"]
    except (ValueError, RecursionError, TypeError, KeyError):
        return ""
    return digest if isinstance(digest, str) else ""


def _end(manifest: Manifest) -> dict[str, Any]:
    return {"manifest": manifest.digest, "as_of": manifest.as_of, "commit": manifest.commit}


def _items(before: Manifest, after: Manifest) -> Iterator[dict[str, Any]]:
    """The changes of items, each with its `put` as files, in the order of their ids."""
    old, new = ({part.id: part for part in manifest.parts} for manifest in (before, after))
    for id in sorted(old.keys() | new.keys()):
        was, now = old.get(id, _NOWHERE), new.get(id, _NOWHERE)
        if was.files == now.files:
            continue
        change = _CHANGES.get(now.state) or (
            "remove" if now is _NOWHERE else "replace" if was.state == now.state else "add"
        )
        there = set(was.files)
        yield {
            "id": id,
            "change": change,
            "put": [file for file in now.files if file not in there],
            "delete": _deleted(was, now),
        }


def _deleted(was: Part, now: Part) -> list[str]:
    """What goes of an item: by its folder where all of it does, so that no name of a file is told again."""
    kept = {file.path for file in now.files}
    gone = (file.path for file in was.files if file.path not in kept)
    folder = f"items/{was.id}/"
    if was.state == now.state:
        return sorted(gone)
    return sorted({folder if path.startswith(folder) else path for path in gone})


def _edition(before: Manifest, after: Manifest) -> Iterator[tuple[str, File]]:
    """The changes of the edition's own files, in the order of their paths."""
    old, new = ({file.path: file for file in manifest.edition} for manifest in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield "remove", old[path]
        elif path not in old:
            yield "add", new[path]
        elif old[path] != new[path]:
            yield "replace", new[path]
