"""The manifest, as it is written: see `manifest.py` for what it says."""

from typing import Any, NamedTuple

import copydesk
from copydesk.export import canonical
from copydesk.export.edition import Listing
from copydesk.export.manifest import FORMAT, File
from copydesk.export.origin import Origin
from copydesk.export.press import Press
from copydesk.export.purge import Purge
from copydesk.export.state import State
from copydesk.export.tombstone import Notice
from copydesk.export.when import utc_text


class Written(NamedTuple):
    """What an export has written: the items, the notices and the purges with their files, each in the order of
    their ids, and the files of the whole edition. `photos`: there are renditions among them."""

    items: list[tuple[Listing, Origin, int, list[File]]]
    withdrawn: list[tuple[Notice, list[File]]]
    purged: list[tuple[Purge, list[File]]]
    files: list[File]
    photos: bool = False


def write(state: State, press: Press, written: Written, previous: str | None = None) -> bytes:
    """The manifest of a bundle; `previous` is the digest of the one before, where that is to be told."""
    settings = press.settings
    return canonical.dumps(
        {
            "format": FORMAT,
            "program": _programs(written.photos),
            "publisher": settings.publisher,
            "domain": settings.domain,
            "commit": state.commit,
            "worktree": state.worktree,
            "as_of": utc_text(press.as_of),
            "desk": press.desk.fingerprint,
            "previous": previous,
            "formats": {format.name: format.media_type for format in press.formats},
            "items": [
                {
                    "id": listing.id,
                    "version": version,
                    "state": "published",
                    "path": listing.path,
                    "blob": origin.blob,
                    "commit": origin.commit,
                    "authors": origin.authors,
                    "approved_by": origin.approved_by,
                    "files": _files(files),
                }
                for listing, origin, version, files in written.items
            ],
            "withdrawn": [
                {"id": notice.id, "version": notice.version, "state": "withdrawn", "files": _files(files)}
                for notice, files in written.withdrawn
            ],
            "purged": [
                {"id": purge.id, "state": "purged", "files": _files(files)} for purge, files in written.purged
            ],
            "files": _files(written.files),
        }
    )


def _programs(photos: bool) -> str:
    """What the bytes depend on beside the newsroom's own: where photos were drawn, Pillow and its codecs, too."""
    program = f"copydesk {copydesk.__version__}"
    if not photos:
        return program
    from copydesk.export.renditions import drawn_with

    return f"{program}, {drawn_with()}"


def _files(files: list[File]) -> list[dict[str, Any]]:
    return [file._asdict() for file in sorted(files)]
