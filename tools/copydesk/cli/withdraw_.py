"""`copydesk withdraw`: take an article back for good."""

import argparse


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "withdraw",
        "take an article back for good",
        "Withdraw a published or held article: its text is gone from every export, and a notice of it stays. "
        "What leads to it in other articles is listed.",
    )
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, in a sentence for readers")
    parser.add_argument("--note", metavar="TEXT", help="more for readers, where it helps")
    parser.add_argument(
        "--replaced-by",
        metavar="ARTICLE",
        help="the published article that replaces it: its id, slug or path",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Withdraw, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.steps import withdraw
        from copydesk.article.times import time_text
        from copydesk.cli.asked import words_asked

        reason = words_asked(arguments.reason, "reason")
        note = words_asked(arguments.note, "note")
        plan = withdraw(fields, reason, now, desk, note, _replacement(arguments.replaced_by))
        return plan, f"withdrawn {time_text(now)}"

    return take_step("withdraw", arguments, step)


def _replacement(name: str | None):
    """The facts of the article that is to replace another."""
    from copydesk.amend.others import article_at
    from copydesk.amend.refused import Refused
    from copydesk.cli.paths import desk_and_article
    from copydesk.error import WrongUse
    from copydesk.facts import facts_of

    if name is None:
        return None
    try:
        desk, path = desk_and_article(name)
    except Refused as error:
        raise WrongUse(f"--replaced-by {name}: {error}") from None
    found = article_at(path, desk)
    if found is None:
        raise WrongUse(f"--replaced-by {name}: it can't be read. `copydesk check` says why.")
    return facts_of(found)
