"""`copydesk update`: note new facts in a published article."""

import argparse


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "update",
        "note new facts in a published article",
        "Add an entry to the updates of a published article, as of now, and set label: update. The new facts you "
        "write yourself.",
    )
    parser.add_argument("--note", required=True, metavar="TEXT", help="what is new, in a line for readers")
    parser.add_argument(
        "--no-label", action="store_true", help="leave the label as it is: nothing of substance is new"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Note the update, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.life import update
        from copydesk.amend.steps import amend
        from copydesk.article.times import time_text
        from copydesk.cli.asked import words_asked

        amended = update(fields, words_asked(arguments.note, "note"), now, not arguments.no_label)
        return amend(fields, amended, now, desk), f"update noted {time_text(now)}"

    return take_step("update", arguments, step)
