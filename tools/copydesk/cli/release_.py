"""`copydesk release`: put a held article back."""

import argparse


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "release",
        "put a held article back",
        "Make a held article a published one again. One that has errors is not released; they are listed.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Release, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.steps import release

        return release(fields, now, desk), "published again"

    return take_step("release", arguments, step)
