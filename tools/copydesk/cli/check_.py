"""`copydesk check`: what is wrong, where, and what to do."""

import argparse
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from copydesk.cli.caching import add_cache
from copydesk.cli.engines import add_engine, engine_asked
from copydesk.cli.reporting import add_report, report


def add(commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="check articles",
        description="Check articles, every one of the newsroom's by default. Nothing is changed.",
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="articles or folders; - reads standard input"
    )
    add_report(parser)
    parser.add_argument("--stdin-path", metavar="PATH", help="the path that standard input stands for")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="check what has changed since this branch left REV, such as origin/main, and the changes themselves",
    )
    parser.add_argument("--exact", action="store_true", help="with --since: compare with REV itself")
    parser.add_argument(
        "--staged", action="store_true", help="check what the next commit would change (with --since: from REV on)"
    )
    parser.add_argument("--no-baseline", action="store_true", help="report what stands in the baseline, too")
    parser.add_argument("--preview", action="store_true", help="ask the rules on trial, too")
    add_engine(parser)
    parser.add_argument(
        "--shard", type=_shard, metavar="K/N", help="examine one of N parts of the articles, for `copydesk merge`"
    )
    parser.add_argument("--part", type=Path, metavar="FILE", help="with --shard: where the part is written to")
    add_cache(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and say by the exit code whether there is anything to mend."""
    if arguments.shard or arguments.part:
        return _part(arguments)
    desk, result = _checked(arguments)
    changed = arguments.since or arguments.staged
    return report(desk, result, arguments, "Clean: no article has changed." if changed else "")


def _checked(arguments: argparse.Namespace):
    """The desk, and what the check gave. Raises WrongUse and DeskError."""
    from copydesk.cli.paths import desk_and_paths, today
    from copydesk.error import WrongUse

    if arguments.engine and ("-" in arguments.paths or arguments.since is not None or arguments.staged):
        raise WrongUse("--engine checks articles of a commit; it does not go with -, --since and --staged.")
    if "-" in arguments.paths:
        return _standard_input(arguments)
    if arguments.stdin_path:
        raise WrongUse("--stdin-path goes with - only.")
    if arguments.since == "":
        raise WrongUse("--since wants a revision, such as origin/main.")
    if arguments.since or arguments.staged:
        return _changed(arguments)
    if arguments.exact:
        raise WrongUse("--exact goes with --since only.")
    desk, paths = desk_and_paths(arguments.paths)
    desk = _with_preview(desk, arguments)
    folder = desk.root / desk.settings.articles
    inside = all(path.is_relative_to(folder) and ".." not in path.parts for path in paths)
    if inside and not arguments.engine and not arguments.no_cache:
        result = _remembered(desk, paths, arguments)
        if result is not None:
            return desk, result
    from copydesk.baseline import Baseline
    from copydesk.checking.check import check_paths
    from copydesk.report.progress import Progress

    baseline = None if arguments.no_baseline else Baseline(desk.root)
    kept = None
    if arguments.engine:
        from copydesk.kept import kept_clean

        kept = kept_clean(desk)
    with engine_asked(arguments) as engine, Progress(sys.stderr, "checking") as progress:
        engine = _remembering(engine, kept, arguments) if kept else engine
        return desk, check_paths(paths, desk, progress.show, engine, today(desk), baseline, kept)


def _remembered(desk, paths: list[Path], arguments: argparse.Namespace):
    """The check of articles of the newsroom, of which nothing is done again that was done before; the result, or None
    where it has to be done."""
    from copydesk.baseline import Baseline
    from copydesk.checking.unchanged import Known, keep_result, key_of_check, result_of
    from copydesk.cli.caching import cache_asked
    from copydesk.cli.paths import today
    from copydesk.files import shown_path
    from copydesk.git import Repository

    repository = Repository.of(desk.root)
    if repository is None:
        return None
    cache = cache_asked(repository, arguments)
    asked = [shown_path(path, desk.root) for path in paths]
    day, baseline = today(desk), None if arguments.no_baseline else Baseline(desk.root)

    def saved(known: Known) -> bool:
        """Whether an editor has just saved one of the articles, so that nothing is kept of them."""
        return all(path.is_file() for path in paths) and not set(asked).isdisjoint(known.listing.others)

    def state() -> tuple[Known, bytes | None]:
        """What Git knows now, and the key of a check of it, if that is kept."""
        now = replace(desk)  # of which nothing has been loaded
        known = Known.of(repository, now, cache)
        if saved(known):
            return known, None
        return known, key_of_check(known, now, day, baseline.digest if baseline else "none", *asked)

    known, key = state()
    result = result_of(key, cache)
    if result is None:
        desk.keep_in(cache, known.desk)
        from copydesk.report.progress import Progress

        with engine_asked(arguments) as engine, Progress(sys.stderr, "checking") as progress:
            if paths == [desk.root / desk.settings.articles]:
                from copydesk.checking.everything import check_everything

                result, is_sure = check_everything(known, desk, engine, cache, day, baseline, progress.show)
            else:
                from copydesk.checking.check import check_paths
                from copydesk.checking.near import facts_near

                is_sure = False
                if not saved(known):
                    from copydesk.checking.remembered import Remembered

                    engine = Remembered(engine, cache, known.name, known.blobs, known.is_older)
                near = partial(facts_near, known=known, cache=cache)
                result = check_paths(paths, desk, progress.show, engine, day, baseline, others=near)
        if key and (is_sure or state()[1] == key):  # nobody has saved anything meanwhile
            keep_result(key, result, cache)
    return result


def _remembering(engine, kept, arguments: argparse.Namespace):
    """The engine, which does not examine again what the cache knows of a commit."""
    from copydesk.checking.remembered import Remembered
    from copydesk.checking.unchanged import MISSING
    from copydesk.cli.caching import cache_asked

    blobs, cache = kept.blobs, cache_asked(kept.repository, arguments)
    return Remembered(engine, cache, lambda path: blobs.get(path, MISSING), blobs)


def _part(arguments: argparse.Namespace) -> int:
    """Examine one part of the articles and write what came of it; 0 whatever was found, as that is not all. Raises
    WrongUse and DeskError."""
    from copydesk.checking.parts import Head, examine_part, write_part
    from copydesk.cli.paths import desk_and_paths
    from copydesk.error import WrongUse
    from copydesk.files import shown_path
    from copydesk.kept import kept_clean
    from copydesk.program import program
    from copydesk.report.look import counted, visible
    from copydesk.report.progress import Progress

    if not (arguments.shard and arguments.part):
        raise WrongUse("--shard K/N and --part FILE go together.")
    if "-" in arguments.paths or arguments.since is not None or arguments.staged or arguments.output:
        raise WrongUse("--shard writes a part of a check and no report; it goes with none of these: -, --since, "
                       "--staged, --output.")
    desk, paths = desk_and_paths(arguments.paths)
    asked = tuple(shown_path(path, desk.root) for path in paths)
    if any(not path.is_relative_to(desk.root) or ".." in path.parts for path in paths):
        raise WrongUse(f"--shard checks articles of the newsroom, and {visible(asked[0])} is outside of it.")
    desk = _with_preview(desk, arguments)
    kept = kept_clean(desk)
    part, of = arguments.shard
    with engine_asked(arguments) as engine, Progress(sys.stderr, "checking") as progress:
        engine = _remembering(engine, kept, arguments)
        number, examined = examine_part(paths, desk, part, of, engine, kept if arguments.engine else None)
        head = Head(part, of, number, kept.state, desk.fingerprint, program(), asked, desk.settings.preview)
        write_part(arguments.part, head, progress.over(examined, number))
    print(f"{visible(str(arguments.part))}: part {part} of {of}, {counted(number, 'article')}. "
          "`copydesk merge` tells what all parts have found.")
    return 0


def _standard_input(arguments: argparse.Namespace):
    from copydesk.baseline import Baseline
    from copydesk.checking.check import check_unsaved
    from copydesk.cli.paths import desk_above, today
    from copydesk.error import WrongUse
    from copydesk.files import shown_path

    if arguments.paths != ["-"]:
        raise WrongUse("- reads one article from standard input and goes with no other path.")
    path = Path(arguments.stdin_path or "articles/stdin.md")
    desk = _with_preview(desk_above(path), arguments)
    data = sys.stdin.buffer.read(desk.settings.limits.article_bytes + 1)
    baseline = None if arguments.no_baseline else Baseline(desk.root)
    return desk, check_unsaved(shown_path(path, desk.root), data, desk, today(desk), baseline)


def _changed(arguments: argparse.Namespace):
    """The desk, and what the check of a change gave."""
    from datetime import UTC, datetime
    from tempfile import TemporaryDirectory

    from copydesk.checking.guard import base_of, check_since, desk_of
    from copydesk.cli.caching import cache_asked
    from copydesk.desk import DeskError, load_desk
    from copydesk.error import WrongUse
    from copydesk.git import INDEX, WORKTREE, Repository

    if arguments.paths:
        raise WrongUse("--since and --staged find out themselves which articles have changed; name no paths.")
    desk = load_desk(Path.cwd())
    repository = Repository.of(desk.root)
    if repository is None:
        raise DeskError(f"{desk.root} is in no Git repository, so nothing tells what has changed.")
    base = base_of(repository, arguments.since, arguments.exact)
    target = INDEX if arguments.staged else WORKTREE
    with TemporaryDirectory(prefix="copydesk-") as folder:
        judging = desk_of(repository, INDEX, Path(folder)) if arguments.staged else desk
        judging, at = _with_preview(judging, arguments), datetime.now(UTC)
        known = not arguments.no_baseline
        wide = not arguments.staged  # a commit is not kept waiting for the whole archive
        cache = cache_asked(repository, arguments)
        result = check_since(repository, base, target, judging, at, arguments.jobs, known, wide, cache)
    return desk, result


def _with_preview(desk, arguments: argparse.Namespace):
    """The desk, with the rules on trial where they are asked for."""
    return replace(desk, settings=desk.settings._replace(preview=True)) if arguments.preview else desk


def _shard(text: str) -> tuple[int, int]:
    part, _, of = text.partition("/")
    if not (part.isdecimal() and of.isdecimal() and len(text) < 12 and 1 <= int(part) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part; write 2/5 for the second of five")
    return int(part), int(of)
