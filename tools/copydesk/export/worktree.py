"""The newsroom as it stands in its folder, committed or not."""

import os
from functools import cached_property
from pathlib import PurePosixPath

from copydesk.cache import Cache
from copydesk.desk import Desk, DeskError
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.export.past import origins_of
from copydesk.files import Entry, find_articles, read_entry
from copydesk.git import Repository, blob_id
from copydesk.pictures import PictureFolder


class Worktree:
    """A State: see there. Raises DeskError where there is no folder of articles."""

    worktree = True

    def __init__(self, desk: Desk):
        self.desk = desk
        self._folder = desk.root / desk.settings.articles
        if not self._folder.is_dir():
            raise DeskError(
                f"there is no folder {self._folder}. `copydesk init` sets up a newsroom's repository."
            )
        self._repository = Repository.of(desk.root)
        self.commit = self._repository.head() if self._repository else None

    @cached_property
    def articles(self) -> list[Entry]:
        limit = self.desk.settings.limits.article_bytes
        return [read_entry(file, self.desk.root, limit) for file in find_articles([self._folder])]

    @property
    def pictures(self) -> PictureFolder:
        return PictureFolder(self.desk.root, self.desk.settings)

    def photo(self, path: str, limit: int) -> Entry:
        file = self.desk.root / path
        if not os.path.lexists(file):
            return Entry(path, None, "missing")
        parts = PurePosixPath(path).parts
        if any(self.desk.root.joinpath(*parts[: i + 1]).is_symlink() for i in range(len(parts))):
            return Entry(path, None, "link")
        return read_entry(file, self.desk.root, limit)

    def blob(self, path: str) -> str | None:
        data = self.photo(path, self.desk.settings.limits.photo_bytes).data
        return None if data is None else blob_id(data, self.commit)

    def origins(self, edition: Edition, cache: Cache) -> dict[str, Origin]:
        listings = (*edition.published, *edition.withdrawn)
        blobs = {listing.entry.path: blob_id(listing.entry.data or b"", self.commit) for listing in listings}
        if self._repository and self.commit:
            return origins_of(self._repository, self.commit, self.desk, edition, blobs, cache)
        return {listing.id: Origin(blobs[listing.entry.path]) for listing in listings}
