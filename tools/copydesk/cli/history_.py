"""`copydesk history`: every published version of an article."""

import argparse
import os
import sys
from pathlib import Path

from copydesk.error import DeskError, WrongUse


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "history",
        help="tell every published version of an article",
        description="Tell every published version of an article, the oldest first: when it came, who made and "
        "who approved it, what it changed for readers, and the updates and corrections it added. What counts is "
        "the main branch of origin, as this clone knows it; without one, the branch at hand.",
    )
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help="its path, its id, or its slug if no other has it; or a path that it had",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the history; the exit code."""
    from copydesk.amend.refused import Refused

    try:
        desk, history = _history(arguments.article)
    except Refused as error:
        raise WrongUse(str(error)) from None
    _write(history, desk, arguments.format)
    return 0


def _history(name: str):
    """The desk, and the history of the article that a name means. Raises WrongUse, Refused and DeskError."""
    from datetime import UTC, datetime

    from copydesk.checking.guard import main_of
    from copydesk.git import Repository
    from copydesk.history import History, history_of
    from copydesk.versions import place_of

    desk, path, id = _meant(name)
    repository = Repository.of(desk.root)
    if repository is None:
        raise WrongUse(f"{desk.root} is in no Git repository, so nothing tells what was published.")
    tip = main_of(repository) or repository.head()
    place = place_of(repository, tip, path, id, desk) if tip else None
    if place is None and id is None:
        raise WrongUse(f"there is no article {name}, and there was none at that path.")
    if not tip or not place:
        return desk, History(path, id, (), True)
    return desk, history_of(repository, tip, *place, desk, datetime.now(UTC))


def _meant(name: str):
    """The desk, and the path and the id of the article that a name means; without its id, one that is
    gone."""
    from copydesk.amend.others import article_at
    from copydesk.cli.paths import desk_above, desk_and_article
    from copydesk.files import shown_path

    file = Path(name).absolute()
    if name.endswith(".md") and "\0" not in name and not os.path.lexists(file):
        desk = desk_above(file)
        return desk, shown_path(file, desk.root), None
    desk, path = desk_and_article(name)
    article = article_at(path, desk)
    if article is None or article.id is None:
        raise DeskError(f"{path} has no id that can be read. `copydesk check` says why.")
    return desk, path, article.id


def _write(history, desk, format: str) -> None:
    from copydesk.report.history import write_json, write_text
    from copydesk.report.look import look_for

    if format == "json":
        write_json(history, desk, sys.stdout)
    else:
        write_text(history, desk, sys.stdout, look_for(sys.stdout, str(desk.root)))
    if not history.complete:
        print(
            "copydesk history: this clone is shallow. What it lacks is missing here, and the versions are counted "
            "from where it begins. `git fetch --unshallow` gets the rest.",
            file=sys.stderr,
        )
