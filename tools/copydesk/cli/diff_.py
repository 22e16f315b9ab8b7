"""`copydesk diff`: an editor's comparison of versions, in words and not in lines."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from copydesk.git import Repository


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "diff",
        help="compare versions of articles, in words",
        description="Compare articles as they were at REV with the files here, or with another REV: words and "
        "not lines, field by field and paragraph by paragraph. What readers have to be told of is marked as "
        "substance.",
    )
    parser.add_argument(
        "revision", metavar="REV", help="a commit, branch or tag, such as HEAD or origin/main"
    )
    parser.add_argument(
        "rest",
        nargs="*",
        metavar="[REV] [PATH ...]",
        help="another one to compare with, and articles or folders",
    )
    parser.add_argument("--format", choices=("text", "html"), default="text", help="default: text")
    parser.set_defaults(run=run)


class _Asked(NamedTuple):
    base: str
    target: str
    said: str
    paths: list[str]


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison; the exit code."""
    from copydesk.desk import load_desk
    from copydesk.error import WrongUse
    from copydesk.git import Repository

    desk = load_desk(Path.cwd())
    repository = Repository.of(desk.root)
    if repository is None:
        raise WrongUse(f"{desk.root} is in no Git repository, so there is nothing to compare with.")
    asked = _asked(arguments, repository, desk)
    comparisons = _compared(repository, asked, desk)
    if arguments.format == "html":
        from copydesk.report.comparison_page import write as write_page

        write_page(comparisons, asked.said, desk.settings.language, sys.stdout)
    else:
        from copydesk.report.comparison import write
        from copydesk.report.look import look_for

        write(comparisons, sys.stdout, look_for(sys.stdout, str(desk.root)))
    return 0


def _asked(arguments: argparse.Namespace, repository: "Repository", desk) -> _Asked:
    """What is compared with what. Raises WrongUse and DeskError."""
    from copydesk.git import WORKTREE

    base, rest = repository.commit(arguments.revision), list(arguments.rest)
    target, with_what = WORKTREE, "the files here"
    other = repository.find(rest[0]) if rest and not os.path.lexists(rest[0]) else None
    if other:
        target, with_what = other, rest.pop(0)
    paths = [_path(name, desk, repository, base, target) for name in rest]
    return _Asked(base, target, f"{arguments.revision} compared with {with_what}", paths)


def _path(name: str, desk, repository: "Repository", *states: str) -> str:
    """A path from the newsroom's folder. Raises WrongUse where there is and was nothing."""
    from copydesk.error import WrongUse
    from copydesk.files import shown_path
    from copydesk.git import WORKTREE

    path = shown_path(Path(name), desk.root)
    known = name and "\0" not in name and (
        os.path.lexists(name) or any(repository.files(state, path) for state in states if state != WORKTREE)
    )  # fmt: skip
    if not known or os.path.isabs(path):
        raise WrongUse(
            f"{name!r} names no commit that this clone knows, and no file or folder of the newsroom."
        )
    return path


def _compared(repository: "Repository", asked: _Asked, desk) -> list:
    """The comparisons of the articles that differ, in the order of their paths."""
    from datetime import UTC, datetime

    from copydesk.change.read import read_changed
    from copydesk.compare import compare
    from copydesk.files import read_entry
    from copydesk.git import WORKTREE
    from copydesk.kept import Kept, under

    limit = desk.settings.limits.article_bytes
    kept = Kept(repository, asked.target, desk.settings)

    def read(side):
        return (
            read_entry(desk.root / side.path, desk.root, limit)
            if asked.target == WORKTREE
            else kept.article(side.path)
        )

    changed = read_changed(repository, asked.base, asked.target, desk, datetime.now(UTC), read)
    found = []
    for change in changed.changes:
        paths = {article.path for article in (change.before, change.after) if article}
        if not asked.paths or any(
            path in (at, ".") or under(at, path) for path in asked.paths for at in paths
        ):
            found.append(compare(change, desk))
    return found
