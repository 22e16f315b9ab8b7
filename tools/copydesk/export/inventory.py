"""The manifest, as it is written: see `manifest.py` for what it says."""

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import Any

import copydesk
from copydesk.export import canonical
from copydesk.export.edition import Listing
from copydesk.export.manifest import FORMAT, File
from copydesk.export.origin import Origin
from copydesk.export.press import Press
from copydesk.export.pressed import Pressed
from copydesk.export.purge import Purge
from copydesk.export.state import State
from copydesk.export.tombstone import Notice
from copydesk.export.when import utc_text

_AT_ONCE = 1 << 20
_MARK = b'"items":[]'  # nothing but the list of items can stand there so: in a text its quotation marks are escaped


class Inventory:
    """The manifest of a bundle in the making. Items, notices and purges come in the order of their ids; what is told
    of the items goes to a file of the system, for there may be many."""

    def __init__(self):
        self._items = TemporaryFile()
        self._withdrawn: list[dict[str, Any]] = []
        self._purged: list[dict[str, Any]] = []
        self._photos = False

    def item(self, listing: Listing, origin: Origin, pressed: Pressed) -> None:
        """Take in an article that is out, and its files."""
        self._photos = self._photos or bool(pressed.photos)
        told = {
            "id": listing.id,
            "version": pressed.version,
            "state": "published",
            "path": listing.path,
            "blob": origin.blob,
            "commit": origin.commit,
            "authors": list(origin.authors),
            "approved_by": list(origin.approved_by),
            "files": _files(pressed.files),
        }
        self._items.write((b"," if self._items.tell() else b"") + canonical.dumps(told))

    def notice(self, notice: Notice, files: Iterable[File]) -> None:
        """Take in the notice of an article that was withdrawn."""
        told = {"id": notice.id, "version": notice.version, "state": "withdrawn", "files": _files(files)}
        self._withdrawn.append(told)

    def purge(self, purge: Purge, file: File) -> None:
        """Take in the notice of an article that was purged."""
        self._purged.append({"id": purge.id, "state": "purged", "files": _files([file])})

    def write(
        self, state: State, press: Press, files: Iterable[File], previous: str | None = None
    ) -> Iterator[bytes]:
        """The manifest in parts; `files` are those of the whole edition, and `previous` is the digest of the manifest
        before, where that is to be told."""
        settings = press.settings
        head, tail = canonical.dumps(
            {
                "format": FORMAT,
                "program": _programs(self._photos),
                "publisher": settings.publisher,
                "domain": settings.domain,
                "commit": state.commit,
                "worktree": state.worktree,
                "as_of": utc_text(press.as_of),
                "desk": press.desk.fingerprint,
                "previous": previous,
                "formats": {format.name: format.media_type for format in press.formats},
                "items": [],
                "withdrawn": self._withdrawn,
                "purged": self._purged,
                "files": _files(files),
            }
        ).split(_MARK)
        yield head + _MARK[:-1]
        self._items.seek(0)
        while part := self._items.read(_AT_ONCE):
            yield part
        self._items.close()
        yield _MARK[-1:] + tail


def _programs(photos: bool) -> str:
    """What the bytes depend on beside the newsroom's own: where photos were drawn, Pillow and its codecs, too."""
    program = f"copydesk {copydesk.__version__}"
    if not photos:
        return program
    from copydesk.export.renditions import drawn_with

    return f"{program}, {drawn_with()}"


def _files(files: Iterable[File]) -> list[dict[str, Any]]:
    return [file._asdict() for file in sorted(files)]
