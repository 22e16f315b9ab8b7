"""`copydesk publish`: bring a draft out, now or at a time."""

import argparse


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "publish",
        "publish a draft, now or at a time",
        "Make a draft a published article, as of now or of a time to come, in the folder of that day. One "
        "that would have errors is not published; they are listed.",
    )
    parser.add_argument(
        "--at",
        metavar="TIME",
        help="when: 17:30, 2025-09-18T17:30 or with an offset; now (default: the time in the draft if it is "
        "to come, else now)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Publish, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.life import due
        from copydesk.amend.steps import publish
        from copydesk.article.times import time_text
        from copydesk.cli.asked import moment_asked

        asked = now if arguments.at == "now" else moment_asked(arguments.at, now)
        at = (asked or due(fields, now)).astimezone(desk.settings.zone)
        return publish(
            fields, at, now, desk
        ), f"{'scheduled for' if at > now else 'published'} {time_text(at)}"

    return take_step("publish", arguments, step)
