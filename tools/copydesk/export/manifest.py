"""The manifest, as it is read: what a bundle holds, as canonical JSON (RFC 8785).

    {"format": "copydesk-bundle/1", "program": "copydesk 0.1.0", "publisher": "...", "domain": "...",
     "commit": "78eb...", "worktree": false, "as_of": "2025-09-18T15:05:00Z", "desk": "fingerprint",
     "previous": null,
     "formats": {"html": "text/html", "ninjs": "application/json"},
     "items": [{"id": "...", "version": 1, "state": "published", "path": "articles/...", "blob": "...",
                "commit": "...", "authors": ["Jan Kowalski"], "approved_by": ["Alicja Wronowska"],
                "files": [{"path": "items/.../article.html", "sha256": "...", "size": 12}]}],
     "withdrawn": [{"id": "...", "version": 2, "state": "withdrawn", "files": [...]}],
     "purged": [{"id": "...", "state": "purged", "files": [...]}], "files": [...]}

`program` names Pillow and its codecs, too, where there are photos: with others the same photo has other
bytes. `commit` is null where the working tree was exported and differs from it. `path`, `blob` and `commit`
say where an item's bytes come from; `authors` wrote the version that is out and `approved_by` approved it, as
the commits that made it name them. Of a withdrawn article they are not told. `version` is counted by the
published history: each change that readers could see makes the next one. `files` are those of the whole
edition. `previous` is the SHA-256 of the manifest before, where the newsroom chains them (`--previous`).

Beside it stand `manifest.json.sha256`, its own digest as `sha256sum -c` reads it, and `manifest.json.sig`,
where it was signed.
"""

import hashlib
import json
import re
from typing import Any, NamedTuple

import rfc8785

from copydesk.article.times import parse_time
from copydesk.export import canonical

NAME = "manifest.json"
DIGEST = f"{NAME}.sha256"
SIGNATURE = f"{NAME}.sig"
BESIDE = frozenset({NAME, DIGEST, SIGNATURE, "delta.json"})  # names that no file of a manifest has
FORMAT = "copydesk-bundle/1"
MOST = 128_000_000

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")  # a blob or a commit of Git
_PLACES = {"items": "published", "withdrawn": "withdrawn", "purged": "purged"}
_TEXTS = ("program", "publisher", "domain", "desk", "as_of")


class File(NamedTuple):
    """A file of a bundle: its path in it, the SHA-256 of its bytes, and how many there are."""

    path: str
    sha256: str
    size: int


class Part(NamedTuple):
    """An article that is out, or the notice of one that was: its id, its state, and its files."""

    id: str
    state: str
    files: tuple[File, ...]


class Manifest(NamedTuple):
    """A manifest as read. `digest` is the SHA-256 of its bytes, `edition` the files of no part."""

    digest: str
    parts: tuple[Part, ...]
    edition: tuple[File, ...]
    publisher: str
    domain: str
    formats: dict[str, str]
    commit: str | None
    worktree: bool
    as_of: str

    @property
    def files(self) -> tuple[File, ...]:
        """Every file it lists."""
        return (*(file for part in self.parts for file in part.files), *self.edition)

    def count(self, state: str) -> int:
        """How many parts there are of a state: published, withdrawn or purged."""
        return sum(part.state == state for part in self.parts)


class NotRead(Exception):
    """The bytes are no manifest of this format; the message says why."""


def read(data: bytes) -> Manifest:
    """A manifest's bytes as what they say. Raises NotRead on anything but canonical bytes of this format."""
    try:
        value = json.loads(data)
        if not isinstance(value, dict) or not isinstance(value.get("format"), str):
            raise NotRead("it is no manifest of a bundle.")
        if value["format"] != FORMAT:
            raise NotRead(f"its format is {value['format'][:80]!r}; this copydesk reads {FORMAT}.")
        if canonical.dumps(value) != data:
            raise NotRead("it is not canonical JSON (RFC 8785), so it has been changed since it was written.")
        return _manifest(value, hashlib.sha256(data).hexdigest())
    except (rfc8785.CanonicalizationError, KeyError, TypeError, AttributeError) as error:
        raise NotRead(f"it is not of the shape of {FORMAT} ({type(error).__name__}).") from None
    except (ValueError, RecursionError):
        raise NotRead("it is not valid JSON.") from None


def digest_line(digest: str) -> bytes:
    """What stands in `manifest.json.sha256` beside a manifest of this SHA-256."""
    return f"{digest}  {NAME}\n".encode()


def is_safe(path: str) -> bool:
    """Whether a path stays in the bundle and means the same on every system."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts)


def _manifest(value: dict[str, Any], digest: str) -> Manifest:
    parts: list[Part] = []
    for place, state in _PLACES.items():
        for item in value[place]:
            _require(isinstance(item["id"], str), f"id of {item['id']}")
            parts.append(Part(item["id"], state, _files_of(item, place)))
            _require(item["state"] == state, f"state of {item['id']}")
            if place != "purged":
                _require(_is_count(item["version"]) and item["version"], f"version of {item['id']}")
            if place == "items":
                _require(isinstance(item["path"], str), f"path of {item['id']}")
                _require(_OBJECT.match(item["blob"]), f"blob of {item['id']}")
                for key in ("authors", "approved_by"):
                    _require(_are_texts(item[key]), f"{key} of {item['id']}")
                _require(item["commit"] is None or _OBJECT.match(item["commit"]), f"commit of {item['id']}")
        ids = [item["id"] for item in value[place]]
        if ids != sorted(set(ids)):
            raise NotRead(f"its {place} are not in the order of their ids, each once.")
    if len({part.id for part in parts}) != len(parts):
        raise NotRead("it has an item in two states.")
    edition = tuple(_file(file) for file in value["files"])
    for key in _TEXTS:
        _require(isinstance(value[key], str), key)
    _require(parse_time(value["as_of"]), "as_of")
    _require(isinstance(value["worktree"], bool), "worktree")
    _require(all(isinstance(kind, str) for kind in value["formats"].values()), "formats")
    _require(value["commit"] is None or _OBJECT.match(value["commit"]), "commit")
    _require(value["worktree"] or value["commit"], "commit")
    _require(value["previous"] is None or _DIGEST.match(value["previous"]), "previous")
    told = (value[key] for key in ("publisher", "domain", "formats", "commit", "worktree", "as_of"))
    manifest = Manifest(digest, tuple(parts), edition, *told)
    paths = [file.path for file in manifest.files]
    if len(set(paths)) != len(paths):
        raise NotRead("it lists a file twice.")
    _require(list(edition) == sorted(edition), "list of files")
    return manifest


def _files_of(item: dict[str, Any], place: str) -> tuple[File, ...]:
    """The files of an item, or of a notice, which it has to have."""
    files = [_file(file) for file in item["files"]]
    for file in files:
        if not file.path.startswith((f"{place}/{item['id']}/", f"{place}/{item['id']}.")):
            raise NotRead(f"it lists {file.path!r} under {item['id']!r}.")
    _require(files and files == sorted(files), f"list of files of {item['id']}")
    return tuple(files)


def _require(holds: Any, what: str) -> None:
    if not holds:
        raise NotRead(f"its {what} is not of the shape of {FORMAT}.")


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _file(value: dict[str, Any]) -> File:
    file = File(value["path"], value["sha256"], value["size"])
    if not isinstance(file.path, str) or not is_safe(file.path) or file.path in BESIDE:
        raise NotRead(f"it lists the path {str(file.path)[:200]!r}, which a bundle can't have.")
    if not isinstance(file.sha256, str) or not _DIGEST.match(file.sha256):
        raise NotRead(f"the digest of {file.path} is no SHA-256.")
    if not _is_count(file.size):
        raise NotRead(f"the size of {file.path} is no number of bytes.")
    return file
