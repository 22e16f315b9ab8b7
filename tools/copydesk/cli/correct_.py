"""`copydesk correct`: tell readers what was wrong in a published article, from what has changed in it."""

import argparse

_KINDS = ("correction", "clarification", "refile")


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.stepping import add_step

    parser = add_step(
        commands,
        "correct",
        "tell readers what was wrong in a published article",
        "Find what has changed in substance since the article was published, and add the entries to its "
        "corrections that say so. Mend the text first, then run this.",
    )
    parser.add_argument("--note", metavar="TEXT", help="what was wrong and what is right, in a sentence for readers")
    parser.add_argument("--kind", choices=_KINDS, default="correction", help="default: correction")
    parser.add_argument(
        "--since", metavar="REV", help="the published version is there (default: where this branch left origin's)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Note the corrections, and say so; the exit code."""
    from copydesk.cli.stepping import take_step

    def step(fields, desk, now):
        from copydesk.amend.life import Wrong, correct
        from copydesk.amend.steps import amend
        from copydesk.change.entries import entries_for
        from copydesk.cli.asked import words_asked

        note = words_asked(arguments.note, "note") if arguments.note else None
        entries = entries_for(_change(fields.path, desk, now, arguments.since), desk, note)
        amended = fields
        for entry in entries:
            wrong = Wrong(entry.was, entry.now) if entry.was and entry.now else None
            amended = correct(amended, arguments.kind, entry.note, now, wrong)
        return amend(fields, amended, now, desk), _said(len(entries))

    return take_step("correct", arguments, step)


def _said(entries: int) -> str:
    return "1 correction noted" if entries == 1 else f"{entries} corrections noted"


def _change(path: str, desk, at, since: str | None):
    """What has become of an article since it was published. Raises WrongUse and Refused."""
    from copydesk.amend.refused import Refused
    from copydesk.change.covered import uncovered
    from copydesk.change.read import read_changed
    from copydesk.checking.guard import base_of, published_base
    from copydesk.error import WrongUse
    from copydesk.files import read_entry
    from copydesk.git import WORKTREE, Repository

    repository = Repository.of(desk.root)
    if repository is None:
        raise WrongUse(f"{desk.root} is in no Git repository, so nothing tells what was published.")
    base = base_of(repository, since) if since else published_base(repository)
    limit = desk.settings.limits.article_bytes
    changed = read_changed(
        repository, base, WORKTREE, desk, at, lambda side: read_entry(desk.root / side.path, desk.root, limit)
    )
    change = next((c for c in changed.changes if c.after and c.after.path == path and c.before), None)
    if change is None or not uncovered(change, desk):
        raise Refused(
            "Nothing of substance differs from the published version, or an entry says so already. "
            "Mend the text first; --since REV names another version to compare with."
        )
    if not change.was_out:
        raise Refused("No reader has seen it yet. Edit it as it stands.")
    return change
