"""A bundle as a web site: what is answered to a request. Only what the manifest lists is ever read."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from html import escape
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote, unquote

from copydesk.export import bag, manifest
from copydesk.export.contents import read_contents
from copydesk.export.manifest import File, Manifest
from copydesk.export.verify import Verdict

Read = Callable[[str, int], bytes]

_TYPES = {
    "html": "text/html",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "md": "text/markdown",
    "json": "application/json",
    "xml": "application/xml",
    "sha256": "text/plain",
    "sig": "text/plain",
}
_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+\Z")
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
}


class Answer(NamedTuple):
    """Status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    """The answers of a whole bundle: a folder or a bag, which is read as it is asked for, or an archive,
    which is laid out in a temporary file first. Raises OSError where that can't be done."""

    def __init__(self, place: Path, verdict: Verdict):
        assert verdict.manifest, "a whole bundle has a manifest"
        self._manifest = verdict.manifest
        self._files = {file.path: file for file in self._manifest.files}
        self._read = _of_folder(place) if place.is_dir() else _of_archive(place)
        self._beside = {manifest.NAME: verdict.data, manifest.DIGEST: manifest.digest_line(hashlib.sha256(verdict.data).hexdigest())}
        if verdict.signature is not None:
            self._beside[manifest.SIGNATURE] = verdict.signature
        self._gone = {part.id: part for part in self._manifest.parts if part.state != "published"}
        self._redirects = dict(self._all_redirects())

    def answer(self, target: str, known: str = "") -> Answer:
        """What is answered to a GET of `target`; `known` is what the request has in If-None-Match."""
        path = unquote(target.partition("?")[0].partition("#")[0])
        if path in self._redirects:
            return Answer(301, {**_SAFE, "Location": self._redirects[path], "Content-Length": "0"}, b"")
        name = path.removeprefix("/")
        if name in self._files or name in self._beside:
            return self._file(name, 200, known)
        if name == "":
            index = "index.html" in self._files
            return self._file("index.html", 200, known) if index else _page(200, self._list())
        folder, _, rest = name.removeprefix("items/").partition("/")
        if name.startswith("items/") and folder in self._gone:
            return self._file(self._notice(folder, rest), 410)
        return _text(404, "There is no such file in this bundle.")

    def _file(self, name: str, status: int, known: str = "") -> Answer:
        data = self._beside.get(name)
        if data is None:
            data = self._whole(self._files[name])
        if data is None:
            return _text(503, "This file has changed since the bundle was opened. Stop, and serve it again.")
        tag = f'"{hashlib.sha256(data).hexdigest()}"'
        kind = type_of(name, self._manifest)
        headers = {**_SAFE, "Content-Type": kind, "Cache-Control": "no-cache", "ETag": tag}
        if status == 200 and _knows(known, tag):
            return Answer(304, headers, b"")
        return Answer(status, {**headers, "Content-Length": str(len(data))}, data)

    def _whole(self, file: File) -> bytes | None:
        """The bytes of a file, if they are still those of the manifest."""
        try:
            data = self._read(file.path, file.size)
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == file.sha256 else None

    def _notice(self, id: str, asked: str) -> str:
        """The notice of an item that is gone, in the format that was asked for if there is one."""
        suffix = asked.partition(".")[2]
        names = (f"withdrawn/{id}.{end}" for end in (suffix, "html", "json"))
        return next((name for name in names if name in self._files), self._gone[id].files[0].path)

    def _all_redirects(self) -> Iterable[tuple[str, str]]:
        """Where each old address leads; only to addresses of this site."""
        file = self._files.get("feeds/redirects.json")
        data = self._whole(file) if file else None
        try:
            for entry in json.loads(data)["redirects"] if data else ():
                to = entry.get("to", "")
                if entry["status"] == 301 and to.startswith("/") and not to.startswith("//"):
                    yield unquote(entry["from"]), quote(unquote(to))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return

    def _list(self) -> str:
        links = "".join(
            f'<li><a href="/{escape(quote(name))}">{escape(name)}</a>\n' for name in sorted(self._files)
        )
        about = self._manifest
        return f"<h1>{escape(about.publisher)}</h1>\n<p>As of {about.as_of}</p>\n<ul>\n{links}</ul>\n"


def type_of(name: str, manifest: Manifest) -> str:
    """The content type of a file: that of its format where the name tells it (`article.ninjs.json`,
    `rss.xml`), else by its ending."""
    parts = name.rpartition("/")[2].split(".")
    if parts == ["feed", "json"]:
        parts = ["jsonfeed"]
    kinds = [manifest.formats[part] for part in parts if part in manifest.formats]
    kind = next((kind for kind in kinds if _TYPE.match(kind)), "")
    if parts[-1] in ("jpg", "webp") or not kind:
        kind = _TYPES.get(parts[-1], "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _of_folder(place: Path) -> Read:
    folder = place if (place / manifest.NAME).is_file() else place / bag.DATA

    def read(path: str, size: int) -> bytes:
        with open(folder / path, "rb") as data:
            return data.read(size + 1)

    return read


def _of_archive(place: Path) -> Read:
    """The files of an archive one behind the other, in a temporary file that nobody else sees."""
    store = TemporaryFile(prefix="copydesk-")
    starts: dict[str, int] = {}
    lock = Lock()

    def unpack(path: str) -> AbstractContextManager:
        starts[path] = store.tell()
        return nullcontext(store)  # which stays open

    def read(path: str, size: int) -> bytes:
        with lock:
            store.seek(starts[path])
            return store.read(size)

    read_contents(place, unpack)
    return read


def _knows(known: str, tag: str) -> bool:
    """Whether a request says that it has a version already (RFC 9110, 13.1.2)."""
    tags = (part.strip().removeprefix("W/") for part in known.split(","))
    return known.strip() == "*" or tag in tags


def _page(status: int, body: str) -> Answer:
    data = f"<!doctype html>\n<html lang=en>\n<title>Bundle</title>\n{body}".encode()
    return _made(status, "text/html; charset=utf-8", data)


def _text(status: int, text: str) -> Answer:
    return _made(status, "text/plain; charset=utf-8", f"{text}\n".encode())


def _made(status: int, kind: str, data: bytes) -> Answer:
    headers = {"Content-Type": kind, "Cache-Control": "no-cache", "Content-Length": str(len(data))}
    return Answer(status, {**_SAFE, **headers}, data)
