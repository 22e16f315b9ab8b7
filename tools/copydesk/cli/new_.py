"""`copydesk new`: begin an article."""

import argparse
import sys
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "new",
        help="begin an article",
        description="Write a draft with an id of its own and every field an article needs; print its path.",
    )
    parser.add_argument("headline", metavar="HEADLINE", help="the headline, in quotes")
    parser.add_argument("--section", metavar="CODE", help="the section's code")
    parser.add_argument("--place", metavar="PLACE", help="where it is filed, as the places register has it")
    parser.add_argument("--byline", metavar="INITIALS", help="who writes it; several are parted by commas")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day it is begun (default: today)")
    parser.add_argument(
        "--slug", metavar="NAME", help="the file's name without .md (default: from the headline)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the draft, print its path and what to do next."""
    from copydesk.article.slug import slug_of
    from copydesk.cli.asked import known_code, slug_asked
    from copydesk.desk import load_desk
    from copydesk.draft import draft_text, new_id
    from copydesk.error import WrongUse
    from copydesk.filing import NotFiled, articles_folder, file_article, free_slug, place_of
    from copydesk.report.look import look_for

    desk = load_desk(Path.cwd())
    try:
        headline = _headline(arguments.headline, desk)
        section = known_code(arguments.section, desk.sections, "section")
        place = known_code(arguments.place, desk.places, "place")
        byline = [one.strip() for one in (arguments.byline or "").split(",") if one.strip()]
        for initials in byline:
            known_code(initials, desk.staff, "writer")
        day = _day(arguments.date, desk)
        slug = slug_asked(arguments.slug) or slug_of(headline)
        if not slug:
            raise WrongUse(
                "the headline has no letter that a file name can be made of. Give a name with --slug."
            )
        articles_folder(desk)
        path = place_of(day, free_slug(day, slug, desk), desk)
        file_article(path, draft_text(headline, new_id(day), desk, section, place, byline), desk)
    except NotFiled as error:
        raise WrongUse(str(error)) from None
    shown = look_for(sys.stdout, str(desk.root)).path(path)
    print(shown)
    print(f"Write in place of each TK, then: copydesk check {shown}", file=sys.stderr)
    return 0


def _headline(text: str, desk) -> str:
    from copydesk.error import WrongUse

    headline = " ".join(text.split())
    if not headline:
        raise WrongUse("the headline is empty.")
    most = desk.schemas.field("headline").get("maxLength", 300)
    if len(headline) > most:
        raise WrongUse(f"the headline has {len(headline):,} characters; {most} is the most.")
    if not headline.isprintable():
        raise WrongUse("the headline has a character in it that can't be shown.")
    return headline


def _day(text: str | None, desk):
    """The day asked for, or today in the newsroom."""
    from datetime import datetime

    from copydesk.article.times import parse_date
    from copydesk.error import WrongUse

    if text is None:
        return datetime.now(desk.settings.zone).date()
    day = parse_date(text)
    if day is None or not 1000 <= day.year:
        raise WrongUse(f"{text!r} is no date. Write it like 2025-09-18.")
    return day
