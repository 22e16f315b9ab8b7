"""`copydesk export`: the edition as a bundle for publishing systems."""

import argparse
import os
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path


def add(commands) -> None:
    """Declare the command."""
    from copydesk.cli.caching import add_cache
    from copydesk.cli.engines import add_cluster

    parser = commands.add_parser(
        "export",
        help="write the bundle of what is published",
        description="Write the bundle: every article that is published and out, from the last commit. "
        "Nothing is written unless all articles are free of errors.",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where to (default: bundle/, or delta/, in the newsroom's folder); DIR.tar.gz writes an archive alone",
    )
    parser.add_argument(
        "--as-of",
        metavar="TIME",
        help="the moment of the edition, such as 2025-09-18T17:17:00+02:00 (default: now)",
    )
    parser.add_argument(
        "--worktree", action="store_true", help="export the folder as it is, committed or not"
    )
    parser.add_argument("--archive", action="store_true", help="write DIR.tar.gz beside the folder, too")
    parser.add_argument(
        "--formats", metavar="LIST", help="only these formats, such as ninjs,html (default: all there are)"
    )
    parser.add_argument(
        "--since",
        type=Path,
        metavar="MANIFEST",
        help="write a delta instead: what leads from that bundle to this one (a manifest.json, or a bundle)",
    )
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="MANIFEST",
        help="name the manifest before this one in the manifest (a manifest.json, or a bundle)",
    )
    parser.add_argument(
        "--sign", type=Path, metavar="KEYFILE", help="sign the manifest with an SSH key: manifest.json.sig"
    )
    parser.add_argument("--bagit", action="store_true", help="put the bundle into a BagIt bag, for an archive")
    parser.add_argument("--list-formats", action="store_true", help="list the formats, and export nothing")
    add_cluster(parser)
    add_cache(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say by the exit code whether there is a bundle."""
    from copydesk.cli.caching import cache_asked
    from copydesk.cli.engines import cluster_asked
    from copydesk.desk import DeskError, load_desk
    from copydesk.error import WrongUse
    from copydesk.export.bundle import export
    from copydesk.export.catalogue import chosen
    from copydesk.export.commit import committed
    from copydesk.export.shipping import shipping_of
    from copydesk.export.staging import Target
    from copydesk.export.worktree import Worktree
    from copydesk.git import Repository
    from copydesk.report import text
    from copydesk.report.look import look_for
    from copydesk.report.progress import Progress

    if arguments.list_formats:
        return _list_formats()
    if sys.getfilesystemencoding() != "utf-8":
        raise WrongUse(
            "file names are not read as UTF-8 here, so the bundle would be another one than elsewhere. "
            "Set PYTHONUTF8=1 in the environment, or a locale with UTF-8."
        )
    formats = chosen(None if arguments.formats is None else arguments.formats.replace(",", " ").split())
    now = datetime.now(UTC).replace(microsecond=0)
    as_of = _moment(arguments.as_of) if arguments.as_of else now
    if as_of is None:
        raise WrongUse(f"{arguments.as_of!r} is no time; write it like 2025-09-18T17:17:00+02:00.")
    desk = load_desk(Path.cwd())
    shipping = shipping_of(arguments.previous, arguments.since, arguments.sign, arguments.bagit)
    target = Target.of(arguments.out or desk.root / shipping.kind, arguments.archive)
    if shipping.bagit and (shipping.since or target.archive):
        raise WrongUse("a bag is a folder with a whole bundle in it: neither a delta nor an archive.")
    for folder in (desk.settings.articles, desk.settings.schema):
        if (target.folder or target.archive).is_relative_to(os.path.realpath(desk.root / folder)):
            raise WrongUse(f"a bundle does not belong into {folder}/. Name another place with --out.")
    if arguments.engine and arguments.worktree:
        raise WrongUse("--engine exports a commit, which every worker has; it does not go with --worktree.")
    cache = cache_asked(Repository.of(desk.root), arguments)
    try:
        with nullcontext(Worktree(desk)) if arguments.worktree else committed(desk) as state:
            with (
                cluster_asked(arguments) as far,
                Progress(sys.stderr, "checking") as checking,
                Progress(sys.stderr, "writing") as writing,
            ):
                outcome = export(state, as_of, target, checking.show, writing.show, formats, shipping, cache, far)
            commit = state.commit
    except OSError as error:
        raise DeskError(
            f"the bundle can't be written: {error.strerror or error}"
            f"{f' ({error.filename})' if error.filename else ''}."
        ) from None
    if outcome.edition is None:
        text.write(outcome.errors, sys.stdout, look_for(sys.stdout, str(desk.root)))
        print("copydesk export: no bundle was written.", file=sys.stderr)
        return 1
    _say_left_out(outcome, as_of > now)
    _say_written(outcome, target, arguments.worktree, commit)
    return 0


def _say_written(outcome, target, worktree: bool, commit: str | None) -> None:
    from copydesk.export.delta import changes_in_words
    from copydesk.export.when import utc_text
    from copydesk.report.look import counted

    edition = outcome.edition
    origin = "the working tree" if worktree else f"commit {commit[:10]}"
    print(
        f"{counted(len(edition.published), 'item')} and {len(edition.withdrawn):,} withdrawn, "
        f"as of {utc_text(edition.as_of)}, from {origin}."
    )
    if outcome.delta:
        print(f"What has changed: {changes_in_words(outcome.delta.counts)}.")
    for place in (target.folder, target.archive):
        if place == target.folder and place:
            print(f"{counted(outcome.files, 'file')}, {outcome.size:,} bytes: {_shown(place)}")
        elif place:
            print(f"{place.stat().st_size:,} bytes: {_shown(place)}")


def _say_left_out(outcome, ahead: bool) -> None:
    from copydesk.report.look import counted

    left = outcome.left
    notes = [
        ("The edition lies in the future: it may hold what is not out yet.", ahead),
        (
            f"{counted(left.links, 'link')} to articles that are not out became plain text or were left out.",
            left.links,
        ),
        (
            f"{counted(left.markdown, 'article')} without its Markdown, which names one that is not out.",
            left.markdown,
        ),
        (f"{counted(left.photos, 'photo')} left out, because the rights have run out.", left.photos),
        (f"{counted(left.stills, 'animated picture')} became a still one: its first frame.", left.stills),
        (f"{counted(outcome.warnings, 'warning')}; `copydesk check` lists them.", outcome.warnings),
    ]
    for note, tell in notes:
        if tell:
            print(f"copydesk export: {note}", file=sys.stderr)


def _list_formats() -> int:
    from copydesk.export.catalogue import all_formats
    from copydesk.report.look import visible

    formats = all_formats()
    name, kind = (max(len(getattr(format, part)) for format in formats) for part in ("name", "media_type"))
    for format in formats:
        print(f"{visible(format.name):{name}}  {visible(format.media_type):{kind}}  {visible(format.summary)}")
    return 0


def _moment(text: str) -> datetime | None:
    from copydesk.article.times import parse_time

    moment = parse_time(text)
    return moment.astimezone(UTC) if moment else None


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    from copydesk.report.look import visible

    shown = os.path.relpath(path)
    return visible(str(path) if shown.startswith("..") else shown)
