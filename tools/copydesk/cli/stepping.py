"""What the commands for the steps of the desk share: which article is meant, and taking the step."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.amend.fields import Fields
    from copydesk.amend.plan import Plan
    from copydesk.desk import Desk

    Step = Callable[[Fields, Desk, datetime], tuple[Plan, str]]


def add_step(commands, name: str, help: str, description: str) -> argparse.ArgumentParser:
    """A command that takes a step on an article."""
    parser = commands.add_parser(name, help=help, description=description)
    parser.add_argument("article", metavar="ARTICLE", help="its path, its id, or its slug if no other has it")
    parser.add_argument("--dry-run", action="store_true", help="show what would be changed and write nothing")
    return parser


def take_step(name: str, arguments: argparse.Namespace, step: "Step") -> int:
    """Plan a step on the article that is asked for, carry it out or show it, and say so; the exit code.

    `step` gets the article's fields, the desk and the time it is, and gives the plan and what has become of
    the article, as a few words.
    """
    from copydesk.amend.carry_out import NotDone, carry_out
    from copydesk.amend.refused import Refused
    from copydesk.cli.paths import desk_and_article
    from copydesk.edit.change import Unfit
    from copydesk.report.look import look_for, visible
    from copydesk.report.steps import write_diff, write_notes, write_plan

    said_of = ""
    try:
        desk, path = desk_and_article(arguments.article)
        look = look_for(sys.stdout, str(desk.root))
        said_of = f"{look.place(path)}: "
        plan, said = step(_fields(path, desk), desk, time_now(desk))
        if arguments.dry_run:
            write_diff(plan, sys.stdout, look)
        else:
            carry_out(plan, desk)
            write_plan(plan, said, sys.stdout, look)
        write_notes(plan, sys.stderr)
        return 0
    except Refused as error:
        reason, findings = said_of + str(error), error.findings
    except Unfit as error:
        reason, findings = f"{said_of}{error}. Write it by hand.", ()
    except NotDone as error:
        reason, findings = str(error), ()
    print(f"copydesk {name}: {visible(reason)}", file=sys.stderr)
    if findings:
        _list(findings, desk)
    return 1 if findings else 2


def time_now(desk: "Desk") -> datetime:
    """The time it is in the newsroom, to the minute, as the desk writes its times."""
    return datetime.now(desk.settings.zone).replace(second=0, microsecond=0)


def _fields(path: str, desk: "Desk") -> "Fields":
    """The fields of an article. Raises WrongUse where it can't be read."""
    from copydesk.amend.steps import fields_of
    from copydesk.error import WrongUse
    from copydesk.files import read_entry

    file = desk.root / path
    entry = read_entry(file, desk.root, desk.settings.limits.article_bytes)
    if file.is_symlink():
        raise WrongUse(f"{path} is a link. Name the article itself.")
    if entry.data is None:
        raise WrongUse(f"{path} can't be read. `copydesk check` says why.")
    return fields_of(path, entry.data, desk)


def _list(findings, desk: "Desk") -> None:
    """The findings, as a check shows them."""
    from copydesk.checking.result import Result
    from copydesk.report.look import look_for
    from copydesk.report.text import write

    write(
        Result(tuple(findings), 1), sys.stdout, look_for(sys.stdout, str(desk.root), desk.settings.rules_url)
    )
