"""Reading what has changed since a revision: each article before and after, as far as there is one."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from copydesk.article.model import Article, read_article
from copydesk.change.model import Change
from copydesk.change.pictures import PictureFiles, picture_files
from copydesk.desk import Desk
from copydesk.desk.settings import Limits
from copydesk.files import Entry
from copydesk.git import FileChange, Repository, Side
from copydesk.kept import is_article, read_blob
from copydesk.text import decode


@dataclass(frozen=True)
class Changed:
    """The changes of articles, and the files of those that are there now, in the order of their paths."""

    changes: tuple[Change, ...]
    entries: tuple[Entry, ...]

    @property
    def touched(self) -> frozenset[str]:
        """The ids that were known before and mean something else now: those of articles that are gone, or whose
        id, path or status is another."""
        return frozenset(
            change.before.id
            for change in self.changes
            if change.before and change.before.id and not _means_the_same(change)
        )


def _means_the_same(change: Change) -> bool:
    before, after = change.before, change.after
    return bool(
        before
        and after
        and (before.id, before.path, before.status) == (after.id, after.path, after.status)
    )


def read_changed(
    repository: Repository, base: str, target: str, desk: Desk, at: datetime, read: Callable[[Side], Entry]
) -> Changed:
    """What changed between a commit, or a tree, and another one, INDEX or WORKTREE; `read` gives the bytes of a
    file as it is now. Articles are followed by their ids, and where these don't tell, by Git's renames.

    Raises DeskError where Git can't be asked or lacks an object.
    """
    folder = desk.settings.articles
    found = repository.changes(base, target, folder)
    files = [FileChange(_ours(change.before, folder), _ours(change.after, folder)) for change in found]
    limit = max(desk.settings.limits.article_bytes, Limits().article_bytes)  # no setting makes the past unread
    with repository.blobs() as blobs:
        before = {
            side.path: _article(read_blob(side.path, side, blobs, limit))
            for side, _ in files
            if side is not None
        }
    entries = {side.path: read(side) for _, side in files if side is not None}
    after = {path: _article(entry) for path, entry in entries.items()}
    pairs = _paired(files, before, after)
    pictures = picture_files(found)
    changes = [Change(before.get(old or ""), after.get(new or ""), at, pictures) for old, new in pairs]
    changes += [Change(one, one, at, pictures) for one in _beside(repository, base, pictures, before.keys(), folder)]
    return Changed(
        tuple(sorted((c for c in changes if c.before or c.after), key=lambda change: change.path)),
        tuple(entries[path] for path in sorted(entries)),
    )


def _beside(
    repository: Repository, base: str, pictures: PictureFiles, known: Container[str], folder: str
) -> Iterator[Article]:
    """The articles that did not change, in the folders of pictures with other bytes."""
    folders = sorted({str(PurePosixPath(path).parent) for path in pictures.other if not is_article(path, folder)})
    if not folders:
        return
    with repository.blobs() as blobs:
        for path, file in repository.files(base, *folders).items():
            if str(PurePosixPath(path).parent) in folders and is_article(path, folder) and path not in known:
                article = _article(read_blob(path, file, blobs, Limits().article_bytes))
                if article:
                    yield article


def _ours(side: Side | None, folder: str) -> Side | None:
    return side if side and is_article(side.path, folder) else None


def _article(entry: Entry) -> Article | None:
    return read_article(decode(entry.path, entry.data)) if entry.data is not None else None


def _paired(
    files: Iterable[FileChange], before: dict[str, Article | None], after: dict[str, Article | None]
) -> list[tuple[str | None, str | None]]:
    """Which file became which: those with one id, then as Git has it."""
    old, new = _by_id(before), _by_id(after)
    pairs: list[tuple[str | None, str | None]] = [(old[id], new[id]) for id in old.keys() & new.keys()]
    gone, come = {path for path, _ in pairs}, {path for _, path in pairs}
    for change in files:
        first = change.before.path if change.before and change.before.path not in gone else None
        last = change.after.path if change.after and change.after.path not in come else None
        if first and last and first != last and _known(before[first]) and _known(after[last]):
            pairs += [(first, None), (None, last)]  # two ids are two articles, however alike
        elif first or last:
            pairs.append((first, last))
    return pairs


def _known(article: Article | None) -> bool:
    return article is not None and article.id is not None


def _by_id(articles: dict[str, Article | None]) -> dict[str, str]:
    """The path of each article that alone has its id."""
    ids = {path: article.id for path, article in articles.items() if article and article.id}
    counts = Counter(ids.values())
    return {id: path for path, id in ids.items() if counts[id] == 1}
