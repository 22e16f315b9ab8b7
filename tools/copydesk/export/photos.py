"""The photos of an article: found, looked at and copied. What is wrong with one is a finding."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.article.parts import Photo
from copydesk.article.times import parse_date
from copydesk.export.picture import Picture, is_lfs_pointer, read_picture
from copydesk.export.state import State
from copydesk.facts import spot
from copydesk.files import Entry
from copydesk.finding import Finding, Severity, route_text


class PhotoFile(NamedTuple):
    """A photo in the bundle: its name in the item's folder, its size in bytes, and what its bytes are."""

    name: str
    size: int
    picture: Picture


def may_be_shown(photo: Photo, on: date) -> bool:
    """Whether the rights to a photo have not run out on a day."""
    last = parse_date(photo.expires) if photo.expires else None
    return last is None or on <= last


def copy_photos(
    article: Article, state: State, on: date, put: Callable[[str, bytes], None]
) -> tuple[dict[str, PhotoFile], list[Finding]]:
    """Hand each photo file that may be shown on a day to `put(name, bytes)`.

    The answer is the files by photo id, and what is wrong.
    """
    files: dict[str, PhotoFile] = {}
    findings: list[Finding] = []
    taken: dict[str, tuple[str, PhotoFile]] = {}
    for photo in article.photos:
        if not photo.id or not photo.file or not may_be_shown(photo, on):
            continue
        path = photo_path(article.path, photo.file, state.desk.settings.articles)
        name = PurePosixPath(path).name
        source, known = taken.get(name.casefold(), (path, None))
        if source != path:
            findings.append(
                _finding(
                    article,
                    photo,
                    "photo/name-taken",
                    f"{name} is also the name of another photo "
                    "of this article. They share a folder in the bundle: rename one of them.",
                )
            )
            continue
        if known is None:
            entry = state.photo(path, state.desk.settings.limits.photo_bytes)
            picture = read_picture(entry.data) if entry.data is not None else None
            if entry.data is None or picture is None:
                findings.append(_finding(article, photo, *_wrong(entry, photo, state)))
                continue
            known = PhotoFile(name, len(entry.data), picture)
            taken[name.casefold()] = (path, known)
            put(name, entry.data)
        files[photo.id] = known
    return files, findings


def photo_path(article_path: str, file: str, articles: str) -> str:
    """Where a photo's file stands: beside the article, or, with a folder, under that of all articles."""
    return str(PurePosixPath(articles, file) if "/" in file else PurePosixPath(article_path).with_name(file))


def _wrong(entry: Entry, photo: Photo, state: State) -> tuple[str, str]:
    limit = state.desk.settings.limits.photo_bytes
    if entry.trouble == "missing":
        place = f"under {state.desk.settings.articles}/" if "/" in photo.file else "beside the article"
        return (
            "photo/file-missing",
            f"There is no file {photo.file} {place}. Put it there, or correct the name.",
        )
    if entry.trouble in ("link", "outside"):
        return (
            "photo/link",
            f"{photo.file} is a link, and links are not followed. Put the picture itself there.",
        )
    if entry.trouble == "too-large":
        return "photo/too-large", (
            f"{photo.file} has {entry.size:,} bytes; the newsroom's limit is {limit:,} "
            "(limits.photo-bytes in the settings). Save it smaller."
        )
    if entry.data is None:
        return "photo/unreadable", f"{photo.file} can't be read{f': {entry.reason}' if entry.reason else ''}."
    if is_lfs_pointer(entry.data):
        return "photo/lfs-pointer", (
            f"{photo.file} is a Git LFS pointer, not the picture. "
            + (
                "Run `git lfs pull` and export again."
                if state.worktree
                else "The commit has no more of it: run `git lfs pull` and export the folder with --worktree."
            )
        )
    return (
        "photo/wrong-type",
        f"{photo.file} is no PNG, JPEG, WebP, GIF or AVIF picture, whatever its name says.",
    )


def _finding(article: Article, photo: Photo, rule: str, message: str) -> Finding:
    route = (*photo.route, "file")
    place = spot(article.source, article.span_of(route))
    return Finding(
        article.path, place.start, place.end, rule, Severity.ERROR, message, route_text(route), place.excerpt
    )
