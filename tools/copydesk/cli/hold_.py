"""`copydesk hold`: take a published article off for now."""

import argparse


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "hold",
        "take a published article off for now",
        "Hold a published article: no export has it until it is released.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Hold, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.life import hold
        from copydesk.amend.steps import amend

        return amend(fields, hold(fields), now, desk), "held"

    return take_step("hold", arguments, step)
