"""`copydesk import`: copy from elsewhere becomes an article, with notes on what is left to do."""

import argparse
import sys
from pathlib import Path

KINDS = ("page",)


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "import",
        help="make an article of a published page",
        description="Make an article of the text of a published page, as copied from a browser. What was "
        "made of the page, what is unsure and what is left to do is said on standard error. No file is "
        "overwritten.",
    )
    parser.add_argument("kind", choices=KINDS, help="what is imported")
    parser.add_argument("file", metavar="FILE", help="a text file in UTF-8; - reads standard input")
    parser.add_argument("--section", metavar="CODE", help="the section, if the page does not name it")
    parser.add_argument(
        "--published", metavar="TIME", help="the time of publication, if the page does not give it"
    )
    parser.add_argument(
        "--slug", metavar="NAME", help="the file's name without .md (default: from the headline)"
    )
    parser.add_argument(
        "--stdout", action="store_true", help="write the article to standard output, not to its place"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import, file the article, and print the notes."""
    from copydesk.cli.asked import known_code, slug_asked
    from copydesk.desk import load_desk
    from copydesk.error import WrongUse
    from copydesk.filing import NotFiled, articles_folder, file_article
    from copydesk.importers.moment import read_moment
    from copydesk.importers.notes import CantImport
    from copydesk.importers.page import import_page
    from copydesk.report.look import look_for

    desk = load_desk(Path.cwd())
    name = "standard input" if arguments.file == "-" else arguments.file
    try:
        section = known_code(arguments.section, desk.sections, "section")
        slug = slug_asked(arguments.slug)
        published = read_moment(arguments.published, desk.settings.zone) if arguments.published else None
        if arguments.published and not published:
            raise WrongUse(f'{arguments.published!r} is no time. Write it like "18.09.2025 17:17".')
        if not arguments.stdout:
            articles_folder(desk)
        page = import_page(
            _read(arguments.file, desk.settings.limits.article_bytes), desk, section, published, slug
        )
        if arguments.stdout:
            sys.stdout.write(page.text)
        else:
            file_article(page.path, page.text, desk)
    except CantImport as error:
        raise WrongUse(f"{name}: {error}") from None
    except NotFiled as error:
        raise WrongUse(str(error)) from None
    path = look_for(sys.stderr, str(desk.root)).path(page.path)
    sys.stderr.write(_report(page, name, path, filed=not arguments.stdout))
    if not arguments.stdout:
        print(path)
    return 0


def _read(file: str, limit: int) -> bytes:
    """The page's bytes, one more than `limit` at most."""
    from copydesk.error import WrongUse

    if file == "-":
        return sys.stdin.buffer.read(limit + 1)
    try:
        with open(file, "rb") as handle:
            return handle.read(limit + 1)
    except (OSError, ValueError) as error:
        raise WrongUse(f"{file} can't be read: {getattr(error, 'strerror', None) or error}.") from None


def _report(page, name: str, path: str, filed: bool) -> str:
    from copydesk.report.look import visible

    name = visible(name)
    lines = [f"{name} is now {path}." if filed else f"{name} would be {path}."]
    for title, is_open in (("What was made of the page:", False), ("For you to check or to add:", True)):
        notes = [note for note in page.notes if note.open == is_open]
        if notes:
            lines += [title, *(f"  {note.where}: {visible(note.text)}" for note in notes)]
    if filed:
        lines.append(f"Then: copydesk check {path}")
    return "\n".join(lines) + "\n"
