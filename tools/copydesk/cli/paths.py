"""What a user points at on the command line."""

import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from copydesk.desk import Desk, DeskError, load_desk
from copydesk.error import WrongUse
from copydesk.report.look import visible


def desk_and_paths(names: Iterable[str]) -> tuple[Desk, list[Path]]:
    """The desk of the newsroom that the paths belong to, and the paths; with none, all of its articles.

    Raises WrongUse where there is nothing of that name, and DeskError.
    """
    names = list(names)
    if "" in names:
        raise WrongUse("a path is empty.")
    paths = [Path(name).absolute() for name in names]
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise WrongUse(f"there is no file or folder {visible(str(missing[0]))}.")
    desk = load_desk(paths[0] if paths else Path.cwd())
    if not paths:
        paths = [desk.root / desk.settings.articles]
        if not paths[0].is_dir():
            raise WrongUse(
                f"there is no folder {paths[0]}. `copydesk init` sets up a newsroom's repository; "
                "`copydesk check PATH` checks files anywhere."
            )
    return desk, paths


def desk_and_article(name: str) -> tuple[Desk, str]:
    """The desk and the path of the article that a path, an id or a slug names. Raises WrongUse, Refused and
    DeskError."""
    from copydesk.amend.others import article_named, is_slug_or_id
    from copydesk.files import is_article_name, shown_path

    file = Path(name).absolute()
    if is_slug_or_id(name) and not file.is_file():
        desk = load_desk(Path.cwd())
        return desk, article_named(name, desk).path
    if not name or "\0" in name or not os.path.lexists(file):
        raise WrongUse(f"there is no article {name}.")
    desk = load_desk(file)
    path = shown_path(file, desk.root)
    folder = PurePosixPath(desk.settings.articles)
    if not PurePosixPath(path).is_relative_to(folder) or not is_article_name(file.name):
        raise WrongUse(f"{name} is no article of {folder}/.")
    return desk, path


def changed_articles(desk: Desk, since: str) -> list[Path]:
    """The articles, as they are here, that differ from those where this branch left a revision. Raises
    DeskError."""
    from copydesk.checking.guard import base_of
    from copydesk.git import WORKTREE, Repository
    from copydesk.kept import is_article

    repository = Repository.of(desk.root)
    if repository is None:
        raise DeskError(f"{desk.root} is in no Git repository, so nothing tells what has changed.")
    folder = PurePosixPath(desk.settings.articles).as_posix()
    sides = (change.after for change in repository.changes(base_of(repository, since), WORKTREE, folder))
    return [desk.root / side.path for side in sides if side and is_article(side.path, folder)]


def desk_above(path: Path) -> Desk:
    """The desk of the newsroom that a file belongs to which need not be there. Raises DeskError."""
    path = path.absolute()
    return load_desk(next(folder for folder in path.parents if folder.is_dir()))


def today(desk: Desk) -> date:
    """The day it is in the newsroom."""
    return datetime.now(desk.settings.zone).date()
