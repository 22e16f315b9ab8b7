"""`copydesk list`: the archive, or those of its articles that one is looking for."""

import argparse
import os
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.catalogue import Query, Row
    from copydesk.desk import Desk

_STATUSES = ("draft", "published", "held", "withdrawn")
_FORMATS = ("table", "json", "csv")
_ORDERS = ("published", "path", "headline", "section", "status", "byline", "words")
_WORDS = re.compile(r"(\d{1,9})?(\.\.)?(\d{1,9})?", re.A)


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.caching import add_cache

    parser = commands.add_parser(
        "list",
        help="list the archive, or those of its articles that you are looking for",
        description="List the articles for which all that is asked is true. What can be given several times is "
        "true where one of them is.",
    )
    several = {"action": "append", "default": []}
    parser.add_argument("--status", choices=_STATUSES, **several, help=", ".join(_STATUSES))
    parser.add_argument("--section", metavar="CODE", **several, help="a section of the register")
    parser.add_argument("--byline", metavar="WHO", **several, help="initials, or a name as it was spelt out")
    parser.add_argument("--place", metavar="PLACE", **several, help="the place of the dateline")
    parser.add_argument(
        "--source", metavar="CODE", **several, help="a source, with its handle (X/@name) or without"
    )
    parser.add_argument("--topic", metavar="TOPIC", **several, help="a Media Topic, by its code or its name")
    parser.add_argument("--since", type=_day, metavar="DATE", help="published on that day or later")
    parser.add_argument("--until", type=_day, metavar="DATE", help="published on that day or earlier")
    parser.add_argument(
        "--words",
        type=_range,
        default=(None, None),
        metavar="MIN..MAX",
        help="how long the text is: 300..600, 800.., ..200",
    )
    parser.add_argument("--has-correction", action="store_true", help="with a correction")
    parser.add_argument("--scheduled", action="store_true", help="published, at a time that has not come")
    parser.add_argument("--embargoed", action="store_true", help="under an embargo that still holds")
    parser.add_argument("--format", choices=_FORMATS, default="table", help="default: table")
    parser.add_argument(
        "--sort", choices=_ORDERS, default="published", help="default: published, the newest first"
    )
    parser.add_argument("--reverse", action="store_true", help="turn the order round")
    parser.add_argument("--limit", type=_number, metavar="N", help="no more than N")
    add_cache(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list; the exit code."""
    from copydesk.catalogue import rows_of, sorted_rows
    from copydesk.cli.caching import cache_asked
    from copydesk.cli.paths import desk_and_paths
    from copydesk.git import Repository
    from copydesk.report.catalogue import write_csv, write_json
    from copydesk.report.look import counted
    from copydesk.report.progress import Progress

    desk, _ = desk_and_paths([])
    repository = Repository.of(desk.root)
    cache = cache_asked(repository, arguments)
    with Progress(sys.stderr, "reading") as progress:
        rows = rows_of(desk, repository, cache, progress.show)
    cache.close()
    query = _query(arguments, rows, desk)
    found = sorted_rows(filter(query.fits, rows), arguments.sort, arguments.reverse)
    shown = found[: arguments.limit]
    if arguments.format == "table":
        more = f"; {len(shown):,} shown" if len(shown) < len(found) else ""
        _write_table(shown, f"{len(found):,} of {counted(len(rows), 'article')}{more}.", desk)
    else:
        (write_json if arguments.format == "json" else write_csv)(shown, sys.stdout)
    return 0


def _query(arguments: argparse.Namespace, rows: "list[Row]", desk: "Desk") -> "Query":
    """What is looked for. Raises WrongUse for a name that neither the registers nor the archive know."""
    from datetime import datetime

    from copydesk.catalogue import Query

    fewest, most = arguments.words
    return Query(
        datetime.now(desk.settings.zone),
        frozenset(arguments.status),
        _known(arguments.section, (row.section for row in rows), desk, "sections", "section"),
        _known(arguments.byline, (name for row in rows for name in row.byline), desk, "staff", "writer"),
        _known(arguments.place, (row.place for row in rows), desk, "places", "place"),
        _known(arguments.source, _sources(rows), desk, "sources", "source"),
        _topics(arguments.topic, rows, desk),
        arguments.since,
        arguments.until,
        fewest,
        most,
        arguments.has_correction,
        arguments.scheduled,
        arguments.embargoed,
    )


def _known(asked: list[str], had: Iterable[str], desk: "Desk", register: str, what: str) -> frozenset[str]:
    """The names asked for; one that no article has is looked up in its register."""
    from copydesk.cli.asked import known_code

    for name in set(asked) - set(had) if asked else ():
        known_code(name, getattr(desk, register), what)
    return frozenset(asked)


def _sources(rows: "list[Row]") -> Iterable[str]:
    for row in rows:
        for source in row.sources:
            yield from (source, source.partition("/@")[0])


def _topics(asked: list[str], rows: "list[Row]", desk: "Desk") -> frozenset[str]:
    """The topics asked for, in every form in which articles may have them."""
    forms = set()
    for name in asked:
        code = desk.topic_codes.get(name.casefold(), name)
        _known([code], (topic for row in rows for topic in row.topics), desk, "topics", "topic")
        entry = desk.topics.get(code)
        wanted = {form.casefold() for form in (name, code, entry.name if entry else code)}
        forms |= wanted | {topic for row in rows for topic in row.topics if topic.casefold() in wanted}
    return frozenset(forms)


def _write_table(rows: "list[Row]", said: str, desk: "Desk") -> None:
    from copydesk.report.catalogue import write_table
    from copydesk.report.look import look_for

    width = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    write_table(rows, said, sys.stdout, look_for(sys.stdout, str(desk.root)), desk.settings.zone, width)


def _day(text: str) -> date:
    from copydesk.article.times import parse_date

    day = parse_date(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it like 2025-09-18")
    return day


def _range(text: str) -> tuple[int | None, int | None]:
    match = _WORDS.fullmatch(text)
    if not match or not match[2] or not (match[1] or match[3]):
        raise argparse.ArgumentTypeError(f"{text!r} is no range; write it like 300..600, 800.. or ..200")
    return (int(match[1]) if match[1] else None), (int(match[3]) if match[3] else None)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:10])):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of articles, 1 or more")
    return int(text[:10])
