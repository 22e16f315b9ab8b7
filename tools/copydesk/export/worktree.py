"""The newsroom as it stands in its folder, committed or not."""

import os
from functools import cached_property
from pathlib import Path, PurePosixPath

from copydesk.desk import Desk, DeskError
from copydesk.export.state import Origin
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

    def origin(self, entry: Entry) -> Origin:
        blob = blob_id(entry.data or b"", self.commit)
        unchanged = self._committed.get(entry.path) == blob
        return Origin(blob, self._last_changes.get(entry.path) if unchanged else None)

    @cached_property
    def _committed(self) -> dict[str, str]:
        """The blob of each file at HEAD."""
        if not self._repository or not self.commit:
            return {}
        return {path: file.blob for path, file in self._repository.files(self.commit).items()}

    @cached_property
    def _last_changes(self) -> dict[str, str]:
        folder = Path(self.desk.settings.articles).as_posix()
        blobs = {
            entry.path: self._committed[entry.path]
            for entry in self.articles
            if entry.path in self._committed
        }
        return self._repository.last_changes(self.commit, folder, blobs) if blobs else {}
