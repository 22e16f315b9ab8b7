"""The newsroom as it stands in the commit at HEAD: every byte is read from Git, none from the folder."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from copydesk.cache import Cache
from copydesk.desk import Desk, DeskError
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.export.past import origins_of
from copydesk.files import Entry
from copydesk.git import Blobs, Repository, TreeFile
from copydesk.kept import is_article, lay_out, read_blob, under
from copydesk.pictures import KnownPictures, is_picture_name, picture_of

_FEW = 10


@contextmanager
def committed(desk: Desk) -> Iterator["Commit"]:
    """The commit at HEAD. Raises DeskError where there is none or the folder differs from it."""
    repository = Repository.of(desk.root)
    if repository is None:
        raise DeskError(
            f"{desk.root} is in no Git repository, so there is no commit to export. "
            "Export the folder as it is with --worktree."
        )
    head = repository.head()
    if head is None:
        raise DeskError(
            "there is no commit yet. Commit the articles, or export the folder as it is with --worktree."
        )
    _refuse_changes(repository, desk)
    files = repository.files(head)
    with TemporaryDirectory(prefix="copydesk-") as folder, repository.blobs() as blobs:
        name = desk.settings_file.name if desk.settings_file else None
        if name and name not in files:
            raise DeskError(
                f"{name} is not in the commit. Add it to Git, or export the folder with --worktree."
            )
        yield Commit(repository, head, files, blobs, lay_out(files, blobs, Path(folder), desk.settings.schema, name))


class Commit:
    """A State: see there."""

    worktree = False

    def __init__(
        self, repository: Repository, commit: str, files: dict[str, TreeFile], blobs: Blobs, desk: Desk
    ):
        self.desk, self.commit = desk, commit
        self._repository, self._files = repository, files
        self._readers = {os.getpid(): blobs}
        self._others = ExitStack()  # of another process that began with all that this one has
        self._folder = PurePosixPath(desk.settings.articles).as_posix()
        self._paths = [path for path in sorted(files) if is_article(path, self._folder)]
        if not any(under(path, self._folder) for path in files):
            raise DeskError(f"the commit {commit[:10]} has no folder {self._folder}.")

    @cached_property
    def articles(self) -> list[Entry]:
        limit = self.desk.settings.limits.article_bytes
        return [self._read(path, limit) for path in self._paths]

    @property
    def pictures(self) -> KnownPictures:
        limit = self.desk.settings.limits.photo_bytes
        paths = (path for path in self._files if under(path, self._folder) and is_picture_name(path))
        return KnownPictures((path, picture_of(self._read(path, limit))) for path in paths)

    def photo(self, path: str, limit: int) -> Entry:
        return self._read(path, limit) if path in self._files else Entry(path, None, "missing")

    def blob(self, path: str) -> str | None:
        return self._files[path].blob if path in self._files else None

    def origins(self, edition: Edition, cache: Cache) -> dict[str, Origin]:
        blobs = {path: self._files[path].blob for path in self._paths}
        return origins_of(self._repository, self.commit, self.desk, edition, blobs, cache)

    def _read(self, path: str, limit: int) -> Entry:
        return read_blob(path, self._files[path], self._blobs, limit)

    @property
    def _blobs(self) -> Blobs:
        """The running Git of this process."""
        process = os.getpid()
        if process not in self._readers:
            self._readers[process] = self._others.enter_context(self._repository.blobs())
        return self._readers[process]

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_readers": {}, "_others": ExitStack()}


def _refuse_changes(repository: Repository, desk: Desk) -> None:
    settings = [desk.settings_file.name] if desk.settings_file else []
    changed = repository.changed(desk.settings.articles, desk.settings.schema, *settings)
    if changed:
        listed = "".join(f"\n  {path}" for path in changed[:_FEW])
        more = f"\n  and {len(changed) - _FEW:,} more" if len(changed) > _FEW else ""
        raise DeskError(
            "what would be exported is the last commit, and these files differ from it:"
            f"{listed}{more}\nCommit them, or export the folder as it is with --worktree."
        )
