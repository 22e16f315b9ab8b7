"""`copydesk hook`: the guard where Git asks for it, before a commit, before a push, and on the server."""

import argparse
import os
import sys
from pathlib import Path

from copydesk.cli.caching import cache_for

# The hooks of a clone, and what each does. They are offered to the pre-commit tool, too (tools/pages.py).
KINDS = {
    "pre-commit": "check what the commit would change",
    "pre-push": "check what the push would change",
}


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "hook",
        help="let Git ask copydesk before a commit, before a push, and on the server",
        description="Let Git ask copydesk. `install` sets the hooks of this clone up and leaves those of others "
        "alone; the rest is run by Git.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    install = actions.add_parser("install", help="set the hooks up in this clone")
    install.add_argument("hooks", nargs="*", metavar="HOOK", help=f"{' or '.join(KINDS)} (default: both)")
    install.set_defaults(run=_install)
    remove = actions.add_parser("uninstall", help="take copydesk's hooks out of this clone")
    remove.set_defaults(run=_uninstall)
    commit = actions.add_parser("pre-commit", help=KINDS["pre-commit"])
    commit.set_defaults(run=_pre_commit)
    push = actions.add_parser("pre-push", help=f"{KINDS['pre-push']}; Git tells it what is pushed")
    push.add_argument("remote", nargs="*", help=argparse.SUPPRESS)
    push.set_defaults(run=_pre_push)
    receive = actions.add_parser(
        "pre-receive",
        help="on the server: refuse a push that breaks the guard",
        description="On the server, in the hooks/pre-receive of a bare repository: refuse a push that breaks the "
        "guard, and tell the pusher why. Nothing is checked out.",
    )
    receive.add_argument(
        "--branch",
        action="append",
        metavar="NAME",
        help="a branch that is guarded, such as main or release/*; may be repeated (default: the one at HEAD)",
    )
    receive.set_defaults(run=_pre_receive)


def _install(arguments: argparse.Namespace) -> int:
    from copydesk.error import WrongUse
    from copydesk.hooks import install

    unknown = [name for name in arguments.hooks if name not in KINDS]
    if unknown:
        raise WrongUse(f"there is no hook {unknown[0]!r}; write {' or '.join(KINDS)}.")
    repository = _repository()
    done = install(repository.hooks_folder(), arguments.hooks or KINDS)
    for path in done.written:
        print(f"{_shown(path)} is set up.")
    for path in done.left:
        print(
            f"copydesk hook: {_shown(path)} is another's hook and was left alone. Add this line to it: "
            f"copydesk hook {path.name}" + (' "$@"' if path.name == "pre-push" else ""),
            file=sys.stderr,
        )
    return 1 if done.left else 0


def _uninstall(arguments: argparse.Namespace) -> int:
    from copydesk.hooks import uninstall

    removed = uninstall(_repository().hooks_folder(), KINDS)
    for path in removed:
        print(f"{_shown(path)} is taken out.")
    if not removed:
        print("There are no hooks of copydesk's here.")
    return 0


def _pre_commit(arguments: argparse.Namespace) -> int:
    from copydesk.checking.guard import base_of
    from copydesk.git import INDEX
    from copydesk.pushes import told_by_pre_commit

    repository = _repository(committing=True)
    change = told_by_pre_commit(os.environ, repository)
    if change and change.old and change.new:
        base = repository.merge_base(change.old, change.new) or change.old
        return _judge(repository, base, change.new, "The change", cache_for(repository))
    return _judge(repository, base_of(repository, None), INDEX, "The commit", cache_for(repository))


def _pre_push(arguments: argparse.Namespace) -> int:
    from copydesk.checking.guard import main_of
    from copydesk.pushes import base_of_push, sent, told_by_pre_commit

    repository = _repository()
    main = main_of(repository)
    worst = 0
    told = told_by_pre_commit(os.environ, repository)
    for push in [told] if told else sent(sys.stdin):
        if push.new and push.ref.startswith("refs/heads/"):
            known = push.old if push.old and repository.find(push.old) else None
            base = base_of_push(push._replace(old=known), repository, main)
            cache = cache_for(repository)
            worst = max(worst, _judge(repository, base, push.new, f"The push to {push.shown}", cache))
    return worst


def _pre_receive(arguments: argparse.Namespace) -> int:
    from copydesk.git import Repository
    from copydesk.pushes import base_of_push, guarded, received

    repository = Repository.pushed_to(Path.cwd())
    branches = arguments.branch or [repository.head_branch()]
    worst = 0
    for push in guarded(received(sys.stdin), branches):
        if push.new is None:
            worst = 1
            print(
                f"copydesk: {push.shown} is guarded and can't be deleted: readers have seen what is published on it."
            )
            continue
        base = base_of_push(push, repository)
        worst = max(worst, _judge(repository, base, push.new, f"The push to {push.shown}", cache_for(None)))
    return worst


def _judge(repository, base: str, target: str, what: str, cache) -> int:
    """Check what would change, and say whether it may: an error is in the way, a warning is only told."""
    from datetime import UTC, datetime
    from tempfile import TemporaryDirectory

    from copydesk.checking.guard import check_since, desk_of
    from copydesk.finding import Severity
    from copydesk.report import text
    from copydesk.report.look import look_for

    with TemporaryDirectory(prefix="copydesk-") as folder:
        desk = desk_of(repository, target, Path(folder))
        result = check_since(repository, base, target, desk, datetime.now(UTC), cache=cache)
        if result.findings:
            text.write(result, sys.stdout, look_for(sys.stdout, "", desk.settings.rules_url))
    if not any(finding.severity == Severity.ERROR for finding in result.findings):
        return 0
    sys.stdout.flush()
    print(f"copydesk: {what} was refused: see the errors above.", file=sys.stderr)
    return 1


def _repository(committing: bool = False):
    from copydesk.desk import DeskError, load_desk
    from copydesk.git import Repository

    desk = load_desk(Path.cwd())
    repository = Repository.of(desk.root, committing)
    if repository is None:
        raise DeskError(f"{desk.root} is in no Git repository, so it has no hooks.")
    return repository


def _shown(path: Path) -> str:
    from copydesk.report.look import visible

    return visible(os.path.relpath(path))
