"""The history of one article: its published versions, who is behind each, and what it changed for readers."""

from dataclasses import dataclass
from datetime import datetime

from copydesk.article.model import Article, read_article
from copydesk.change import Change
from copydesk.change.approval import TRAILER
from copydesk.desk import Desk
from copydesk.git import Blobs, Commit, Repository, Side
from copydesk.kept import read_blob
from copydesk.text import decode
from copydesk.versions import State, Version, versions_of


@dataclass(frozen=True)
class Record:
    """A published version: the commit that made it, the authors of what it brought in and those who approved
    it (by the trailers `Approved-by`), each once, and the change from the version before it."""

    version: Version
    commit: Commit
    authors: tuple[str, ...]
    approved_by: tuple[str, ...]
    change: Change

    @property
    def moved_from(self) -> str | None:
        """The path that the article had before, where it is another one."""
        before = self.version.before
        return before.path if before and before.path != self.version.state.path else None


@dataclass(frozen=True)
class History:
    """The records of an article, the oldest first. It is not `complete` in a shallow clone, where the
    versions are counted from where it begins."""

    path: str
    id: str
    records: tuple[Record, ...]
    complete: bool


def history_of(
    repository: Repository, commit: str, path: str, id: str, desk: Desk, as_of: datetime
) -> History:
    """The history of the article that had this id and path at a commit, up to a moment. Raises DeskError."""
    with repository.blobs() as blobs:
        records = tuple(
            _record(version, repository, blobs, desk)
            for version in versions_of(repository, commit, path, id, desk, as_of)
        )
    return History(path, id, records, not repository.is_shallow)


def _record(version: Version, repository: Repository, blobs: Blobs, desk: Desk) -> Record:
    state, before = version.state, version.before
    paths = {state.path, before.path if before else state.path}
    ids = [*reversed(repository.past.between(state.parent, state.commit, *paths)), state.commit]
    commits = repository.past.commits(dict.fromkeys(ids))
    told = [commits[id] for id in dict.fromkeys(ids)]
    return Record(
        version,
        commits[state.commit],
        tuple(dict.fromkeys(commit.author for commit in written_by(told))),
        tuple(dict.fromkeys(name for commit in told for name in commit.trailer(TRAILER))),
        Change(_article(before, blobs, desk) if before else None, _article(state, blobs, desk), state.at),
    )


def written_by(commits: list[Commit]) -> list[Commit]:
    """Those of a version's commits whose authors wrote it: but for the last, on the main line, where others were
    brought in by it."""
    return commits[:-1] or commits


def _article(state: State, blobs: Blobs, desk: Desk) -> Article | None:
    limit = desk.settings.limits.article_bytes
    entry = read_blob(state.path, Side(state.path, "100644", state.blob), blobs, limit)
    return read_article(decode(state.path, entry.data)) if entry.data is not None else None
