"""`copydesk move`: give an article another name or place."""

import argparse
from pathlib import Path, PurePosixPath


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "move",
        "give an article another name or place",
        "Rename an article, or move it to another folder. If it was published its old path goes to its "
        "aliases; photos that only it uses go along, and links by its old path in other articles are made "
        "links by id. All of it is done, or nothing.",
    )
    parser.add_argument(
        "new",
        metavar="NEW",
        help="a slug, for its folder; a path such as 2025/09/19/slug, under the articles folder; or a file, "
        "which ends in .md",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Move, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.steps import move

        return move(fields, _new_path(arguments.new, fields.path, desk), now, desk), ""

    return take_step("move", arguments, step)


def _new_path(asked: str, old: str, desk) -> str:
    """The path that is asked for, from the newsroom's folder. Raises WrongUse for what is none."""
    from copydesk.cli.asked import slug_asked
    from copydesk.error import WrongUse
    from copydesk.files import shown_path

    articles = str(PurePosixPath(desk.settings.articles))
    if asked.endswith(".md"):
        path = shown_path(Path(asked).absolute(), desk.root)
    elif "/" in asked:
        path = f"{articles}/{asked.strip('/')}.md"
    else:
        path = f"{old.rpartition('/')[0]}/{asked}.md"
    folder, _, name = path.rpartition("/")
    if not f"{folder}/".startswith(f"{articles}/") or ".." in folder.split("/"):
        raise WrongUse(f"{asked} lies outside {articles}/.")
    slug_asked(name.removesuffix(".md"))
    return path
