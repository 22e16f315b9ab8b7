"""The newsroom as it stands in the commit at HEAD: every byte is read from Git, none from the folder."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from copydesk.cache import Cache
from copydesk.desk import Desk, DeskError
from copydesk.export.edition import Edition
from copydesk.export.origin import Origin
from copydesk.export.past import origins_of
from copydesk.git import Repository, TreeFile
from copydesk.kept import Kept, is_article, lay_out, under
from copydesk.versions import Dated

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
    name = desk.settings_file.name if desk.settings_file else None
    if name and name not in files:
        raise DeskError(
            f"{name} is not in the commit. Add it to Git, or export the folder with --worktree."
        )
    with TemporaryDirectory(prefix="copydesk-") as folder:
        with repository.blobs() as blobs:
            desk = lay_out(files, blobs, Path(folder), desk.settings.schema, name)
        with closing(Commit(repository, head, files, desk)) as commit:
            yield commit


class Commit(Kept):
    """A State: see there."""

    def __init__(self, repository: Repository, commit: str, files: dict[str, TreeFile], desk: Desk):
        super().__init__(repository, commit, desk.settings)
        self.desk, self.commit, self.files = desk, commit, files
        if not any(under(path, self._folder) for path in files):
            raise DeskError(f"the commit {commit[:10]} has no folder {self._folder}.")

    @cached_property
    def paths(self) -> list[str]:
        """The paths of all articles, in their order."""
        return [path for path in sorted(self.files) if is_article(path, self._folder)]

    def origins(self, edition: Edition, cache: Cache, dated: Mapping[str, Dated]) -> dict[str, Origin]:
        """Where the articles of an edition come from: see State."""
        blobs = {path: self.files[path].blob for path in self.paths}
        return origins_of(self.repository, self.commit, self.desk, edition, blobs, cache, dated)


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
