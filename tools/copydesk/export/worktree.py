"""The newsroom as it stands in its folder, committed or not."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from copydesk.cache import Cache
from copydesk.desk import Desk, DeskError
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.export.past import origins_of
from copydesk.files import Entry, find_articles, read_entry, shown_path
from copydesk.git import Repository, blob_id
from copydesk.picture.read import Picture
from copydesk.pictures import PictureFolder
from copydesk.versions import Dated


class Worktree:
    """A State: see there. Raises DeskError where there is no folder of articles.

    Articles are read more than once. One that has changed since it was first asked for stops the export.
    """

    worktree = True

    def __init__(self, desk: Desk):
        self.desk = desk
        folder = desk.root / desk.settings.articles
        if not folder.is_dir():
            raise DeskError(f"there is no folder {folder}. `copydesk init` sets up a newsroom's repository.")
        self._repository = Repository.of(desk.root)
        self.commit = self._repository.head() if self._repository else None
        self.paths: Sequence[str] = [shown_path(file, desk.root) for file in find_articles([folder])]
        self._pictures = PictureFolder(desk.root, desk.settings)
        self._blobs: dict[str, str | None] = {}
        self._blobs = {path: self._blob(self._article(path)) for path in self.paths}

    def entries(self, paths: Iterable[str]) -> list[Entry]:
        return [self._article(path) for path in paths]

    def _article(self, path: str) -> Entry:
        entry = read_entry(self.desk.root / path, self.desk.root, self.desk.settings.limits.article_bytes)
        if path in self._blobs and self._blob(entry) != self._blobs[path]:
            raise DeskError(f"{path} was changed while it was being exported. Export again.")
        return entry

    def photo(self, path: str) -> Entry:
        file = self.desk.root / path
        if not os.path.lexists(file):
            return Entry(path, None, "missing")
        parts = PurePosixPath(path).parts
        if any(self.desk.root.joinpath(*parts[: i + 1]).is_symlink() for i in range(len(parts))):
            return Entry(path, None, "link")
        return read_entry(file, self.desk.root, self.desk.settings.limits.photo_bytes)

    def get(self, path: str) -> Picture | None:
        return self._pictures.get(path)

    def blob(self, path: str) -> str | None:
        return self._blobs[path] if path in self._blobs else self._blob(self.photo(path))

    def origins(self, edition: Edition, cache: Cache, dated: Mapping[str, Dated]) -> dict[str, Origin]:
        listings = (*edition.published, *edition.withdrawn)
        blobs = {listing.path: self._blobs[listing.path] or "" for listing in listings}
        if self._repository and self.commit:
            return origins_of(self._repository, self.commit, self.desk, edition, blobs, cache, dated)
        return {listing.id: Origin(blobs[listing.path]) for listing in listings}

    def _blob(self, entry: Entry) -> str | None:
        return None if entry.data is None else blob_id(entry.data, self.commit)
